// From what was found and what the person chose to what will be trained and tested, before a pixel is decoded.
import { cameraKey, cameraName } from './names';
import type { BenchmarkFolder, CameraRule, Naming } from './names';
import { LIMITS } from './limits';
import { SkipList } from './skipped';
import type { Skipped } from './skipped';
import { splitItems } from './split';
import { byCodeUnits } from './catalogue';
import type { Catalogue, CatalogueImage } from './catalogue';
import { defaultRoles } from './roles';
import type { Role } from './roles';

export interface PlanChoices {
  /** A role per group, in the order of the catalogue's groups. */
  roles: Role[];
  /** Ignored where file names say the camera. */
  cameraRule: CameraRule;
}

/** `query` and `gallery` are fixed by folder; `test` is still to be divided. */
export type Part = 'train' | 'test' | 'query' | 'gallery';

export interface PlanItem {
  path: string;
  /** Index into the list of entries. */
  entry: number;
  /** Label: the benchmark's number (−1 junk, 0 distractor), or 1, 2, … in path order. */
  identity: number;
  /** Index into the plan's cameraNames. */
  camera: number;
  part: Part;
}

export interface PlanGroup {
  path: string;
  benchmark: BenchmarkFolder | null;
  role: Role;
  identities: number;
  images: number;
}

/** Images per identity over all items that stay; `histogram` counts identities with from … to images. */
export interface PerIdentity {
  min: number;
  median: number;
  max: number;
  histogram: { from: number; to: number; count: number }[];
}

export type PlanProblem = 'few-train' | 'no-query' | 'no-gallery';

export interface ImportPlan {
  naming: Naming;
  groups: PlanGroup[];
  /** Everything that will be decoded, in path order. */
  items: PlanItem[];
  identities: number;
  cameraNames: string[];
  /** false where there is one camera for all. */
  excludeSameCamera: boolean;
  perIdentity: PerIdentity;
  train: { identities: number; images: number };
  test: { identities: number; queries: number; gallery: number };
  skipped: Skipped[];
  /** Why it cannot be used as it is; empty when it can. */
  problems: PlanProblem[];
}

/** The choices a person starts from: benchmark roles or halves, and no cameras where names do not say them. */
export function defaultChoices(catalogue: Catalogue): PlanChoices {
  return { roles: defaultRoles(catalogue), cameraRule: { kind: 'none' } };
}

/** Benchmark identities are one pool whatever their folder; folder identities belong to their group. */
const poolOf = (image: CatalogueImage, naming: Naming) => (naming === 'folders' ? image.group : -1);

/** Identities of `half` groups that train: the first half, in path order (numeric order for benchmark names). */
function trainingHalf(catalogue: Catalogue, roles: readonly Role[]): Set<string> {
  const pools = new Map<number, Set<string>>();
  for (const image of catalogue.images) {
    if (roles[image.group] !== 'half' || Number(image.identity) <= 0) continue;
    const pool = poolOf(image, catalogue.naming);
    pools.set(pool, (pools.get(pool) ?? new Set()).add(image.identity));
  }
  const order =
    catalogue.naming === 'folders' ? byCodeUnits : (a: string, b: string) => Number(a) - Number(b);
  const half = new Set<string>();
  for (const pool of pools.values()) {
    const identities = [...pool].toSorted(order);
    for (const identity of identities.slice(0, Math.ceil(identities.length / 2))) half.add(identity);
  }
  return half;
}

function partOf(image: CatalogueImage, catalogue: Catalogue, roles: readonly Role[], half: Set<string>) {
  const role = roles[image.group];
  if (role === 'skip' || role === 'train') return role;
  if (role === 'half') return half.has(image.identity) ? 'train' : 'test';
  const { benchmark } = catalogue.groups[image.group];
  return benchmark === 'query' || benchmark === 'gallery' ? benchmark : 'test';
}

interface Placed {
  image: CatalogueImage;
  camera: number;
  part: Part;
}

/** Gives each image its part and camera key, and leaves out what cannot have one. */
function placeImages(catalogue: Catalogue, choices: PlanChoices, skipped: SkipList): Placed[] {
  const half = trainingHalf(catalogue, choices.roles);
  const rule: CameraRule = catalogue.naming === 'folders' ? choices.cameraRule : { kind: 'each' };
  const placed: Placed[] = [];
  for (const image of catalogue.images) {
    const part = partOf(image, catalogue, choices.roles, half);
    if (part === 'skip') continue;
    const camera = cameraKey(image.number, rule);
    if (camera === null) skipped.add('no-number', image.path);
    else if (part === 'train' && Number(image.identity) <= 0) skipped.add('junk-in-train', image.path);
    else placed.push({ image, camera, part });
  }
  return keepDisjoint(placed, skipped);
}

/** An identity that trains cannot test: its test images are left out. */
function keepDisjoint(placed: readonly Placed[], skipped: SkipList): Placed[] {
  const training = new Set(placed.filter(({ part }) => part === 'train').map(({ image }) => image.identity));
  return placed.filter(({ image, part }) => {
    const seen = part !== 'train' && training.has(image.identity);
    if (seen) skipped.add('seen-in-training', image.path);
    return !seen;
  });
}

