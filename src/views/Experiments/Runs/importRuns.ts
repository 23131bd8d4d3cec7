// Run files that a person brings in: read, kept, and what is wrong with them said by name.
import type { RunRecord } from '../../../experiment/runs/record';
import { newId } from '../../../state/runs/newId';
import { keepRun, loadRuns, useRuns } from '../../../state/runs/runs';
import { countOf } from '../../shared/numberText';
import { readFiles } from '../readFiles';

export interface Imported {
  /** Ids of the runs that came with the files and are kept now. */
  kept: string[];
  wrong: string[];
  notices: string[];
}

/** Keeps a run under its own id, or another one where a different run has that; null where the store refuses. */
async function keep(run: RunRecord): Promise<{ id: string; known: boolean } | null> {
  const other = useRuns.getState().runs.find(({ id }) => id === run.id);
  if (other && other.weights === run.weights && other.steps === run.steps)
    return { id: other.id, known: true };
  const id = other ? newId() : run.id;
  // A cell of a sweep that is elsewhere is a run of its own here.
  return (await keepRun({ ...run, id, sweep: null })) ? { id, known: false } : null;
}

/** Reads and keeps the runs of these files. Never rejects; what the store refuses is in its own `problem`. */
export async function importRuns(files: readonly File[]): Promise<Imported> {
  await loadRuns();
  const { brought, wrong } = await readFiles(files);
  const outcome: Imported = { kept: [], wrong, notices: [] };
  for (const found of brought) {
    if (found.kind === 'network') {
      wrong.push(
        `${found.file}: This is a network, not a run. Drop it on the Compare page to go on with it.`,
      );
      continue;
    }
    const kept = await keep(found.run);
    if (!kept) continue;
    outcome.kept.push(kept.id);
    const notices = kept.known ? [...found.notices, 'This run is here already.'] : found.notices;
    outcome.notices.push(...notices.map((notice) => `${found.file}: ${notice}`));
  }
  if (outcome.kept.length) outcome.notices.unshift(`${countOf(outcome.kept.length, 'run')} brought in.`);
  return outcome;
}
