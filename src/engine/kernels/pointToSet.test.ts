// The loss in one pass on wasm against the readable loss of src/metric, on random batches: any labels, sizes and weightings.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../data/random';
import { pointToSetLoss } from '../../metric';
import type { PointToSetOptions, WeightingSpec } from '../../metric/types';
import { openBackend } from '../backends';
import { lossOnBackend } from '../parity';
import { WASM_IN_NODE } from '../testSupport';

beforeAll(() => openBackend('wasm', { onLost: () => {}, wasmPath: WASM_IN_NODE }));

interface Drawn {
  labels: number[];
  embeddings: number[][];
  options: PointToSetOptions;
}

const weighting = (n: number, seed: number): fc.Arbitrary<WeightingSpec> =>
  fc.oneof(
    fc.constantFrom<WeightingSpec>({ kind: 'uniform' }, { kind: 'hardest' }, { kind: 'semihard' }),
    fc
      .constantFrom(0, 0.05, 0.5, 30, Infinity)
      .map((sigma): WeightingSpec => ({ kind: 'exponential', sigma })),
    fc.constantFrom(0, 2, 10, 100).map((alpha): WeightingSpec => ({ kind: 'polynomial', alpha })),
    fc.constant<WeightingSpec>({ kind: 'random', keys: rows(seed + 7, n, n) }),
    fc.constant<WeightingSpec>({
      kind: 'own',
      positive: 'd / s + sqrt(d)',
      negative: '-2 * log1p(d) - max(d, 2)',
      parameters: { s: 0.3 },
    }),
  );

function rows(seed: number, n: number, dimension: number): number[][] {
  const random = createRandom(seed, 'loss');
  return Array.from({ length: n }, () =>
    Array.from({ length: dimension }, () => Math.fround(random.normal())),
  );
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    labels: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 }),
    dimension: fc.integer({ min: 1, max: 21 }),
    seed: fc.nat(10_000),
  })
  .chain(({ labels, dimension, seed }) =>
    fc.record({
      labels: fc.constant(labels),
      embeddings: fc.constant(rows(seed, labels.length, dimension)),
      options: fc.record({
        weighting: weighting(labels.length, seed),
        margin: fc.constantFrom<number | 'soft'>(0, 0.3, 5, 'soft'),
        detachWeights: fc.boolean(),
        normalize: fc.boolean(),
      }),
    }),
  );

test('value, gradient and statistics are those of the readable loss', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ labels, embeddings, options }) => {
      // On one axis, unit rows are all 0 or 2 apart: ties, where float32 may choose another of the equals.
      fc.pre(!(options.normalize && embeddings[0].length === 1));
      const expected = pointToSetLoss(embeddings, labels, options);
      const found = await lossOnBackend(embeddings, labels, { kind: 'pointToSet', ...options });
      expect(Math.abs(found.value - expected.value)).toBeLessThan(1e-5 * Math.max(1, expected.value));
      const norm = Math.hypot(...expected.gradient.flat());
      expected.gradient
        .flat()
        .forEach((g, i) => expect(Math.abs(found.gradient[i] - g)).toBeLessThan(2e-5 * Math.max(norm, 1)));
      const { anchors } = expected;
      const mean = (pick: (anchor: (typeof anchors)[number]) => number) =>
        anchors.reduce((sum, anchor) => sum + pick(anchor), 0) / Math.max(anchors.length, 1);
      const [, active, positiveSize, negativeSize, positive, negative] = found.statistics;
      expect(active).toBeCloseTo(
        mean(({ loss }) => Number(loss > 0)),
        4,
      );
      expect(positiveSize).toBeCloseTo(
        mean(({ positiveEffectiveSize }) => positiveEffectiveSize),
        3,
      );
      expect(negativeSize).toBeCloseTo(
        mean(({ negativeEffectiveSize }) => negativeEffectiveSize),
        3,
      );
      expect(positive).toBeCloseTo(
        mean(({ positiveDistance }) => positiveDistance),
        4,
      );
      expect(-negative).toBeCloseTo(
        mean(({ negativeDistance }) => negativeDistance),
        4,
      );
    }),
    { numRuns: 200 },
  );
});