/** A query folder is only one if there is a gallery for it, and the other way round. */
function settleParts(placed: readonly Placed[]): Placed[] {
  const has = (part: Part) => placed.some((entry) => entry.part === part);
  if (has('query') && (has('gallery') || has('test'))) {
    return placed.map((entry) => (entry.part === 'test' ? { ...entry, part: 'gallery' } : entry));
  }
  return placed.map((entry) => (entry.part === 'train' ? entry : { ...entry, part: 'test' }));
}

function toItems(placed: readonly Placed[], naming: Naming, cameras: readonly number[]): PlanItem[] {
  const labels = new Map<string, number>();
  const cameraIndex = new Map(cameras.map((key, index) => [key, index]));
  return placed.map(({ image, camera, part }) => {
    const label = labels.get(image.identity) ?? labels.size + 1;
    labels.set(image.identity, label);
    return {
      path: image.path,
      entry: image.entry,
      identity: naming === 'folders' ? label : Number(image.identity),
      camera: cameraIndex.get(camera) ?? 0,
      part,
    };
  });
}

// A histogram beside a sentence: eight bars are enough to see its form.
const BINS = 8;

function perIdentityOf(items: readonly PlanItem[]): PerIdentity {
  const counts = new Map<number, number>();
  for (const { identity } of items) if (identity > 0) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  const sorted = [...counts.values()].toSorted((a, b) => a - b);
  if (sorted.length === 0) return { min: 0, median: 0, max: 0, histogram: [] };
  const [min, max] = [sorted[0], sorted[sorted.length - 1]];
  const width = Math.ceil((max - min + 1) / BINS);
  const bins = Math.ceil((max - min + 1) / width);
  const histogram = Array.from({ length: bins }, (_, bin) => {
    const from = min + bin * width;
    const to = from + width - 1;
    return { from, to, count: sorted.filter((n) => n >= from && n <= to).length };
  });
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { min, median, max, histogram };
}

function groupsOf(catalogue: Catalogue, roles: readonly Role[]): PlanGroup[] {
  const identities = catalogue.groups.map(() => new Set<string>());
  const images = catalogue.groups.map(() => 0);
  for (const image of catalogue.images) {
    identities[image.group].add(image.identity);
    images[image.group] += 1;
  }
  return catalogue.groups.map(({ path, benchmark }, index) => ({
    path,
    benchmark,
    role: roles[index],
    identities: identities[index].size,
    images: images[index],
  }));
}

const countIdentities = (items: readonly PlanItem[]) =>
  new Set(items.map(({ identity }) => identity).filter((identity) => identity > 0)).size;

/** Works out the plan; the same catalogue and choices always give the same one. */
export function planImport(catalogue: Catalogue, choices: PlanChoices): ImportPlan {
  const { naming } = catalogue;
  const skipped = new SkipList();
  const placed = settleParts(placeImages(catalogue, choices, skipped));
  const cameras = [...new Set(placed.map(({ camera }) => camera))].toSorted((a, b) => a - b);
  const rule: CameraRule = naming === 'folders' ? choices.cameraRule : { kind: 'each' };
  const items = toItems(placed, naming, cameras);
  const excludeSameCamera = cameras.length > 1;
  return {
    naming,
    groups: groupsOf(catalogue, choices.roles),
    items,
    identities: countIdentities(items),
    cameraNames: cameras.map((key) => cameraName(key, rule)),
    excludeSameCamera,
    perIdentity: perIdentityOf(items),
    ...measureParts(items, excludeSameCamera),
    skipped: [...catalogue.skipped, ...skipped.list()],
  };
}

/** How much trains and tests, and what stands against it; also asked after decoding, when some pictures proved broken. */
export function measureParts(
  items: readonly PlanItem[],
  cameras: boolean,
): Pick<ImportPlan, 'train' | 'test' | 'problems'> {
  const { train, query, gallery } = splitItems(items, cameras);
  const identities = (...parts: Int32Array[]) =>
    countIdentities(parts.flatMap((part) => Array.from(part, (index) => items[index])));
  const trainIdentities = identities(train);
  const problems: PlanProblem[] = [];
  // Two identities are the fewest for which there is a negative.
  if (trainIdentities < 2) problems.push('few-train');
  if (query.length === 0) problems.push('no-query');
  else if (gallery.length === 0) problems.push('no-gallery');
  return {
    train: { identities: trainIdentities, images: train.length },
    test: { identities: identities(query, gallery), queries: query.length, gallery: gallery.length },
    problems,
  };
}

/** Bytes that the decoded set takes. */
export function decodedBytes(items: number, height: number, width: number, channels: number): number {
  return items * height * width * channels;
}

/** Whether a set of this size would be refused. */
export function isTooLarge(items: number, height: number, width: number, channels: number): boolean {
  return decodedBytes(items, height, width, channels) > LIMITS.decodedBytes;
}
