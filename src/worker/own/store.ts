// Own image sets in IndexedDB: a set is there whole or not at all, survives a reload, and leaves the machine never.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { fingerprint } from '../../data/own/dataset';
import { OwnImagesError } from '../../data/own/errors';
import type { Dataset, ItemShape } from '../../data/types';
import { itemSize } from '../../data/types';
import { failure, FailureError } from '../failures';

/** What a list shows of a stored set. */
export interface OwnSummary {
  /** Fingerprint over names, labels and pixels (16 hex digits): the same import has the same id on every machine. */
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  created: number;
  shape: ItemShape;
  images: number;
  trainIdentities: number;
  testIdentities: number;
  trainImages: number;
  queries: number;
  gallery: number;
  cameras: number;
  /** Pixels of all images. */
  bytes: number;
  /** The pixels of a few images, one after the other. */
  preview: Uint8Array;
}

type StoredSet = Dataset & { id: string };

interface OwnSchema extends DBSchema {
  summaries: { key: string; value: OwnSummary };
  sets: { key: string; value: StoredSet };
}

const DATABASE = 'hap2s-own-images';
const PREVIEWS = 8;

let database: Promise<IDBPDatabase<OwnSchema>> | null = null;

function open(): Promise<IDBPDatabase<OwnSchema>> {
  database ??= openDB<OwnSchema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('summaries', { keyPath: 'id' });
      db.createObjectStore('sets', { keyPath: 'id' });
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close(); // another tab brings a newer version: let it
      database = null;
    },
    terminated: () => {
      database = null;
    },
  });
  return database;
}

/** Says in a sentence why the browser's storage refused. */
function storageError(error: unknown, doing: string): OwnImagesError {
  database = null;
  if (error instanceof OwnImagesError) return error;
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return new OwnImagesError(
      `The browser has no room left to ${doing}.`,
      'Remove a stored set, choose a smaller size, or free disk space.',
    );
  }
  const why = error instanceof Error ? `: ${error.message}` : '';
  return new OwnImagesError(
    `The browser's storage could not ${doing}${why}.`,
    'In a private window storage may be switched off: use an ordinary one.',
  );
}

/** Spread over the set, so that several identities show. */
function previewOf(dataset: Dataset): Uint8Array {
  const size = itemSize(dataset.shape);
  const count = Math.min(PREVIEWS, dataset.count);
  const preview = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const item = Math.floor((i * dataset.count) / count);
    preview.set(dataset.values.subarray(item * size, (item + 1) * size), i * size);
  }
  return preview;
}

function countIdentities(dataset: Dataset, ...parts: Int32Array[]): number {
  const known = new Set<number>();
  for (const part of parts) for (const item of part) known.add(dataset.identity[item]);
  return [...known].filter((identity) => identity > 0).length;
}

function summarise(id: string, dataset: Dataset): OwnSummary {
  const { train, query, gallery } = dataset.split;
  return {
    id,
    name: dataset.name,
    created: Date.now(),
    shape: dataset.shape,
    images: dataset.count,
    trainIdentities: countIdentities(dataset, train),
    testIdentities: countIdentities(dataset, query, gallery),
    trainImages: train.length,
    queries: query.length,
    gallery: gallery.length,
    cameras: dataset.cameraNames.length,
    bytes: dataset.values.byteLength,
    preview: previewOf(dataset),
  };
}

/** Stored sets, newest first. Throws an OwnImagesError where storage is switched off. */
export async function listOwn(): Promise<OwnSummary[]> {
  try {
    const all = await (await open()).getAll('summaries');
    return all.toSorted((a, b) => b.created - a.created);
  } catch (error) {
    throw storageError(error, 'list your image sets');
  }
}

/** The set with this id. Throws a FailureError of kind 'missing-images' where this browser does not have it. */
export async function loadOwn(id: string): Promise<Dataset> {
  const stored = await readSet(id);
  if (!stored) {
    throw new FailureError(
      failure(
        'missing-images',
        `This run needs own images${id ? ` (set ${id})` : ''} that are not in this browser: images are never part of a link.`,
        'Import the same folder or zip with the same choices, or choose other data.',
        true,
      ),
    );
  }
  const { id: _id, ...dataset } = stored;
  return dataset;
}

async function readSet(id: string): Promise<StoredSet | undefined> {
  try {
    return await (await open()).get('sets', id);
  } catch (error) {
    throw storageError(error, 'read the image set');
  }
}

/** Stores a set under its fingerprint, over an equal one if there is one. `paths`: the file of each item. */
export async function saveOwn(dataset: Dataset, paths: readonly string[]): Promise<OwnSummary> {
  const id = fingerprint(dataset, paths);
  const summary = summarise(id, dataset);
  try {
    const transaction = (await open()).transaction(['summaries', 'sets'], 'readwrite');
    await Promise.all([
      transaction.objectStore('sets').put({ ...dataset, id }),
      transaction.objectStore('summaries').put(summary),
      transaction.done,
    ]);
    return summary;
  } catch (error) {
    throw storageError(error, 'keep the image set');
  }
}

/** Forgets a set. */
export async function removeOwn(id: string): Promise<void> {
  try {
    const transaction = (await open()).transaction(['summaries', 'sets'], 'readwrite');
    await Promise.all([
      transaction.objectStore('sets').delete(id),
      transaction.objectStore('summaries').delete(id),
      transaction.done,
    ]);
  } catch (error) {
    throw storageError(error, 'remove the image set');
  }
}
