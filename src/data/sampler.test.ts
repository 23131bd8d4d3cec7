// P×K batches: shape, fairness, no needless repetition, replay.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './random';
import { createBatchSampler } from './sampler';

interface Setting {
  sizes: number[];
  P: number;
  K: number;
  seed: number;
}

const settings = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 12 }),
  P: fc.integer({ min: 2, max: 14 }),
  K: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(),
});

/** Item numbers start at 100 so that a position taken for an item is noticed. */
function build({ sizes, P, K, seed }: Setting) {
  const owner = sizes.flatMap((size, i) => new Array<number>(size).fill(i + 1));
  const items = Int32Array.from(owner, (_, i) => 100 + i);
  const sampler = createBatchSampler(Int32Array.from(owner), items, { P, K, random: createRandom(seed) });
  return { sampler, identityOf: (item: number) => owner[item - 100] };
}

function blocksOf(batch: Int32Array, K: number): number[][] {
  return Array.from({ length: batch.length / K }, (_, b) => [...batch.subarray(b * K, (b + 1) * K)]);
}

function spread(values: number[], members: number[]): number {
  const counts = members.map((member) => values.filter((value) => value === member).length);
  return Math.max(...counts) - Math.min(...counts);
}

function firstBatches(seed: number): number[][] {
  const { sampler } = build({ sizes: [5, 5, 5, 5, 5], P: 3, K: 2, seed });
  return Array.from({ length: 10 }, () => [...sampler.next()]);
}

describe('createBatchSampler', () => {
  it('gives min(P, identities) pure blocks of K, no identity twice, no image twice unless it must be', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { sampler, identityOf } = build(setting);
        for (let step = 0; step < 8; step++) {
          const batch = sampler.next();
          expect(batch).toHaveLength(sampler.identities * setting.K);
          expect(sampler.identities).toBe(Math.min(setting.P, setting.sizes.length));
          const blocks = blocksOf(batch, setting.K);
          const owners = blocks.map((block) => new Set(block.map(identityOf)));
          expect(owners.every((set) => set.size === 1)).toBe(true);
          expect(new Set(owners.map((set) => [...set][0])).size).toBe(blocks.length);
          for (const block of blocks) {
            const size = setting.sizes[identityOf(block[0]) - 1];
            expect(new Set(block).size).toBe(Math.min(size, setting.K));
          }
        }
      }),
    );
  });

  it('uses every identity, and every image of an identity, once before any again', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { sampler, identityOf } = build(setting);
        const identities: number[] = [];
        const images = new Map<number, number[]>();
        const everyone = setting.sizes.map((_, i) => i + 1);
        for (let step = 0; step < 12; step++)
          for (const block of blocksOf(sampler.next(), setting.K)) {
            const id = identityOf(block[0]);
            identities.push(id);
            expect(spread(identities, everyone)).toBeLessThanOrEqual(1);
            images.set(id, [...(images.get(id) ?? []), ...block]);
          }
        for (const [id, used] of images) {
          const first = 100 + setting.sizes.slice(0, id - 1).reduce((a, b) => a + b, 0);
          const own = Array.from({ length: setting.sizes[id - 1] }, (_, i) => first + i);
          expect(spread(used, own)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('replays from the seed and differs for another', () => {
    expect(firstBatches(7)).toEqual(firstBatches(7));
    expect(firstBatches(7)).not.toEqual(firstBatches(8));
  });

  it('refuses what cannot give a batch with a positive and a negative', () => {
    const random = createRandom(1);
    const make = (ids: number[], P: number, K: number) =>
      createBatchSampler(Int32Array.from(ids), Int32Array.from(ids.keys()), { P, K, random });
    expect(() => make([4, 4, 4], 2, 2)).toThrow(/at least 2 identities, but the data has 1/);
    expect(() => make([1, 2], 1, 2)).toThrow(RangeError);
    expect(() => make([1, 2], 2, 0)).toThrow(RangeError);
    expect(() => createBatchSampler(new Int32Array(3), new Int32Array(2), { P: 2, K: 2, random })).toThrow(
      RangeError,
    );
  });
});
