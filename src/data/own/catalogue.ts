// From a list of paths to what lies in it: naming, groups, identities, and what is no image.
import { baseName, benchmarkFolder, cleanPath, folderOf, lastNumber, parseBenchmarkName } from './names';
import type { BenchmarkFolder, Naming } from './names';
import { LIMITS } from './limits';
import { OwnImagesError } from './errors';
import { SkipList } from './skipped';
import type { Skipped, SkipReason } from './skipped';

/** One file as found: `size` in bytes (unpacked), `problem` where the finder already knows that it cannot be used. */
export interface SourceEntry {
  path: string;
  size: number;
  problem?: SkipReason;
}

export interface CatalogueImage {
  path: string;
  /** Index into the list of entries that the catalogue was made from. */
  entry: number;
  /** Index into `groups`. */
  group: number;
  /** Benchmark names: the identity number as text. Folders: the folder's path. */
  identity: string;
  /** Benchmark names: the camera number. Folders: the last number of the file name, or null. */
  number: number | null;
}

/** Folder that holds identities (folders), or images with benchmark names. */
export interface CatalogueGroup {
  path: string;
  /** What Market-1501 calls this folder; null elsewhere. */
  benchmark: BenchmarkFolder | null;
}

/** Images in path order, so that the result does not depend on the order in which files were found. */
export interface Catalogue {
  naming: Naming;
  images: CatalogueImage[];
  groups: CatalogueGroup[];
  skipped: Skipped[];
}

const IMAGE = /\.(png|jpe?g|gif|bmp|webp)$/i;
const ARCHIVE = /\.(zip|rar|7z|tar|t?gz|bz2|xz)$/i;
// What operating systems leave beside pictures.
const SYSTEM_FILES = new Set(['thumbs.db', 'desktop.ini', '__macosx']);

/** Orders by UTF-16 code units: the same everywhere, unlike locale order. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function reasonToSkip(entry: SourceEntry, path: string): SkipReason | null {
  const parts = path.split('/');
  if (parts.some((part) => part.startsWith('.') || SYSTEM_FILES.has(part.toLowerCase()))) return 'hidden';
  if (ARCHIVE.test(path)) return 'nested-archive';
  if (!IMAGE.test(path)) return 'not-image';
  if (entry.problem) return entry.problem;
  if (entry.size === 0) return 'empty';
  return entry.size > LIMITS.entryBytes ? 'too-big' : null;
}

interface Found {
  path: string;
  entry: number;
}

function findImages(entries: readonly SourceEntry[], skipped: SkipList): Found[] {
  const found = entries
    .map((entry, index) => ({ path: cleanPath(entry.path), entry: index }))
    .toSorted((a, b) => byCodeUnits(a.path, b.path) || a.entry - b.entry);
  let previous = '';
  return found.filter(({ path, entry }) => {
    const reason = path === previous ? 'duplicate' : reasonToSkip(entries[entry], path);
    previous = path;
    if (reason) skipped.add(reason, path);
    return reason === null;
  });
}

/** Benchmark names only where at least half of the images have them: one stray name changes nothing. */
function namingOf(images: readonly Found[]): Naming {
  const counts = { market: 0, duke: 0 };
  for (const { path } of images) {
    const name = parseBenchmarkName(baseName(path));
    if (name) counts[name.naming] += 1;
  }
  const best = counts.duke > counts.market ? 'duke' : 'market';
  return counts[best] * 2 >= images.length ? best : 'folders';
}

interface Reading {
  group: string;
  identity: string;
  number: number | null;
}

function readBenchmark(path: string, naming: Naming): Reading | SkipReason {
  const name = parseBenchmarkName(baseName(path));
  if (!name || name.naming !== naming) return 'unreadable-name';
  const folder = folderOf(path);
  // Some copies sort the images once more, into a folder per identity number.
  const group = /^-?\d+$/.test(baseName(folder)) ? folderOf(folder) : folder;
  return { group, identity: String(name.identity), number: name.camera };
}

function readFolders(path: string): Reading | SkipReason {
  const folder = folderOf(path);
  if (folder === '') return 'no-folder';
  return { group: folderOf(folder), identity: folder, number: lastNumber(baseName(path)) };
}

/** Reads a list of files. Throws an OwnImagesError where there is no usable image or too much of everything. */
export function catalogueOf(entries: readonly SourceEntry[]): Catalogue {
  if (entries.length > LIMITS.entries) {
    throw new OwnImagesError(
      `This holds ${entries.length} files; at most ${LIMITS.entries} can be read at once.`,
      'Choose a folder that holds only the images.',
    );
  }
  const skipped = new SkipList();
  const found = findImages(entries, skipped);
  const naming = namingOf(found);
  const groups = new Map<string, number>();
  const images: CatalogueImage[] = [];
  for (const { path, entry } of found) {
    const reading = naming === 'folders' ? readFolders(path) : readBenchmark(path, naming);
    if (typeof reading === 'string') {
      skipped.add(reading, path);
      continue;
    }
    const group = groups.get(reading.group) ?? groups.size;
    groups.set(reading.group, group);
    images.push({ path, entry, group, identity: reading.identity, number: reading.number });
  }
  if (images.length === 0) throw nothingUsable(entries.length, skipped.list());
  const benchmark = (path: string) => (naming === 'folders' ? null : benchmarkFolder(path));
  return {
    naming,
    images,
    groups: [...groups.keys()].map((path) => ({ path, benchmark: benchmark(path) })),
    skipped: skipped.list(),
  };
}

function nothingUsable(entries: number, skipped: readonly Skipped[]): OwnImagesError {
  const remedy = 'Choose a folder (or a zip of one) with a subfolder of pictures per identity.';
  if (entries === 0) return new OwnImagesError('The folder is empty.', remedy);
  if (skipped.some(({ reason }) => reason === 'no-folder')) {
    return new OwnImagesError('The pictures lie in no folder, so nothing says who is in them.', remedy);
  }
  const example = skipped[0]?.examples[0];
  return new OwnImagesError(
    `No usable picture among ${entries} ${entries === 1 ? 'file' : 'files'}${example ? ` (for example “${example}”)` : ''}.`,
    `${remedy} PNG, JPEG, GIF, BMP and WebP can be read.`,
  );
}
