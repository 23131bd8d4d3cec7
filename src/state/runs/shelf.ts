// Where kept runs and sweeps lie: the database, or memory where the browser keeps nothing.
import type { RunRecord } from '../../experiment/runs/record';
import { summaryOf, type RunSummary } from '../../experiment/runs/summary';
import type { StoredSweep } from '../../experiment/sweep/types';
import { openDatabase, type ExperimentsDatabase } from './database';
import { completedRun, completedSweep } from './migrate';

/** Everything rejects where the store refuses. */
export interface Shelf {
  /** Of these runs, or of all. */
  summaries(ids?: readonly string[]): Promise<RunSummary[]>;
  run(id: string): Promise<RunRecord | null>;
  putRun(run: RunRecord): Promise<void>;
  /** Reads, changes and writes in one go; null where the run is gone. */
  changeRun(id: string, change: (run: RunRecord) => RunRecord): Promise<RunRecord | null>;
  deleteRuns(ids: readonly string[]): Promise<void>;
  /** Keys of all cells that are trained. */
  finishedCells(): Promise<Set<string>>;
  sweeps(): Promise<StoredSweep[]>;
  putSweep(sweep: StoredSweep): Promise<void>;
  changeSweep(id: string, change: (sweep: StoredSweep) => StoredSweep): Promise<StoredSweep | null>;
  deleteSweep(id: string): Promise<void>;
}

const summarised = (run: RunRecord): RunSummary => summaryOf(completedRun(run));

/** Reads one value, changes it and writes it back, with nothing between. */
async function changeIn<S extends 'runs' | 'sweeps', V extends RunRecord | StoredSweep>(
  db: ExperimentsDatabase,
  store: S,
  id: string,
  change: (value: V) => V,
): Promise<V | null> {
  const transaction = db.transaction(store, 'readwrite');
  const found = (await transaction.store.get(id)) as V | undefined;
  const changed = found ? change(found) : null;
  if (changed) await transaction.store.put(changed as never);
  await transaction.done;
  return changed;
}

/** The shelf in this browser's database. */
export const databaseShelf: Shelf = {
  async summaries(ids) {
    const { store } = (await openDatabase()).transaction('runs');
    if (ids) {
      const found = await Promise.all(ids.map((id) => store.get(id)));
      return found.filter((run) => run !== undefined).map(summarised);
    }
    // One at a time, so that the curves of all runs are never in memory together.
    const all: RunSummary[] = [];
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
      all.push(summarised(cursor.value));
    return all;
  },
  async run(id) {
    const run = await (await openDatabase()).get('runs', id);
    return run ? completedRun(run) : null;
  },
  async putRun(run) {
    await (await openDatabase()).put('runs', run);
  },
  changeRun: async (id, change) => changeIn(await openDatabase(), 'runs', id, change),
  async deleteRuns(ids) {
    const transaction = (await openDatabase()).transaction('runs', 'readwrite');
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  },
  async finishedCells() {
    const index = (await openDatabase()).transaction('runs').store.index('cell');
    const keys = new Set<string>();
    for (let cursor = await index.openKeyCursor(); cursor; cursor = await cursor.continue())
      keys.add(cursor.key);
    return keys;
  },
  sweeps: async () => (await (await openDatabase()).getAll('sweeps')).map(completedSweep),
  async putSweep(sweep) {
    await (await openDatabase()).put('sweeps', sweep);
  },
  changeSweep: async (id, change) => changeIn(await openDatabase(), 'sweeps', id, change),
  async deleteSweep(id) {
    await (await openDatabase()).delete('sweeps', id);
  },
};

function changeHere<V>(map: Map<string, V>, id: string, change: (value: V) => V): Promise<V | null> {
  const found = map.get(id);
  if (found === undefined) return Promise.resolve(null);
  const value = change(found);
  map.set(id, value);
  return Promise.resolve(value);
}

function putHere<V extends { id: string }>(map: Map<string, V>, value: V): Promise<void> {
  map.set(value.id, value);
  return Promise.resolve();
}

/** A shelf that lasts as long as the page. */
export function memoryShelf(): Shelf {
  const runs = new Map<string, RunRecord>();
  const sweeps = new Map<string, StoredSweep>();
  return {
    summaries: (ids) =>
      Promise.resolve([...runs.values()].filter(({ id }) => !ids || ids.includes(id)).map(summaryOf)),
    run: (id) => Promise.resolve(runs.get(id) ?? null),
    putRun: (run) => putHere(runs, run),
    changeRun: (id, change) => changeHere(runs, id, change),
    deleteRuns: (ids) => {
      for (const id of ids) runs.delete(id);
      return Promise.resolve();
    },
    finishedCells: () =>
      Promise.resolve(new Set([...runs.values()].flatMap(({ sweep }) => (sweep ? [sweep.cell] : [])))),
    sweeps: () => Promise.resolve([...sweeps.values()]),
    putSweep: (sweep) => putHere(sweeps, sweep),
    changeSweep: (id, change) => changeHere(sweeps, id, change),
    deleteSweep: (id) => {
      sweeps.delete(id);
      return Promise.resolve();
    },
  };
}
