import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { distanceMatrix } from '../../../retrieval';
import { distancesTo } from './crossDistances';

const number = fc.oneof(
  fc.constantFrom(0, 1, 65536, 65536.5, 1e-45, 3e38, NaN, Infinity),
  fc.float({ min: -4, max: 4 }),
);
const problem = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 11 }))
  .chain(([dimension, queries, gallery]) => {
    const rows = (count: number) =>
      fc.float32Array({ minLength: count * dimension, maxLength: count * dimension });
    const drawn = (count: number) =>
      fc.oneof(
        rows(count),
        fc
          .array(number, { minLength: count * dimension, maxLength: count * dimension })
          .map((values) => Float32Array.from(values)),
      );
    return fc.record({ dimension: fc.constant(dimension), queries: drawn(queries), gallery: drawn(gallery) });
  });

afterEach(() => vi.restoreAllMocks());

describe('distancesTo', () => {
  it('gives the readable distances to the last bit, whatever the sizes', () => {
    fc.assert(
      fc.property(problem, ({ dimension, queries, gallery }) => {
        expect(distancesTo(gallery, dimension)(queries)).toEqual(distanceMatrix(queries, gallery, dimension));
      }),
    );
  });

  it('two galleries do not mix, and a memory that grows loses neither', () => {
    const drawn = (count: number, factor: number) =>
      Float32Array.from({ length: count }, (_, i) => (i * factor) % 7);
    const [small, large, query] = [drawn(8, 1.3), drawn(80_000, 2.7), drawn(4, 0.9)];
    const toSmall = distancesTo(small, 4);
    const toLarge = distancesTo(large, 4);
    for (const _ of [1, 2]) {
      expect(toSmall(query)).toEqual(distanceMatrix(query, small, 4));
      expect(toLarge(query)).toEqual(distanceMatrix(query, large, 4));
    }
  });

  it('does without vector instructions', async () => {
    vi.resetModules();
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const instance = vi.spyOn(WebAssembly, 'Instance');
    const fresh = await import('./crossDistances');
    const values = Float32Array.of(0, 3, 1, 7);
    expect(fresh.distancesTo(values, 1)(values)).toEqual(distanceMatrix(values, values, 1));
    expect(instance).not.toHaveBeenCalled();
  });

  it('refuses lengths that are no multiple of the dimension', () => {
    expect(() => distancesTo(new Float32Array(5), 2)).toThrow(RangeError);
    expect(() => distancesTo(new Float32Array(4), 2)(new Float32Array(3))).toThrow(RangeError);
  });
});
