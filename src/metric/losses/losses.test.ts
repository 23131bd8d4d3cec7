// What sets each comparison loss apart, by hand on points of a line; numbers and gradients are checked one folder up.
import { describe, expect, it } from 'vitest';
import type { LossSpec } from '../types';
import { computeLoss, losses } from './index';

const line = (...x: number[]) => x.map((v) => [v]);

const batchAllOf = (reduction: 'mean' | 'mean_nonzero' | 'sum') =>
  computeLoss(line(0, 1, 3), [0, 0, 1], { kind: 'batchAll', margin: 1.5, reduction }).value;

describe('losses', () => {
  it('the table’s keys are its ids', () => {
    for (const [key, record] of Object.entries(losses)) expect(record.id).toBe(key);
  });

  it('batch-all: easy triplets count in the mean, not in the non-zero mean', () => {
    // Triplets (0,1,2): [1 − 3 + 1.5]₊ = 0, an easy one, and (1,0,2): [1 − 2 + 1.5]₊ = 0.5.
    expect([batchAllOf('mean'), batchAllOf('mean_nonzero'), batchAllOf('sum')]).toEqual([0.25, 0.5, 0.5]);
  });

  it('contrastive: ½d² inside, ½(m − d)² outside, nothing beyond the margin', () => {
    const { value, pairs } = computeLoss(line(0, 1, 3), [0, 0, 1], { kind: 'contrastive', margin: 2.5 });
    expect(value).toBeCloseTo((0.5 + 0.5 * 0.25) / 3, 15);
    expect(pairs[0][2]).toBe(0);
    expect(pairs[1][2]).toBeLessThan(0);
  });

  it('lifted: finite where a row has no negative at all', () => {
    expect(computeLoss(line(0, 1, 3), [0, 0, 0], { kind: 'lifted', margin: 1 }).value).toBe(0);
  });

  it('N-pair: the first two rows of an identity, further ones are left alone', () => {
    const { pairs } = computeLoss(line(1, 2, 3, -1, -2), [0, 0, 0, 1, 1], { kind: 'nPair' });
    expect(pairs[2].every((p) => p === 0) && pairs.every((row) => row[2] === 0)).toBe(true);
    expect(pairs[0][1]).toBeLessThan(0);
  });

  it('margin loss: pairs on their right side by α are not counted', () => {
    const { value } = computeLoss(line(0, 1.5, 4), [0, 0, 1], { kind: 'marginLoss', alpha: 0.2, beta: 1.2 });
    expect(value).toBeCloseTo(0.2 + (1.5 - 1.2), 15);
  });

  it('cosine losses stay finite at their sharpest', () => {
    const rows = [
      [1, 0],
      [-1, 1e-9],
      [1, 0],
      [0, 0],
    ];
    for (const spec of [
      { kind: 'circle', margin: 0.25, gamma: 4096 },
      { kind: 'multiSimilarity', alpha: 1000, beta: 1000, threshold: 0.5 },
    ] as LossSpec[]) {
      const { value, gradient } = computeLoss(rows, [0, 0, 1, 1], spec);
      expect([value, ...gradient.flat()].every(Number.isFinite)).toBe(true);
      expect(value).toBeGreaterThan(0);
    }
  });

  it.each([
    [{ kind: 'nothing' }, /nothing/],
    [{ kind: 'batchAll', margin: NaN }, /margin/],
    [{ kind: 'batchAll', margin: 0.3, reduction: 'median' }, /median/],
    [{ kind: 'contrastive', margin: Infinity }, /margin/],
    [{ kind: 'lifted' }, /margin/],
    [{ kind: 'multiSimilarity', alpha: 0, beta: 50, threshold: 0.5 }, /alpha/],
    [{ kind: 'multiSimilarity', alpha: 2, beta: -1, threshold: 0.5 }, /beta/],
    [{ kind: 'circle', margin: 0.25, gamma: 0 }, /gamma/],
    [{ kind: 'marginLoss', alpha: 0.2, beta: NaN }, /beta/],
  ])('refuses %j', (spec, message) => {
    const run = () => computeLoss(line(0, 1, 2), [0, 0, 1], spec as unknown as LossSpec);
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });
});
