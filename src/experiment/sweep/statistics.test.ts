// Against numbers worked out by hand.
import { describe, expect, it } from 'vitest';
import { LEVEL, pairedDifference, quantile, RESAMPLES, spread } from './statistics';

describe('mean and sample standard deviation', () => {
  it('over n − 1', () => {
    // Deviations −2, 0, 2 (twice ±1 around 4): squares 4 + 0 + 4 = 8, over 2.
    expect(spread([2, 4, 6])).toEqual({ mean: 4, deviation: 2 });
    expect(spread([0.2, 0.4, 0.6]).deviation).toBeCloseTo(0.2, 12);
  });

  it('has no deviation of one, and nothing of none', () => {
    expect(spread([0.2])).toEqual({ mean: 0.2, deviation: null });
    expect(spread([])).toEqual({ mean: null, deviation: null });
  });
});

it('quantiles lie between neighbours', () => {
  expect(quantile([1, 2, 4], 0.5)).toBe(2);
  expect(quantile([1, 2, 4], 0.75)).toBe(3);
  expect(quantile([1, 2, 4], 0)).toBe(1);
  expect(quantile([1, 2, 4], 1)).toBe(4);
  expect(quantile([5], 0.3)).toBe(5);
});

const over = (...values: [number, number][]) => new Map(values);

describe('the difference to a baseline', () => {
  it('pairs the seeds that both have', () => {
    const own = over([7, 5], [8, 9], [9, 100]);
    const base = over([8, 6], [7, 4], [10, -100]);
    // 5 − 4 = 1 and 9 − 6 = 3.
    expect(pairedDifference(own, base)).toMatchObject({
      mean: 2,
      pairs: 2,
      level: LEVEL,
      resamples: RESAMPLES,
    });
  });

  it('of fewer than five seeds has the range of the differences', () => {
    const difference = pairedDifference(over([7, 5], [8, 9]), over([7, 4], [8, 6]));
    expect(difference).toMatchObject({ low: 1, high: 3 });
    const [own, base] = [over([1, 1], [2, 9], [3, 2], [4, 3]), over([1, 0], [2, 0], [3, 0], [4, 0])];
    // A bootstrap of four would leave out the means that are made of the largest one alone.
    expect(pairedDifference(own, base)).toMatchObject({ low: 1, high: 9, pairs: 4 });
    expect(pairedDifference(own.set(5, 2), base.set(5, 0))?.high).toBeLessThan(9);
  });

  it('that is the same on every seed has no width, however far the seeds lie apart', () => {
    const difference = pairedDifference(over([1, 10], [2, 50], [3, 90]), over([1, 8], [2, 48], [3, 88]));
    expect(difference).toMatchObject({ mean: 2, low: 2, high: 2, pairs: 3 });
  });

  it('comes near the normal interval where there are many seeds, and is equal each time', () => {
    // 100 differences 0 … 99 / 100: mean 0.495, deviation 0.29011, standard error 0.029011, ± 1.96 of them.
    const own = new Map(Array.from({ length: 100 }, (_, i) => [i, i / 100]));
    const base = new Map(Array.from({ length: 100 }, (_, i) => [i, 0]));
    const difference = pairedDifference(own, base);
    expect(difference?.mean).toBeCloseTo(0.495, 12);
    expect(difference?.low).toBeCloseTo(0.495 - 1.96 * 0.029011, 2);
    expect(difference?.high).toBeCloseTo(0.495 + 1.96 * 0.029011, 2);
    expect(pairedDifference(own, base)).toEqual(difference);
  });

  it('has no interval of one seed, and is none without a shared one', () => {
    expect(pairedDifference(over([7, 5]), over([7, 4]))).toMatchObject({
      mean: 1,
      low: null,
      high: null,
      pairs: 1,
    });
    expect(pairedDifference(over([7, 5]), over([8, 4]))).toBeNull();
  });
});
