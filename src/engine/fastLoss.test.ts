// The fast loss against the stored numbers and against src/metric, on the two backends that run in Node.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random';
import { computeLoss, pointToSetLoss } from '../metric';
import type { LossSpec, PointToSetOptions, WeightingSpec } from '../metric/types';
import { parityCases } from './fixtureCases';
import { lossOnBackend, parityError } from './parity';
import { openInNode } from './testSupport';

const { cases } = parityCases(JSON.parse(readFileSync('fixtures/losses.json', 'utf8')));

/** Limits of the fixture for float32 on the processor. */
const VALUE = 5e-6;
const GRADIENT = 1e-5;

const WEIGHTINGS: WeightingSpec[] = [
  { kind: 'uniform' },
  { kind: 'hardest' },
  { kind: 'semihard' },
  { kind: 'exponential', sigma: 0.5 },
  { kind: 'exponential', sigma: 0.05 },
  { kind: 'polynomial', alpha: 10 },
  { kind: 'own', positive: 'd / s', negative: '-d / s', parameters: { s: 0.05 } },
  { kind: 'own', positive: 'a * log1p(d)', negative: '-2 * a * log1p(d)', parameters: { a: 10 } },
  {
    kind: 'own',
    positive: '(d - 4)^2 / k - abs(d - 5)^1.5',
    negative: '-max(d, 4) * tanh(d) + log(d) - exp(-d^3 / k) + min(2, sqrt(d))',
    parameters: { k: 3 },
  },
  // Weight 0 (log w = −∞) for members beyond 6, none for one side's slope.
  { kind: 'own', positive: '2', negative: 'log(max(0, 6 - d))', parameters: {} },
];
const LOSSES: LossSpec[] = [
  ...WEIGHTINGS.map((weighting): LossSpec => ({ kind: 'pointToSet', weighting, margin: 0.3 })),
  { kind: 'pointToSet', weighting: { kind: 'exponential', sigma: 0.5 }, margin: 'soft', normalize: true },
  { kind: 'pointToSet', weighting: { kind: 'polynomial', alpha: 5 }, margin: 1, detachWeights: true },
  { kind: 'batchAll', margin: 'soft' },
  { kind: 'batchAll', margin: 0.5, reduction: 'mean_nonzero' },
  { kind: 'contrastive', margin: 2 },
  { kind: 'lifted', margin: 1 },
  { kind: 'nPair', normalize: true },
  { kind: 'multiSimilarity', alpha: 2, beta: 50, threshold: 0.5 },
  { kind: 'circle', margin: 0.25, gamma: 64 },
  { kind: 'marginLoss', alpha: 0.2, beta: 1.2 },
];

function rows(seed: number, n: number, dimension: number, offset = 0): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () =>
    Array.from({ length: dimension }, () => Math.fround(offset + random.normal())),
  );
}

/** The fast result's errors against the readable twin, in the fixture's units. */
async function againstMetric(embeddings: number[][], labels: number[], spec: LossSpec) {
  const { value, gradient } = computeLoss(embeddings, labels, spec);
  const gradientNorm = Math.hypot(...gradient.flat());
  const expected = { id: '', spec, embeddings, labels, value, gradient, gradientNorm, atKink: false };
  return parityError(await lossOnBackend(embeddings, labels, spec), expected);
}

