// The joint softmax term: its value by hand, its slope by differences, and large logits.
import { describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from './crossEntropy';
import { gradientError } from './testBatches';

describe('softmaxCrossEntropy', () => {
  it('by hand', () => {
    const { value, gradient } = softmaxCrossEntropy(
      [
        [0, 0, 0, 0],
        [Math.log(3), 0, 0, 0],
      ],
      [1, 0],
    );
    expect(value).toBeCloseTo((Math.log(4) - Math.log(3 / 6)) / 2, 14);
    expect(gradient[0]).toEqual([0.125, -0.375, 0.125, 0.125]);
  });

  it('gradient against central differences', () => {
    const logits = [
      [0.3, -1.2, 2],
      [1, 1, -3],
      [0, 4, 0.5],
    ];
    const classes = [2, 0, 2];
    const { gradient } = softmaxCrossEntropy(logits, classes);
    const value = (rows: number[][]) => softmaxCrossEntropy(rows, classes).value;
    expect(gradientError(value, logits, gradient).error).toBeLessThan(1e-8);
  });

  it('is exact far beyond the range of exp', () => {
    const { value, gradient } = softmaxCrossEntropy([[1e5, 0]], [1]);
    expect(value).toBe(1e5);
    expect(gradient).toEqual([[1, -1]]);
  });

  it('no rows: 0; a class without a column: refused', () => {
    expect(softmaxCrossEntropy([], [])).toEqual({ value: 0, gradient: [] });
    expect(() => softmaxCrossEntropy([[0, 1]], [2])).toThrow(/Class 2/);
    expect(() => softmaxCrossEntropy([[0, 1]], [0, 1])).toThrow(RangeError);
    expect(() => softmaxCrossEntropy([[0, NaN]], [0])).toThrow(RangeError);
  });
});
