// The last run in IndexedDB, so that a reload loses nothing: one slot, written by the worker, never sent anywhere.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { BackendName, Checkpoint } from '../engine/types';
import type { Change } from '../experiment/moment';
import type { Options } from '../experiment/options';
import type { EvaluationReport, PartName } from './protocol';

/** What changes without a training step, and is small. */
export interface KeptView {
  /** Of the run this belongs to. */
  id: string;
  options: Options;
  journal: Change[];
  part: PartName;
  /** Item index of the selected anchor; null when none is known. */
  anchor: number | null;
}

/** All that a run needs to go on exactly where it was. */
export interface KeptRun extends KeptView {
  /** What the run was started with. */
  started: Options;
  on: BackendName[];
  checkpoint: Checkpoint;
  /** Records of all steps, checkpoint.step × STEP_COLUMNS.length. */
  records: Float32Array;
  evaluations: EvaluationReport[];
  /** Spent on training and evaluation; absent in runs of earlier versions. */
  milliseconds?: number;
}

/** Where the last run is kept. */
export interface RunStore {
  load(): Promise<KeptRun | null>;
  save(run: KeptRun): Promise<void>;
  saveView(view: KeptView): Promise<void>;
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  run: { key: 'last'; value: KeptRun };
  view: { key: 'last'; value: KeptView };
}

/** Whose last run: that of the Train view, or the cell of a sweep. */
export type Slot = 'hap2s-last-run' | 'hap2s-sweep-run';
const KEY = 'last';

/** The store of one slot in this browser. Rejects where storage is switched off or full. */
export function browserRunStore(slot: Slot): RunStore {
  let database: Promise<IDBPDatabase<Schema>> | null = null;

  function open(): Promise<IDBPDatabase<Schema>> {
    database ??= openDB<Schema>(slot, 1, {
      upgrade(db) {
        db.createObjectStore('run');
        db.createObjectStore('view');
      },
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close(); // another tab brings a newer version: let it
        database = null;
      },
      terminated: () => {
        database = null;
      },
    });
    database.catch(() => (database = null));
    return database;
  }

  return {
    async load() {
      const db = await open();
      const [run, view] = await Promise.all([db.get('run', KEY), db.get('view', KEY)]);
      return run ? { ...run, ...(view?.id === run.id ? view : {}) } : null;
    },
    async save(run) {
      const transaction = (await open()).transaction(['run', 'view'], 'readwrite');
      await Promise.all([
        transaction.objectStore('run').put(run, KEY),
        transaction.objectStore('view').delete(KEY),
        transaction.done,
      ]);
    },
    async saveView(view) {
      await (await open()).put('view', view, KEY);
    },
    async clear() {
      const transaction = (await open()).transaction(['run', 'view'], 'readwrite');
      await Promise.all([
        transaction.objectStore('run').clear(),
        transaction.objectStore('view').clear(),
        transaction.done,
      ]);
    },
  };
}
