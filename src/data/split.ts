// Query and gallery in the manner of re-identification: the identities of the test are never seen in training.
import { DISTRACTOR, JUNK } from './types';
import type { Split } from './types';

export interface SplitInput {
  /** Identity per item: ≥ 1, DISTRACTOR or JUNK. */
  identity: Int32Array;
  /** Camera per item. */
  camera: Int32Array;
  /** Identities (≥ 1) kept out of training. */
  testIdentities: Iterable<number>;
  /** True: one query per (test identity, camera). False, where there are no cameras: one query per test identity. */
  excludeSameCamera: boolean;
}

/**
 * Training takes every item of the other identities; the first item of each (test identity, camera) is a query; the gallery is
 * the rest of the test identities' items with all distractors and junk. A query identity seen by one camera only stays
 * in and simply is not counted by the protocol. Throws RangeError where DISTRACTOR or JUNK is named as a test identity.
 */
export function splitByIdentity({ identity, camera, testIdentities, excludeSameCamera }: SplitInput): Split {
  const test = new Set(testIdentities);
  if (test.has(DISTRACTOR) || test.has(JUNK))
    throw new RangeError('Distractors (0) and junk (-1) cannot be test identities.');
  const train: number[] = [];
  const query: number[] = [];
  const gallery: number[] = [];
  const asked = new Set<string>();
  identity.forEach((who, item) => {
    if (who === DISTRACTOR || who === JUNK) return gallery.push(item);
    if (!test.has(who)) return train.push(item);
    const key = excludeSameCamera ? `${who} ${camera[item]}` : `${who}`;
    if (asked.has(key)) return gallery.push(item);
    asked.add(key);
    return query.push(item);
  });
  return { train: Int32Array.from(train), query: Int32Array.from(query), gallery: Int32Array.from(gallery) };
}
