// The point-to-set loss on drawn batches, on the open backend, against the readable loss of src/metric. For tests; no part of the
// product imports it.
import fc from 'fast-check';
import { createRandom } from '../../data/random';
import { pointToSetLoss } from '../../metric';
import type { PointToSetOptions, PointToSetResult, WeightingSpec } from '../../metric/types';
import { lossOnBackend } from '../parity';

/** A batch with a loss. */
export interface DrawnLoss {
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

/** Batches of any labels, sizes and weightings. */
export const drawnLosses: fc.Arbitrary<DrawnLoss> = fc
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
  )
  // On one axis, unit rows are all 0 or 2 apart: ties, where float32 may choose another of the equals.
  .filter(({ embeddings, options }) => !(options.normalize && embeddings[0].length === 1));

/** As LossOutcome.statistics. */
function statisticsOf({ value, anchors }: PointToSetResult): number[] {
  const mean = (pick: (anchor: (typeof anchors)[number]) => number) =>
    anchors.reduce((sum, anchor) => sum + pick(anchor), 0) / Math.max(anchors.length, 1);
  return [
    value,
    mean(({ loss }) => Number(loss > 0)),
    mean(({ positiveEffectiveSize }) => positiveEffectiveSize),
    mean(({ negativeEffectiveSize }) => negativeEffectiveSize),
    mean(({ positiveDistance }) => positiveDistance),
    -mean(({ negativeDistance }) => negativeDistance),
  ];
}

/** Relative above 1; infinite where there is no number. */
function error(value: number, expected: number): number {
  const relative = Math.abs(value - expected) / Math.max(1, Math.abs(expected));
  return Number.isNaN(relative) ? Infinity : relative;
}

/** Largest errors beside the readable loss: of the value, the gradient (÷ its norm) and the statistics, each where it is above 1 by its size. */
export async function lossErrors({ labels, embeddings, options }: DrawnLoss) {
  const expected = pointToSetLoss(embeddings, labels, options);
  const found = await lossOnBackend(embeddings, labels, { kind: 'pointToSet', ...options });
  const gradient = expected.gradient.flat();
  const norm = Math.max(Math.hypot(...gradient), 1);
  return {
    value: error(found.value, expected.value),
    gradient: Math.max(0, ...gradient.map((g, i) => error(found.gradient[i] / norm, g / norm))),
    statistics: Math.max(...statisticsOf(expected).map((s, i) => error(found.statistics[i], s))),
  };
}
