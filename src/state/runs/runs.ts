// The kept runs as the page lists them, in step with the store and with other tabs. Curves are read when one is looked at.
import { create } from 'zustand';
import type { RunRecord } from '../../experiment/runs/record';
import { summaryOf, type RunSummary } from '../../experiment/runs/summary';
import { channel } from './channel';
import { openDatabase } from './database';
import { databaseShelf, memoryShelf, type Shelf } from './shelf';
import { storeTrouble } from './trouble';

export interface StorageUse {
  /** Bytes of the kept runs, about. */
  own: number;
  /** Bytes of everything that the browser keeps for this page, and how many it may; null where it does not say. */
  used: number | null;
  quota: number | null;
}

export interface RunsState {
  /** False until the store has been read. */
  ready: boolean;
  /** Newest first. */
  runs: RunSummary[];
  /** One sentence on what the store refused; null for nothing. */
  problem: string | null;
  storage: StorageUse;
}

export const useRuns = create<RunsState>(() => ({
  ready: false,
  runs: [],
  problem: null,
  storage: { own: 0, used: null, quota: null },
}));

const sorted = (runs: RunSummary[]): RunSummary[] => runs.toSorted((a, b) => b.created - a.created);

let shelf: Promise<Shelf> | null = null;

/** The shelf of this page: the database, or memory (which is said in `problem`) where the browser keeps nothing. */
export function openShelf(): Promise<Shelf> {
  shelf ??= openDatabase().then(
    () => databaseShelf,
    (error: unknown) => {
      useRuns.setState({ problem: storeTrouble(error) });
      return memoryShelf();
    },
  );
  return shelf;
}

async function measure(): Promise<void> {
  const estimate = await globalThis.navigator?.storage?.estimate?.().catch(() => null); // it may not say
  const own = useRuns.getState().runs.reduce((sum, { bytes }) => sum + bytes, 0);
  useRuns.setState({
    storage: { own, used: estimate?.usage ?? null, quota: estimate?.quota ?? null },
  });
}

/** Puts these runs, as the store has them, into the list; those that it has not are taken off. */
function show(ids: readonly string[], found: readonly RunSummary[]): void {
  useRuns.setState(({ runs }) => ({
    runs: sorted([...runs.filter(({ id }) => !ids.includes(id)), ...found]),
  }));
  void measure();
}

let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const open = await openShelf();
  channel().listen((message) => {
    if (message.type === 'runs')
      void open.summaries(message.ids).then((found) => show(message.ids, found), told);
  });
  const runs = sorted(await open.summaries());
  useRuns.setState({ ready: true, runs });
  await measure();
}

const told = (error: unknown): void => useRuns.setState({ problem: storeTrouble(error) });

/** Reads the list, once; every other function waits for it. Never rejects: what is wrong is in `problem`. */
export function loadRuns(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    told(error);
  });
  return loading;
}

/** Acts on the store and shows what came of it; false where it refused, with the sentence in `problem`. */
async function act(
  ids: readonly string[],
  task: (shelf: Shelf) => Promise<readonly RunRecord[]>,
): Promise<boolean> {
  await loadRuns();
  try {
    const found = await task(await openShelf());
    show(ids, found.map(summaryOf));
    channel().send({ type: 'runs', ids: [...ids] });
    return true;
  } catch (error) {
    told(error);
    return false;
  }
}

/** A run with its curves; null where it is gone or cannot be read (`problem` says why). */
export async function runById(id: string): Promise<RunRecord | null> {
  try {
    return await (await openShelf()).run(id);
  } catch (error) {
    told(error);
    return null;
  }
}

/** Keeps a run (one of the same id is replaced). */
export const keepRun = (run: RunRecord): Promise<boolean> =>
  act([run.id], async (shelf) => {
    await shelf.putRun(run);
    return [run];
  });

type Words = Pick<RunRecord, 'name' | 'note' | 'tags'>;

const reword = (id: string, words: Partial<Words>): Promise<boolean> =>
  act([id], async (shelf) => {
    const run = await shelf.changeRun(id, (found) => ({ ...found, ...words }));
    return run ? [run] : [];
  });

export const renameRun = (id: string, name: string): Promise<boolean> => reword(id, { name: name.trim() });
export const noteRun = (id: string, note: string): Promise<boolean> => reword(id, { note });
/** Each tag once, without blanks around it. */
export const tagRun = (id: string, tags: readonly string[]): Promise<boolean> =>
  reword(id, { tags: [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))] });

export const deleteRuns = (ids: readonly string[]): Promise<boolean> =>
  act(ids, async (shelf) => {
    await shelf.deleteRuns(ids);
    return [];
  });

/** Hands runs over to other sweeps: by run id the sweep's id. */
export const giveRunsTo = (sweeps: ReadonlyMap<string, string>): Promise<boolean> =>
  act([...sweeps.keys()], async (shelf) => {
    const changed = [...sweeps].map(([id, sweep]) =>
      shelf.changeRun(id, (run) => ({ ...run, sweep: run.sweep && { ...run.sweep, id: sweep } })),
    );
    return (await Promise.all(changed)).filter((run) => run !== null);
  });

/** The person has read the sentence. */
export const dismissRunsProblem = (): void => useRuns.setState({ problem: null });
