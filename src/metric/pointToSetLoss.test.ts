// The whole loss: who counts, what the rules of random and semi-hard choose, and what is refused.
import { describe, expect, it } from 'vitest';
import { pointToSetLoss } from './pointToSetLoss';
import { randomBatch } from './testBatches';
import type { PointToSetOptions, WeightingSpec } from './types';

/** Points on a line: distances can be read off. */
const line = (...x: number[]) => x.map((v) => [v]);
const hard: PointToSetOptions = { weighting: { kind: 'hardest' }, margin: 0.3 };

const run = (options: Partial<PointToSetOptions>, embeddings = line(0, 1, 2), labels = [0, 0, 1]) =>
  pointToSetLoss(embeddings, labels, { ...hard, ...options });

describe('pointToSetLoss', () => {
  it('batch-hard by hand, anchors without a set left out of the mean', () => {
    // Identity 0 at 0, 1, 3; identity 1 at 2 (a singleton: no positive, but a negative to the others).
    const result = pointToSetLoss(line(0, 1, 3, 2), [0, 0, 0, 1], hard);
    expect(result.anchors.map((t) => t.anchor)).toEqual([0, 1, 2]);
    expect(result.anchors.map((t) => t.loss)).toEqual([3 - 2 + 0.3, 2 - 1 + 0.3, 3 - 1 + 0.3]);
    expect(result.value).toBeCloseTo((1.3 + 1.3 + 2.3) / 3, 15);
    expect(result.anchors[0].positives).toEqual([1, 2]);
    expect(result.pairs[0]).toEqual([0, 0, 1 / 3, -1 / 3]);
    expect(result.pairs[3]).toEqual([0, 0, 0, 0]);
  });

  it('no anchor: value 0, gradient 0, no anchors', () => {
    for (const labels of [
      [0, 1, 2],
      [5, 5, 5],
    ]) {
      const result = pointToSetLoss(line(0, 1, 3), labels, hard);
      expect(result).toMatchObject({ value: 0, anchors: [], gradient: [[0], [0], [0]] });
    }
  });

  it('ties go to the lowest index', () => {
    const { anchors } = pointToSetLoss(line(0, 1, -1, 2, -2), [0, 0, 0, 1, 1], hard);
    expect(anchors[0].positiveWeights).toEqual([1, 0]);
    expect(anchors[0].negativeWeights).toEqual([1, 0]);
  });

  it('an easy anchor has a loss of 0 and no gradient, and still counts in the mean', () => {
    const { value, anchors, pairs } = pointToSetLoss(line(0, 0.1, 5, 5.1, 0.3), [0, 0, 1, 1, 2], hard);
    expect(anchors.map((t) => t.loss > 0)).toEqual([true, true, false, false]);
    expect(pairs[2]).toEqual([0, 0, 0, 0, 0]);
    expect(value).toBeCloseTo((0.1 + (0.1 - 0.2 + 0.3)) / 4, 15);
  });

  it('random: one member per set, the one with the largest key', () => {
    const { embeddings, labels, keys } = randomBatch(1);
    const { anchors } = pointToSetLoss(embeddings, labels, {
      weighting: { kind: 'random', keys },
      margin: 0.3,
    });
    for (const t of anchors) {
      const top = (members: number[]) => Math.max(...members.map((i) => keys[t.anchor][i]));
      expect(keys[t.anchor][t.positives[t.positiveWeights.indexOf(1)]]).toBe(top(t.positives));
      expect(keys[t.anchor][t.negatives[t.negativeWeights.indexOf(1)]]).toBe(top(t.negatives));
      expect(t.positiveEffectiveSize).toBe(1);
    }
  });

  it('semi-hard: nearest negative beyond the positive, else the farthest; mean over positive pairs', () => {
    // Anchor 0 at 0: positives at 1 and 5, negatives at 2 (beyond 1), 3 and 4 (the farthest; none beyond 5).
    const { anchors, value, pairs } = pointToSetLoss(line(0, 1, 5, 2, 3, -4), [0, 0, 0, 1, 2, 3], {
      weighting: { kind: 'semihard' },
      margin: 2,
    });
    expect(anchors[0].negativeWeights).toEqual([0.5, 0, 0.5]);
    expect(anchors[0].negativeDistance).toBe(3);
    expect(anchors[0].positiveDistance).toBe(3);
    expect(anchors[0].loss).toBe((1 - 2 + 2 + (5 - 4 + 2)) / 2);
    expect(anchors[0].negativeEffectiveSize).toBeCloseTo(2, 12);
    expect(value).toBeCloseTo(anchors.reduce((sum, t) => sum + t.loss, 0) / 3, 14);
    expect(pairs[0]).toEqual([0, 1 / 6, 1 / 6, -1 / 6, 0, -1 / 6]);
  });

  it('semi-hard: a negative at exactly the distance of the positive is not farther', () => {
    const { anchors } = pointToSetLoss(line(0, 2, -2, 3), [0, 0, 1, 2], {
      weighting: { kind: 'semihard' },
      margin: 2,
    });
    expect(anchors[0].negativeWeights).toEqual([0, 1]);
  });

  it('semi-hard: identities with more positives count more, since it is a mean over pairs', () => {
    const { anchors, value } = pointToSetLoss(line(0, 1, 4, 2, 2.5), [0, 0, 0, 1, 1], {
      weighting: { kind: 'semihard' },
      margin: 1,
    });
    const pairs = anchors.flatMap((t) => t.positives.map(() => t.loss));
    expect(value).toBeCloseTo(pairs.reduce((sum, v) => sum + v, 0) / 8, 14);
  });

  it('normalize: the length of a row does not matter, and no gradient runs along it', () => {
    const { embeddings, labels } = randomBatch(2);
    const options: PointToSetOptions = {
      weighting: { kind: 'exponential', sigma: 0.2 },
      margin: 'soft',
      normalize: true,
    };
    const longer = embeddings.map((row, i) => row.map((v) => v * (i + 1)));
    const { value, gradient } = pointToSetLoss(embeddings, labels, options);
    expect(pointToSetLoss(longer, labels, options).value).toBeCloseTo(value, 13);
    embeddings.forEach((row, i) =>
      expect(row.reduce((sum, v, k) => sum + v * gradient[i][k], 0)).toBeCloseTo(0, 13),
    );
  });

  it('takes typed arrays as it takes plain ones', () => {
    const { embeddings, labels } = randomBatch(3);
    const typed = pointToSetLoss(
      embeddings.map((row) => Float64Array.from(row)),
      Int32Array.from(labels),
      hard,
    );
    expect(typed).toEqual(pointToSetLoss(embeddings, labels, hard));
  });

  it('refuses bad input with a sentence', () => {
    expect(() => run({}, [[0], [1, 2], [3]])).toThrow(/Embedding 1 has 2 numbers/);
    expect(() => run({}, line(0, NaN, 1))).toThrow(/Embedding 1 holds NaN/);
    expect(() => run({}, line(0, 1, 2), [0, 1])).toThrow(/3 embeddings but 2 labels/);
    expect(() => run({}, line(0, 1, 2), [0, 1, NaN])).toThrow(/Label 2/);
    expect(() => run({ margin: NaN })).toThrow(/margin/);
    expect(() => run({ margin: Infinity })).toThrow(RangeError);
    expect(() => run({ margin: 'none' as unknown as 'soft' })).toThrow(/margin/);
    expect(() => run({ weighting: { kind: 'exponential', sigma: -0.5 } })).toThrow(/sigma/);
    expect(() => run({ weighting: { kind: 'polynomial' } as unknown as WeightingSpec })).toThrow(/alpha/);
    expect(() => run({ weighting: { kind: 'softest' } as unknown as WeightingSpec })).toThrow(/softest/);
    expect(() => run({ weighting: { kind: 'random', keys: [[1]] } })).toThrow(/3 rows of 3 keys/);
    expect(() => run({}, line(1e200, -1e200, 0))).toThrow(/too large/);
  });
});
