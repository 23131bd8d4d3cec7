// Whole runs, with curves and scores, read from the store when they are looked at.
import { useEffect, useState } from 'react';
import type { RunRecord } from '../../../experiment/runs/record';
import { runById } from '../../../state/runs/runs';

const NONE: ReadonlyMap<string, RunRecord> = new Map();

/** The runs of these ids as far as they are read; a run that is gone stays away. */
export function useRecords(ids: readonly string[]): ReadonlyMap<string, RunRecord> {
  const [records, setRecords] = useState(NONE);
  const wanted = ids.join();
  useEffect(() => {
    let left = false;
    const missing = wanted.split(',').filter((id) => id && !records.has(id));
    if (!missing.length) return;
    void Promise.all(missing.map(runById)).then((found) => {
      const read = found.filter((run) => run !== null);
      if (!left && read.length)
        setRecords((old) => new Map([...old, ...read.map((run) => [run.id, run] as const)]));
    });
    return () => {
      left = true;
    };
  }, [wanted, records]);
  return records;
}
