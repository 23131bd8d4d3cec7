// Kept runs and sweeps in IndexedDB. They never leave the machine.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { RunRecord } from '../../experiment/runs/record';
import type { StoredSweep } from '../../experiment/sweep/types';
import { fromVersion1, type RunVersion1 } from './migrate';

export interface ExperimentsSchema extends DBSchema {
  runs: { key: string; value: RunRecord; indexes: { cell: string } };
  sweeps: { key: string; value: StoredSweep };
}

export type ExperimentsDatabase = IDBPDatabase<ExperimentsSchema>;

export const DATABASE = 'hap2s-experiments';
/** 1: runs alone, numbers as plain arrays. 2: typed arrays, notes, tags, sweeps. */
export const VERSION = 2;

let database: Promise<ExperimentsDatabase> | null = null;

const connect = async (): Promise<ExperimentsDatabase> =>
  openDB<ExperimentsSchema>(DATABASE, VERSION, {
    async upgrade(db, from, _to, transaction) {
      if (from < 1) db.createObjectStore('runs', { keyPath: 'id' });
      if (from < 2) {
        db.createObjectStore('sweeps', { keyPath: 'id' });
        const runs = transaction.objectStore('runs');
        for (let cursor = await runs.openCursor(); cursor; cursor = await cursor.continue())
          await cursor.update(fromVersion1(cursor.value as unknown as RunVersion1));
        runs.createIndex('cell', 'sweep.cell'); // runs of no sweep are not in it
      }
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close(); // another tab brings a newer version: let it
      database = null;
    },
    terminated: () => {
      database = null;
    },
  });

/** The open database. Rejects where storage is switched off. */
export function openDatabase(): Promise<ExperimentsDatabase> {
  database ??= connect();
  database.catch(() => (database = null));
  return database;
}
