// Disjoint identities, one query per identity and camera, and wrong labels that stay where they belong.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './random';
import { splitByIdentity } from './split';
import { plantWrongLabels } from './wrongLabels';

const ints = (...values: number[]) => Int32Array.from(values);

describe('splitByIdentity', () => {
  const identity = ints(1, 2, 2, 2, 0, -1, 3, 2, 3);
  const camera = ints(0, 0, 0, 1, 0, 1, 1, 1, 1);

  it('asks once per test identity and camera', () => {
    expect(splitByIdentity({ identity, camera, testIdentities: [2, 3], excludeSameCamera: true })).toEqual({
      train: ints(0),
      query: ints(1, 3, 6),
      gallery: ints(2, 4, 5, 7, 8),
    });
  });

  it('asks once per test identity where there are no cameras', () => {
    const split = splitByIdentity({ identity, camera, testIdentities: [2, 3], excludeSameCamera: false });
    expect(split.query).toEqual(ints(1, 6));
    expect(split.gallery).toEqual(ints(2, 3, 4, 5, 7, 8));
  });

  it('puts every item in exactly one part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), fc.integer({ min: 0, max: 2 }))),
        fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
        fc.boolean(),
        (items, testIdentities, excludeSameCamera) => {
          const identity = Int32Array.from(items, ([who]) => who);
          const camera = Int32Array.from(items, ([, where]) => where);
          const split = splitByIdentity({ identity, camera, testIdentities, excludeSameCamera });
          const all = [...split.train, ...split.query, ...split.gallery].toSorted((a, b) => a - b);
          expect(all).toEqual([...items.keys()]);
          for (const item of split.train) expect(testIdentities).not.toContain(identity[item]);
          for (const item of split.query) expect(testIdentities).toContain(identity[item]);
        },
      ),
    );
  });

  it('refuses distractors and junk as test identities', () => {
    expect(() => splitByIdentity({ identity, camera, testIdentities: [0], excludeSameCamera: true })).toThrow(
      RangeError,
    );
  });
});

describe('plantWrongLabels', () => {
  const identity = Int32Array.from({ length: 60 }, (_, i) => 1 + Math.floor(i / 6));
  const train = Int32Array.from({ length: 36 }, (_, i) => i);
  const changed = (labels: Int32Array) => [...labels.keys()].filter((i) => labels[i] !== identity[i]);

  it('changes exactly the share, only in training items, to training identities, and leaves every identity a right item', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.5, noNaN: true }), fc.nat(), (share, seed) => {
        const labels = plantWrongLabels(identity, train, share, createRandom(seed));
        const wrong = changed(labels);
        expect(wrong).toHaveLength(Math.round(share * train.length));
        for (const item of wrong) {
          expect(item).toBeLessThan(36);
          expect(labels[item]).toBeGreaterThanOrEqual(1);
          expect(labels[item]).toBeLessThanOrEqual(6);
        }
        const right = new Set([...train].filter((i) => labels[i] === identity[i]).map((i) => identity[i]));
        expect(right.size).toBe(6);
      }),
    );
  });

  it('adds to the wrong labels of a smaller share, so that a sweep over it compares like with like', () => {
    const few = plantWrongLabels(identity, train, 0.1, createRandom(3));
    const many = plantWrongLabels(identity, train, 0.4, createRandom(3));
    for (const item of changed(few)) expect(many[item]).toBe(few[item]);
  });

  it('refuses shares out of range and a single identity', () => {
    expect(() => plantWrongLabels(identity, train, 0.6, createRandom(1))).toThrow(RangeError);
    expect(() => plantWrongLabels(identity, train, Number.NaN, createRandom(1))).toThrow(RangeError);
    expect(() => plantWrongLabels(ints(1, 1), ints(0, 1), 0.5, createRandom(1))).toThrow(RangeError);
  });
});
