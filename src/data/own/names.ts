// What a path says: identity and camera by the naming of the re-identification benchmarks, or a folder and a number.

/** How identities are told apart: by benchmark file names, or by the innermost folder. */
export type Naming = 'market' | 'duke' | 'folders';

/** What a benchmark file name says. `identity` may be −1 (junk) or 0 (distractor); `camera` is the number in the name, from 1. */
export interface BenchmarkName {
  naming: 'market' | 'duke';
  identity: number;
  camera: number;
}

/** The part that Market-1501's folders play; gt_bbox and gt_query are the hand-drawn boxes, used by no protocol. */
export type BenchmarkFolder = 'train' | 'gallery' | 'query' | 'unused';

/** How a camera number follows from the last number of a file name. `groups`: camera = ⌊(number − 1) / size⌋. */
export type CameraRule = { kind: 'none' } | { kind: 'each' } | { kind: 'groups'; size: number };

// Zheng et al., "Scalable Person Re-identification: A Benchmark" (2015): identity_c<camera>s<sequence>_<frame>_<box>.jpg.
// Market-1501's own query folder also has names that end in .jpg.jpg.
const MARKET = /^(-1|\d{1,6})_c(\d{1,3})s\d+_\d+(?:_\d+)?(?:\.\w+){1,2}$/i;
// Zheng et al., DukeMTMC-reID (2017): identity_c<camera>_f<frame>.jpg.
const DUKE = /^(-1|\d{1,6})_c(\d{1,3})_f\d+(?:\.\w+){1,2}$/i;

const FOLDERS: Readonly<Record<string, BenchmarkFolder>> = {
  bounding_box_train: 'train',
  bounding_box_test: 'gallery',
  query: 'query',
  gt_bbox: 'unused',
  gt_query: 'unused',
};

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Everything before the last part of a path; '' where there is no folder. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '' : path.slice(0, end);
}

/** Identity and camera from a Market-1501 or DukeMTMC-reID file name, or null. */
export function parseBenchmarkName(file: string): BenchmarkName | null {
  for (const [naming, pattern] of [
    ['market', MARKET],
    ['duke', DUKE],
  ] as const) {
    const match = pattern.exec(file);
    if (match) return { naming, identity: Number(match[1]), camera: Number(match[2]) };
  }
  return null;
}

/** The part a folder path plays by the name of its innermost known folder, or null. */
export function benchmarkFolder(folder: string): BenchmarkFolder | null {
  for (const part of folder.toLowerCase().split('/').toReversed()) {
    if (Object.hasOwn(FOLDERS, part)) return FOLDERS[part];
  }
  return null;
}

/** The last whole number of a file name without its ending, e.g. 1 for `0108_01.png`; null where there is none. */
export function lastNumber(file: string): number | null {
  const stem = file.replace(/\.\w+$/, '');
  const match = /(\d+)\D*$/.exec(stem);
  return match ? Number(match[1]) : null;
}

/** The key by which a rule tells cameras apart, or null where the name has no number and the rule needs one. */
export function cameraKey(number: number | null, rule: CameraRule): number | null {
  if (rule.kind === 'none') return 0;
  if (number === null) return null;
  return rule.kind === 'each' ? number : Math.floor((number - 1) / rule.size);
}

/** What a person reads for a camera key, e.g. "5–8" for key 1 in groups of four. */
export function cameraName(key: number, rule: CameraRule): string {
  if (rule.kind === 'none') return 'all';
  if (rule.kind === 'each') return String(key);
  const low = Math.max(0, key * rule.size + 1);
  const high = (key + 1) * rule.size;
  return low === high ? String(low) : `${low}–${high}`;
}

/** A path as a plain name: forward slashes, no drive, no '.', '..' or empty part. So a zip's `../../x` reaches nowhere. */
export function cleanPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}
