// Every gradient against central differences on random batches, and what must hold for every loss alike.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeLoss } from './losses';
import { circleRule } from './losses/circle';
import { lossOf } from './lossOf';
import { pointToSetLoss } from './pointToSetLoss';
import { gradientError, randomBatch, seeded } from './testBatches';
import type { TestBatch } from './testBatches';
import type { LossResult, LossSpec, WeightingSpec } from './types';

type MakeSpec = (batch: TestBatch) => LossSpec;

const weightingsToTry: Record<string, (batch: TestBatch) => WeightingSpec> = {
  uniform: () => ({ kind: 'uniform' }),
  hardest: () => ({ kind: 'hardest' }),
  random: ({ keys }) => ({ kind: 'random', keys }),
  semihard: () => ({ kind: 'semihard' }),
  'exponential σ=0.5': () => ({ kind: 'exponential', sigma: 0.5 }),
  'exponential σ=0.05': () => ({ kind: 'exponential', sigma: 0.05 }),
  'polynomial α=10': () => ({ kind: 'polynomial', alpha: 10 }),
  'polynomial α=1.5': () => ({ kind: 'polynomial', alpha: 1.5 }),
  'own formula': () => ({
    kind: 'own',
    positive: 'k * tanh(d - 1)^2 + sqrt(d)',
    negative: '-max(d, 2) / k + log1p(d^2)',
    parameters: { k: 0.7 },
  }),
};

const specs: Record<string, MakeSpec> = {
  'batch-all': () => ({ kind: 'batchAll', margin: 0.3 }),
  'batch-all, non-zero mean': () => ({ kind: 'batchAll', margin: 0.3, reduction: 'mean_nonzero' }),
  'batch-all, soft, unit norm': () => ({ kind: 'batchAll', margin: 'soft', normalize: true }),
  contrastive: () => ({ kind: 'contrastive', margin: 2 }),
  'contrastive, unit norm': () => ({ kind: 'contrastive', margin: 1, normalize: true }),
  lifted: () => ({ kind: 'lifted', margin: 1 }),
  'lifted, unit norm': () => ({ kind: 'lifted', margin: 1, normalize: true }),
  'N-pair': () => ({ kind: 'nPair' }),
  'N-pair, unit norm': () => ({ kind: 'nPair', normalize: true }),
  'multi-similarity': () => ({ kind: 'multiSimilarity', alpha: 2, beta: 50, threshold: 0.5 }),
  circle: () => ({ kind: 'circle', margin: 0.25, gamma: 32 }),
  'margin loss': () => ({ kind: 'marginLoss', alpha: 0.2, beta: 1.2 }),
  'margin loss, unit norm': () => ({ kind: 'marginLoss', alpha: 0.2, beta: 1.2, normalize: true }),
};
for (const [name, weighting] of Object.entries(weightingsToTry))
  for (const margin of [0.3, 'soft'] as const)
    for (const normalize of [false, true])
      specs[`point-to-set, ${name}, m=${margin}${normalize ? ', unit norm' : ''}`] = (batch) => ({
        kind: 'pointToSet',
        weighting: weighting(batch),
        margin,
        normalize,
      });
const all = Object.entries(specs);

/** Runs `property` on a few seeds, the same ones every time. */
function onSeeds(numRuns: number, property: (seed: number) => void) {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), property), { numRuns, seed: 1807_11206 });
}

const evaluate = ({ embeddings, labels }: TestBatch, spec: LossSpec): LossResult =>
  computeLoss(embeddings, labels, spec);

function expectSameRows(actual: number[][], expected: number[][], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(1, ...expected.flat().map(Math.abs));
  actual.forEach((row, i) =>
    row.forEach((v, k) => expect(Math.abs(v - expected[i][k])).toBeLessThan(tolerance * largest)),
  );
}

describe('gradient against central differences', () => {
  // Circle's weights are constants in its gradient, so no value has it as its slope: see below.
  it.each(all.filter(([name]) => name !== 'circle'))('%s', (_, makeSpec) => {
    let checked = 0;
    let kinks = 0;
    onSeeds(6, (seed) => {
      const batch = randomBatch(seed);
      const spec = makeSpec(batch);
      const value = (rows: number[][]) => computeLoss(rows, batch.labels, spec).value;
      const found = gradientError(value, batch.embeddings, evaluate(batch, spec).gradient);
      expect(found.error).toBeLessThan(1e-6);
      checked += found.checked;
      kinks += found.kinks;
    });
    expect(checked).toBeGreaterThan(10 * kinks);
  });

  it('circle, with the weights in the graph', () => {
    onSeeds(6, (seed) => {
      const { embeddings, labels } = randomBatch(seed);
      const run = (rows: number[][]) =>
        lossOf(rows, labels, { measure: 'dot', normalize: true }, (matrix, labels) =>
          circleRule(matrix, labels, { margin: 0.25, gamma: 16, detachWeights: false }),
        );
      expect(
        gradientError((rows) => run(rows).value, embeddings, run(embeddings).gradient).error,
      ).toBeLessThan(1e-6);
    });
  });

  it('detached weights: the slope of Σ w d with the weights held fixed', () => {
    onSeeds(6, (seed) => {
      const { embeddings, labels } = randomBatch(seed);
      const weighting = { kind: 'exponential', sigma: 0.5 } as const;
      const fixed = pointToSetLoss(embeddings, labels, { weighting, margin: 'soft', detachWeights: true });
      const value = (rows: number[][]) => {
        const distance = (i: number, j: number) => Math.hypot(...rows[i].map((v, k) => v - rows[j][k]));
        const terms = fixed.anchors.map((t) => {
          const near = t.positives.reduce(
            (sum, p, i) => sum + t.positiveWeights[i] * distance(t.anchor, p),
            0,
          );
          const far = t.negatives.reduce(
            (sum, q, i) => sum + t.negativeWeights[i] * distance(t.anchor, q),
            0,
          );
          return Math.log1p(Math.exp(near - far));
        });
        return terms.reduce((sum, v) => sum + v, 0) / terms.length;
      };
      expect(gradientError(value, embeddings, fixed.gradient).error).toBeLessThan(1e-6);
    });
  });
});

