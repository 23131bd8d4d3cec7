// The end of an import: decoded pixels and the plan's items become a data set with a name that a link can carry.
import type { Dataset } from '../types';
import { itemSize } from '../types';
import type { ImportPlan, PlanItem } from './plan';
import { splitItems } from './split';

/** Size and colours that pictures are brought to. */
export interface ImageSize {
  height: number;
  width: number;
  channels: 1 | 3;
}

/** What a link may carry as the id of an own set. */
export const OWN_ID = /^[0-9a-f]{16}$/;

/** ITU-R BT.601 luma of RGBA pixels, or their RGB, written at `offset` of `values`. */
export function writePixels(
  values: Uint8Array,
  offset: number,
  rgba: ArrayLike<number>,
  channels: 1 | 3,
): void {
  for (let pixel = 0, at = offset; pixel < rgba.length; pixel += 4) {
    const [r, g, b] = [rgba[pixel], rgba[pixel + 1], rgba[pixel + 2]];
    if (channels === 1) values[at++] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    else {
      values[at++] = r;
      values[at++] = g;
      values[at++] = b;
    }
  }
}

// JPEG stores grey pictures as colour now and then, with rounding of a few levels.
const GREY_TOLERANCE = 8;

/** Whether RGBA pixels hold no colour. */
export function isGrey(rgba: ArrayLike<number>): boolean {
  for (let pixel = 0; pixel < rgba.length; pixel += 4) {
    const [r, g, b] = [rgba[pixel], rgba[pixel + 1], rgba[pixel + 2]];
    if (Math.max(r, g, b) - Math.min(r, g, b) > GREY_TOLERANCE) return false;
  }
  return true;
}

/** Builds the set from `values` (one image per item of `items`, in order; items that failed are left out of both). */
export function buildDataset(
  plan: Pick<ImportPlan, 'cameraNames' | 'excludeSameCamera'>,
  items: readonly PlanItem[],
  values: Uint8Array,
  size: ImageSize,
  name: string,
): Dataset {
  const identity = Int32Array.from(items, (item) => item.identity);
  return {
    name,
    shape: { kind: 'image', ...size },
    count: items.length,
    values,
    identity,
    trueIdentity: identity.slice(),
    camera: Int32Array.from(items, ({ camera }) => camera),
    cameraNames: [...plan.cameraNames],
    split: splitItems(items, plan.excludeSameCamera),
    excludeSameCamera: plan.excludeSameCamera,
  };
}

/** FNV-1a over bytes, then a finaliser, from a seed: two of them make a 64-bit name for a set. */
function hashBytes(seed: number, bytes: Uint8Array): number {
  let h = seed >>> 0;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 16 hex digits over file names, labels, cameras, parts, size and pixels: the same import has the same id. */
export function fingerprint(dataset: Dataset, paths: readonly string[]): string {
  const { shape, identity, camera, split, excludeSameCamera, values } = dataset;
  const words = [JSON.stringify(shape), String(itemSize(shape)), String(excludeSameCamera), ...paths];
  const parts = [identity, camera, split.train, split.query, split.gallery, values];
  const hash = (start: number) =>
    parts.reduce(
      (seed, { buffer, byteOffset, byteLength }) =>
        hashBytes(seed, new Uint8Array(buffer, byteOffset, byteLength)),
      hashBytes(start, new TextEncoder().encode(words.join('\n'))),
    );
  // The FNV offset basis and the golden ratio: any two different starts would do.
  return [0x811c9dc5, 0x9e3779b9].map((start) => hash(start).toString(16).padStart(8, '0')).join('');
}
