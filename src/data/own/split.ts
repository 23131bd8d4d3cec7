// Which items train, which ask, and which are searched.
import type { Split } from '../types';
import type { PlanItem } from './plan';

interface Waiting {
  index: number;
  camera: number;
}

/** The first image of each camera; all of an identity's images would ask then if no camera had two, so only its first does. */
function firstOfEachCamera(images: readonly Waiting[]): Set<number> {
  const seen = new Set<number>();
  const first = images.filter(({ camera }) => !seen.has(camera) && seen.add(camera));
  const asking = first.length === images.length ? images.slice(0, 1) : first;
  return new Set(asking.map(({ index }) => index));
}

function firstOfIdentity(images: readonly Waiting[]): Set<number> {
  return new Set(images.slice(0, 1).map(({ index }) => index));
}

/**
 * Divides items, in their order, by part. Of undivided test items the first image of each identity and camera (without
 * cameras: of each identity) is a query and the rest the gallery; junk and distractors are gallery only.
 */
export function splitItems(
  items: readonly Pick<PlanItem, 'identity' | 'camera' | 'part'>[],
  cameras: boolean,
): Split {
  const byIdentity = new Map<number, Waiting[]>();
  items.forEach(({ identity, camera, part }, index) => {
    if (part !== 'test' || identity <= 0) return;
    const images = byIdentity.get(identity) ?? [];
    images.push({ index, camera });
    byIdentity.set(identity, images);
  });
  const queries = new Set<number>();
  for (const images of byIdentity.values()) {
    const asking = cameras ? firstOfEachCamera(images) : firstOfIdentity(images);
    for (const index of asking) queries.add(index);
  }
  const train: number[] = [];
  const query: number[] = [];
  const gallery: number[] = [];
  items.forEach(({ part, identity }, index) => {
    if (part === 'train') train.push(index);
    else if (queries.has(index) || (part === 'query' && identity > 0)) query.push(index);
    else gallery.push(index);
  });
  return { train: Int32Array.from(train), query: Int32Array.from(query), gallery: Int32Array.from(gallery) };
}
