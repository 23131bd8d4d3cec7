// One anchor's loss against the batch loss, of which it is a part, and against central differences.
import { describe, expect, it } from 'vitest';
import { anchorLoss } from './anchorLoss';
import { computeLoss, computeLossThrough, losses } from './losses';
import { lossOf } from './lossOf';
import type { PairMatrix } from './distances';
import { pointToSetLoss } from './pointToSetLoss';
import { gradientError, randomBatch } from './testBatches';
import type { LossSpec, PointToSetOptions, WeightingSpec } from './types';

const batch = randomBatch(11);
const { embeddings, labels, keys } = batch;

const weightings: WeightingSpec[] = [
  { kind: 'uniform' },
  { kind: 'hardest' },
  { kind: 'random', keys },
  { kind: 'semihard' },
  { kind: 'exponential', sigma: 0.3 },
  { kind: 'polynomial', alpha: 4 },
];
const cases = weightings.flatMap((weighting) =>
  ([0.7, 'soft'] as const).flatMap((margin) =>
    [false, true].map((normalize): PointToSetOptions => ({ weighting, margin, normalize })),
  ),
);
const named = cases.map((options) => {
  const { weighting, margin, normalize } = options;
  return [`${weighting.kind}, m=${margin}${normalize ? ', unit norm' : ''}`, options] as const;
});

describe('anchorLoss', () => {
  it.each(named)('%s: the gradient is the slope of L_a in every point', (_, options) => {
    for (const anchor of [0, 1, 5]) {
      const { gradient } = anchorLoss(embeddings, labels, anchor, options);
      const value = (rows: number[][]) => anchorLoss(rows, labels, anchor, options).value;
      const { error, checked } = gradientError(value, embeddings, gradient);
      expect(error).toBeLessThan(1e-6);
      expect(checked).toBeGreaterThan(20);
    }
  });

  it.each(named)('%s: the anchors together are the batch loss', (_, options) => {
    const whole = pointToSetLoss(embeddings, labels, options);
    const share = (positives: number[]) => (options.weighting.kind === 'semihard' ? positives.length : 1);
    const total = whole.anchors.reduce((sum, { positives }) => sum + share(positives), 0);
    const gradient = embeddings.map((row) => row.map(() => 0));
    let value = 0;
    for (const term of whole.anchors) {
      const own = anchorLoss(embeddings, labels, term.anchor, options);
      expect(own.term).toEqual(term);
      const part = share(term.positives) / total;
      value += own.value * part;
      own.gradient.forEach((row, i) => row.forEach((v, k) => (gradient[i][k] += v * part)));
    }
    expect(value).toBeCloseTo(whole.value, 12);
    gradient.forEach((row, i) => row.forEach((v, k) => expect(v).toBeCloseTo(whole.gradient[i][k], 12)));
  });

  it('an anchor without positives has no term, no value and no gradient', () => {
    const { term, value, gradient } = anchorLoss(embeddings, labels, 8, cases[0]);
    expect([term, value, gradient.flat().every((v) => v === 0)]).toEqual([null, 0, true]);
  });

  it('says what is wrong', () => {
    expect(() => anchorLoss(embeddings, labels, 9, cases[0])).toThrow(/no row 9/);
    expect(() => anchorLoss(embeddings, labels, 0, { ...cases[0], margin: NaN })).toThrow(/margin/);
    expect(() => anchorLoss([[1e200], [-1e200]], [0, 0], 0, cases[0])).toThrow(/too large/);
  });
});

const comparisons: LossSpec[] = [
  { kind: 'batchAll', margin: 0.5 },
  { kind: 'contrastive', margin: 2 },
  { kind: 'lifted', margin: 1 },
  { kind: 'nPair' },
  { kind: 'multiSimilarity', alpha: 2, beta: 20, threshold: 0.5 },
  { kind: 'marginLoss', alpha: 0.2, beta: 1.2 },
];

describe('computeLossThrough', () => {
  it.each(comparisons.map((spec) => [spec.kind, spec] as const))(
    '%s: the slope of the value while every pair without the anchor is held fixed',
    (kind, spec) => {
      const anchor = 3;
      const { measure: name, normalize } = losses[kind];
      const comparison = { measure: name, normalize: normalize === 'always' };
      let held: PairMatrix | null = null;
      const value = (rows: number[][]) =>
        lossOf(rows, labels, comparison, (matrix, labels) => {
          held ??= matrix;
          const at = held.at.map((fixed, k) =>
            Math.floor(k / matrix.n) === anchor || k % matrix.n === anchor ? matrix.at[k] : fixed,
          );
          return losses[kind].rule({ n: matrix.n, at }, labels, spec as never);
        }).value;
      value(embeddings);
      const { gradient } = computeLossThrough(embeddings, labels, spec, anchor);
      expect(gradientError(value, embeddings, gradient).error).toBeLessThan(1e-6);
      expect(gradient.flat().some((v) => v !== 0)).toBe(true);
    },
  );

  it('each pair belongs to two rows: their parts add up to twice the gradient', () => {
    const spec: LossSpec = { kind: 'contrastive', margin: 2 };
    const whole = computeLoss(embeddings, labels, spec);
    const parts = embeddings.map((_, a) => computeLossThrough(embeddings, labels, spec, a));
    whole.gradient.forEach((row, i) =>
      row.forEach((v, k) =>
        expect(parts.reduce((sum, part) => sum + part.gradient[i][k], 0)).toBeCloseTo(2 * v, 12),
      ),
    );
    for (const part of parts) expect(part.value).toBe(whole.value);
  });
});
