// Run files that a person brings in: read, kept, and what is wrong with them said by name.
import { parseRunFile } from '../../../experiment/files/runFile';
import { newId } from '../../../state/runs/newId';
import { keepRun, loadRuns, useRuns } from '../../../state/runs/runs';
import { countOf } from '../../shared/numberText';

export interface Imported {
  /** Ids of the runs that are kept now. */
  kept: string[];
  wrong: string[];
  notices: string[];
}

/** A run of 100,000 steps is some 10 MB. */
const LARGEST_FILE = 100_000_000;

/** Keeps a run under its own id, or another one where a different run has that. */
async function keep(text: string): Promise<{ id: string; notices: string[] }> {
  const { content, notices } = parseRunFile(text);
  const known = useRuns.getState().runs.find(({ id }) => id === content.id);
  if (known && known.weights === content.weights && known.steps === content.steps)
    return { id: known.id, notices: [...notices, `“${known.name}” is here already.`] };
  const run = known ? { ...content, id: newId() } : content;
  // A cell of a sweep of another machine is a run of its own here.
  if (!(await keepRun({ ...run, sweep: null }))) throw new Error('The run could not be kept.');
  return { id: run.id, notices };
}

/** Reads and keeps the runs of these files. Never rejects. */
export async function importRuns(files: readonly File[]): Promise<Imported> {
  await loadRuns();
  const outcome: Imported = { kept: [], wrong: [], notices: [] };
  for (const file of files) {
    try {
      if (file.size > LARGEST_FILE) throw new Error('It is too large for a run file.');
      const { id, notices } = await keep(await file.text());
      outcome.kept.push(id);
      outcome.notices.push(...notices.map((notice) => `${file.name}: ${notice}`));
    } catch (error) {
      outcome.wrong.push(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (outcome.kept.length) outcome.notices.unshift(`${countOf(outcome.kept.length, 'run')} brought in.`);
  return outcome;
}