describe('for every loss', () => {
  it.each(all)('%s: the order of the batch does not matter', (_, makeSpec) => {
    onSeeds(4, (seed) => {
      // N-pair takes each identity's first two rows, so its order within an identity is part of the batch.
      const batch = randomBatch(seed);
      const keepsOrderWithin = makeSpec(batch).kind === 'nPair';
      const order = shuffledOrder(batch.labels, seed, keepsOrderWithin);
      const moved: TestBatch = {
        embeddings: order.map((i) => batch.embeddings[i]),
        labels: order.map((i) => batch.labels[i]),
        keys: order.map((i) => order.map((j) => batch.keys[i][j])),
      };
      const before = evaluate(batch, makeSpec(batch));
      const after = evaluate(moved, makeSpec(moved));
      expect(Math.abs(after.value - before.value)).toBeLessThan(1e-12 * Math.max(1, before.value));
      expectSameRows(
        after.gradient,
        order.map((i) => before.gradient[i]),
        1e-11,
      );
    });
  });

  const distanceBased = all.filter(([, make]) => {
    const spec = make(randomBatch(0));
    const onUnitNorm = 'normalize' in spec && spec.normalize === true;
    return !onUnitNorm && !['nPair', 'multiSimilarity', 'circle'].includes(spec.kind);
  });
  it.each(distanceBased)('%s: a common offset does not matter, and the gradient sums to 0', (_, makeSpec) => {
    onSeeds(4, (seed) => {
      const batch = randomBatch(seed);
      const spec = makeSpec(batch);
      const before = evaluate(batch, spec);
      const embeddings = batch.embeddings.map((row) => row.map((v, k) => v + 1000 * (k + 1)));
      const after = evaluate({ ...batch, embeddings }, spec);
      expect(Math.abs(after.value - before.value)).toBeLessThan(1e-9);
      expectSameRows(after.gradient, before.gradient, 1e-8);
      const sums = before.gradient[0].map((_, k) => before.gradient.reduce((sum, row) => sum + row[k], 0));
      for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-12);
    });
  });

  it.each(all)('%s: duplicates, a collapsed batch, zero rows and far rows stay finite', (_, makeSpec) => {
    const batch = randomBatch(5);
    const { embeddings: rows } = batch;
    const odd: Record<string, number[][]> = {
      duplicates: rows.map((_, i) => rows[i - (i % 2)]),
      collapsed: rows.map(() => rows[0]),
      'all zero': rows.map((row) => row.map(() => 0)),
      'one zero row': rows.map((row, i) => row.map((v) => (i === 3 ? 0 : v))),
      far: rows.map((row, i) => row.map((v, k) => (i === 3 ? v + 3000 * k : 50 * v))),
      tiny: rows.map((row) => row.map((v) => v * 1e-9)),
    };
    for (const [what, embeddings] of Object.entries(odd)) {
      const { value, gradient, pairs } = evaluate({ ...batch, embeddings }, makeSpec(batch));
      const numbers = [value, ...gradient.flat(), ...pairs.flat()];
      expect(numbers.every(Number.isFinite), what).toBe(true);
    }
  });

  it.each(all)('%s: nothing to compare is a value of 0 and a gradient of 0', (_, makeSpec) => {
    const { embeddings, labels, keys } = randomBatch(6);
    const few = { embeddings: embeddings.slice(0, 1), labels: labels.slice(0, 1), keys: [[keys[0][0]]] };
    for (const batch of [few, { embeddings: [], labels: [], keys: [] }]) {
      const result = evaluate(batch, makeSpec(batch));
      expect(result.value).toBe(0);
      expect(result.gradient.flat().every((g) => g === 0)).toBe(true);
    }
  });

  it.each(all)('%s: the pairs carry the whole gradient, and no row is its own pair', (_, makeSpec) => {
    const batch = randomBatch(7);
    const { pairs, gradient } = evaluate(batch, makeSpec(batch));
    expect(pairs.every((row, i) => row[i] === 0)).toBe(true);
    const used = batch.labels.map((_, i) => pairs.some((row, j) => row[i] !== 0 || pairs[i][j] !== 0));
    gradient.forEach((row, i) => expect(row.some((g) => g !== 0)).toBe(used[i]));
  });
});

function shuffledOrder(labels: number[], seed: number, keepsOrderWithin: boolean): number[] {
  const next = seeded(seed);
  const sortKeys = labels.map(() => next());
  const order = labels.map((_, i) => i).toSorted((a, b) => sortKeys[a] - sortKeys[b]);
  if (!keepsOrderWithin) return order;
  const rowsOf = new Map(labels.map((label) => [label, labels.flatMap((l, i) => (l === label ? [i] : []))]));
  return order.map((i) => rowsOf.get(labels[i])?.shift() ?? i);
}
