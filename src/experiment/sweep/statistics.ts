// Numbers over seeds: mean and spread, and how far two configurations lie apart where their seeds are shared.
import { createRandom } from '../../data/random';

/** Scores of one configuration over its seeds. */
export interface Spread {
  mean: number | null;
  /** Sample standard deviation (n − 1); null for fewer than two. */
  deviation: number | null;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean and sample standard deviation. */
export function spread(values: readonly number[]): Spread {
  const { length } = values;
  if (!length) return { mean: null, deviation: null };
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: length > 1 ? Math.sqrt(squares / (length - 1)) : null };
}

/** With fewer shared seeds a bootstrap tells no more than the smallest and the largest difference: these are given. */
export const FEWEST_FOR_INTERVAL = 5;

/** Resamples behind an interval. */
export const RESAMPLES = 2000;
/** Share of the resampled means that an interval holds. */
export const LEVEL = 0.95;

/** The quantile of sorted values, linear between neighbours. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export interface PairedDifference {
  /** Mean of (own − baseline) over the shared seeds. */
  mean: number;
  /** Ends of the bootstrap interval, with fewer than FEWEST_FOR_INTERVAL shared seeds of the range; null for fewer than two. */
  low: number | null;
  high: number | null;
  /** Shared seeds. */
  pairs: number;
  /** LEVEL and RESAMPLES, as a caption says them. */
  level: number;
  resamples: number;
}

/** Intervals that were worked out; a table asks for all of its own whenever one of its runs is finished. */
const intervals = new Map<string, Interval>();
const MOST_INTERVALS = 10_000;

type Interval = Record<'low' | 'high', number>;

function intervalOf(differences: readonly number[]): Interval {
  const key = differences.join();
  const known = intervals.get(key);
  if (known) return known;
  const pairs = differences.length;
  const random = createRandom(0, 'bootstrap');
  const means = new Float64Array(RESAMPLES);
  for (let i = 0; i < RESAMPLES; i++) {
    for (let drawn = 0; drawn < pairs; drawn++) means[i] += differences[random.integer(pairs)];
    means[i] /= pairs;
  }
  means.sort();
  const tail = (1 - LEVEL) / 2;
  const interval = { low: quantile(means, tail), high: quantile(means, 1 - tail) };
  if (intervals.size >= MOST_INTERVALS) intervals.clear();
  intervals.set(key, interval);
  return interval;
}

/**
 * The difference of two configurations, seed by seed, which takes away what the seeds do to both. Null without a shared seed.
 * Interval: the percentile bootstrap. The n differences are drawn n times with replacement, RESAMPLES times over; the interval
 * runs from the 2.5 % to the 97.5 % quantile of the means. The drawing is seeded: equal values give equal intervals. With few
 * seeds it is narrower than it should be; with fewer than FEWEST_FOR_INTERVAL the range of the differences stands in its place.
 */
export function pairedDifference(
  own: ReadonlyMap<number, number>,
  baseline: ReadonlyMap<number, number>,
): PairedDifference | null {
  const seeds = [...own.keys()].filter((seed) => baseline.has(seed)).toSorted((a, b) => a - b);
  const differences = seeds.map((seed) => (own.get(seed) ?? 0) - (baseline.get(seed) ?? 0));
  const pairs = differences.length;
  if (!pairs) return null;
  const told = { mean: meanOf(differences), pairs, level: LEVEL, resamples: RESAMPLES };
  if (pairs < 2) return { ...told, low: null, high: null };
  if (pairs < FEWEST_FOR_INTERVAL)
    return { ...told, low: Math.min(...differences), high: Math.max(...differences) };
  return { ...told, ...intervalOf(differences) };
}