describe.each(['cpu', 'wasm'] as const)('on %s', (name) => {
  beforeAll(async () => {
    const report = await openInNode(name);
    expect(report.name).toBe(name);
  });

  // A case whose kink_margin is below 1e-3 has its gradient left out: float32 may take the other branch there.
  test.each(cases)('$id', async (expected) => {
    const { embeddings, labels, spec } = expected;
    const error = parityError(await lossOnBackend(embeddings, labels, spec), expected);
    expect(error.value).toBeLessThanOrEqual(VALUE);
    if (error.gradient !== null) expect(error.gradient).toBeLessThanOrEqual(GRADIENT);
  });

  test.each(LOSSES.map((spec) => ({ title: JSON.stringify(spec), spec })))(
    'equals src/metric on 32 × 16: $title',
    async ({ spec }) => {
      const labels = Array.from({ length: 32 }, (_, i) => i >> 2);
      const error = await againstMetric(rows(5, 32, 16), labels, spec);
      expect(error.value).toBeLessThanOrEqual(VALUE);
      expect(error.gradient).toBeLessThanOrEqual(GRADIENT);
    },
  );

  test('a common offset of 1000 does not lose the ranking', async () => {
    const labels = Array.from({ length: 12 }, (_, i) => i >> 2);
    const spec: LossSpec = { kind: 'pointToSet', weighting: { kind: 'hardest' }, margin: 0.3 };
    const error = await againstMetric(rows(9, 12, 4, 1000), labels, spec);
    expect(error.value).toBeLessThanOrEqual(VALUE);
    expect(error.gradient).toBeLessThanOrEqual(GRADIENT);
  });

  test('the ends of the dial are batch-hard and uniform, exactly', async () => {
    const embeddings = rows(3, 12, 4);
    const labels = Array.from({ length: 12 }, (_, i) => i >> 2);
    const of = (weighting: WeightingSpec) =>
      lossOnBackend(embeddings, labels, { kind: 'pointToSet', weighting, margin: 0.3 });
    expect(await of({ kind: 'exponential', sigma: 0 })).toEqual(await of({ kind: 'hardest' }));
    expect(await of({ kind: 'polynomial', alpha: Infinity })).toEqual(await of({ kind: 'hardest' }));
    expect(await of({ kind: 'exponential', sigma: Infinity })).toEqual(await of({ kind: 'uniform' }));
    expect(await of({ kind: 'polynomial', alpha: 0 })).toEqual(await of({ kind: 'uniform' }));
  });

  test.each([
    [{ s: 0.1 }, 'd / s', '-d / s', { kind: 'exponential', sigma: 0.1 }],
    [{ a: 5 }, 'a * log1p(d)', '-2 * a * log1p(d)', { kind: 'polynomial', alpha: 5 }],
  ] as [Record<string, number>, string, string, WeightingSpec][])(
    'an own formula equal to HAP2S gives its numbers: %j %s',
    async (parameters, positive, negative, twin) => {
      const embeddings = rows(12, 16, 8);
      const labels = Array.from({ length: 16 }, (_, i) => i >> 2);
      const of = (weighting: WeightingSpec) =>
        lossOnBackend(embeddings, labels, { kind: 'pointToSet', weighting, margin: 0.3 });
      const own = await of({ kind: 'own', positive, negative, parameters });
      const theirs = await of(twin);
      expect(Math.abs(own.value - theirs.value)).toBeLessThanOrEqual(VALUE);
      own.gradient.forEach((g, i) => expect(Math.abs(g - theirs.gradient[i])).toBeLessThanOrEqual(GRADIENT));
    },
  );

  test('an own formula without a weight for a member is never a finite loss; duplicates and empty sets are no such case', async () => {
    const embeddings = [[0], [0], [1], [3], [3.5], [9]];
    const labels = [0, 0, 0, 1, 1, 2];
    const of = (positive: string, negative: string) =>
      lossOnBackend(embeddings, labels, {
        kind: 'pointToSet',
        weighting: { kind: 'own', positive, negative, parameters: {} },
        margin: 9,
      });
    for (const bad of [
      'sqrt(d - 2)',
      '1 / (d - d)',
      '-1 / 0',
      'log(-1)',
      'exp(exp(99 * d))',
      '1 / d',
      '-log(max(0, d - 2))',
    ])
      expect(Number.isFinite((await of(bad, '0')).value), bad).toBe(false);
    expect(Number.isFinite((await of('0', 'log(max(0, 1 - d))')).value)).toBe(false); // all of them weigh 0
    const { value, gradient } = await of('sqrt(d)', 'log(d)');
    const spec: LossSpec = {
      kind: 'pointToSet',
      weighting: { kind: 'own', positive: 'sqrt(d)', negative: 'log(d)', parameters: {} },
      margin: 9,
    };
    expect([value, ...gradient].every(Number.isFinite)).toBe(true);
    expect((await againstMetric(embeddings, labels, spec)).gradient).toBeLessThanOrEqual(GRADIENT);
  });

  test('of several hardest members the one with the lowest index takes all of the gradient', async () => {
    const embeddings = [[0], [2], [2], [-2], [5], [5.5]];
    const labels = [0, 0, 0, 0, 1, 1];
    const spec: LossSpec = { kind: 'pointToSet', weighting: { kind: 'hardest' }, margin: 9 };
    const error = await againstMetric(embeddings, labels, spec);
    expect(error.gradient).toBeLessThanOrEqual(GRADIENT);
  });

  test('extreme σ, α and distances stay finite', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<WeightingSpec>(
          { kind: 'exponential', sigma: 1e-3 },
          { kind: 'exponential', sigma: 1e6 },
          { kind: 'polynomial', alpha: 100 },
        ),
        fc.constantFrom(1e-4, 1, 1e3),
        fc.integer({ min: 0, max: 1000 }),
        async (weighting, scale, seed) => {
          const embeddings = rows(seed, 8, 3).map((row) => row.map((x) => x * scale));
          const spec: LossSpec = { kind: 'pointToSet', weighting, margin: 'soft' };
          const result = await lossOnBackend(embeddings, [0, 0, 0, 1, 1, 2, 2, 3], spec);
          return [result.value, ...result.gradient, ...result.statistics].every(Number.isFinite);
        },
      ),
      { numRuns: 30 },
    );
  });

  // XNNPACK's relu turns the processor's NaN into 0: a diverged run must not look like a perfect one.
  test.each(LOSSES.map((spec) => ({ title: JSON.stringify(spec), spec })))(
    'a NaN or infinite embedding is never a finite loss: $title',
    async ({ spec }) => {
      for (const bad of [NaN, Infinity, -Infinity]) {
        const embeddings = [[bad, 1], ...rows(2, 5, 2)];
        const { value } = await lossOnBackend(embeddings, [0, 0, 0, 1, 1, 1], spec);
        expect(Number.isFinite(value)).toBe(false);
      }
    },
  );

  test('without a counted anchor the loss and the gradient are 0', async () => {
    const { value, gradient } = await lossOnBackend(rows(1, 3, 2), [0, 1, 2], {
      kind: 'pointToSet',
      weighting: { kind: 'exponential', sigma: 0.5 },
      margin: 0.3,
    });
    expect(value).toBe(0);
    expect(Array.from(gradient, Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test.each(WEIGHTINGS)('statistics are the means over src/metric’s anchors: $kind', async (weighting) => {
    const embeddings = rows(8, 10, 4);
    const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3];
    const spec: PointToSetOptions = { weighting, margin: 0.1 };
    const { anchors } = pointToSetLoss(embeddings, labels, spec);
    const mean = (pick: (anchor: (typeof anchors)[number]) => number) =>
      anchors.reduce((sum, anchor) => sum + pick(anchor), 0) / anchors.length;
    const { statistics } = await lossOnBackend(embeddings, labels, { kind: 'pointToSet', ...spec });
    const expected = [
      mean(({ loss }) => Number(loss > 0)),
      mean(({ positiveEffectiveSize }) => positiveEffectiveSize),
      mean(({ negativeEffectiveSize }) => negativeEffectiveSize),
      mean(({ positiveDistance }) => positiveDistance),
      -mean(({ negativeDistance }) => negativeDistance),
    ];
    expected.forEach((value, i) => expect(statistics[i + 1]).toBeCloseTo(value, 4));
  });

  test('the random weighting takes the member with the largest key', async () => {
    const keys = rows(77, 8, 8);
    const labels = [0, 0, 0, 0, 1, 1, 1, 1];
    const spec: LossSpec = { kind: 'pointToSet', weighting: { kind: 'random', keys }, margin: 3 };
    const error = await againstMetric(rows(6, 8, 3), labels, spec);
    expect(error.gradient).toBeLessThanOrEqual(GRADIENT);
  });
});
