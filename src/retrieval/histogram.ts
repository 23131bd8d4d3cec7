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

function bin(values: number[], low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]++;
  return counts.map((count) => count / Math.max(1, values.length));
}

function bounds(lists: number[][]): [number, number] {
  let low = 0;
  let high = 0;
  for (const list of lists)
    for (const value of list) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (!Number.isFinite(high - low)) throw new RangeError('An infinite distance has no bin.');
  return high > low ? [low, high] : [low, low + 1];
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
  const [low, high] = bounds([positives, negatives]);
  const positive = bin(positives, low, high, bins);
  const negative = bin(negatives, low, high, bins);
  return {
    edges: Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins),
    positive,
    negative,
    overlap: positive.reduce((sum, share, i) => sum + Math.min(share, negative[i]), 0),
  };
}
