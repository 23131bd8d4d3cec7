// Distances of true and false query–gallery pairs side by side: how far the two heaps have come apart.
import { rankedPairs } from './pairs';
import type { DistanceRows, RetrievalItem, RetrievalOptions } from './protocol';

export interface DistanceHistogram {
  /** bins + 1 ascending edges, from 0 (or the smallest distance, if negative) to the largest. */
  edges: number[];
  /** Share of the true pairs per bin; sums to 1. */
  positive: number[];
  /** Share of the false pairs per bin; sums to 1. */
  negative: number[];
  /** Σ min(positive, negative): 0 apart, 1 indistinguishable. */
  overlap: number;
}

/** Which of the bins between `low` and `high` a value falls into. */
export function binOf(value: number, low: number, high: number, bins: number): number {
  return Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
}

/** What bins and thresholds span when distances lie between two numbers. Throws RangeError when one is infinite. */
export function spanOf(low: number, high: number): [number, number] {
  if (!Number.isFinite(high - low)) throw new RangeError('An infinite distance has no bin and no threshold.');
  return high > low ? [low, high] : [low, low + 1];
}

function shares(counts: ArrayLike<number>): number[] {
  const all = Array.from(counts).reduce((sum, count) => sum + count, 0);
  return Array.from(counts, (count) => count / Math.max(1, all));
}

/** The histogram between `low` and `high` from the number of true and of false pairs per bin. */
export function histogramOf(
  low: number,
  high: number,
  positives: ArrayLike<number>,
  negatives: ArrayLike<number>,
): DistanceHistogram {
  const bins = positives.length;
  const positive = shares(positives);
  const negative = shares(negatives);
  return {
    edges: Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins),
    positive,
    negative,
    overlap: positive.reduce((sum, share, i) => sum + Math.min(share, negative[i]), 0),
  };
}

/**
 * Histogram of the pairs that the protocol ranks, over the queries that count. Where no query counts every share is 0, and so is
 * the overlap: look at `countedQueries` first. Throws RangeError for fewer than one bin or an infinite distance.
 */
export function distanceHistogram(
  distances: DistanceRows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  bins: number,
  options?: RetrievalOptions,
): DistanceHistogram {
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`A histogram needs at least 1 bin, not ${bins}.`);
  const { positives, negatives } = rankedPairs(distances, query, gallery, options);
  let [least, most] = [0, 0];
  for (const list of [positives, negatives])
    for (const value of list) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  const [low, high] = spanOf(least, most);
  const counts = (values: number[]) => {
    const count = new Array<number>(bins).fill(0);
    for (const value of values) count[binOf(value, low, high, bins)]++;
    return count;
  };
  return histogramOf(low, high, counts(positives), counts(negatives));
}
