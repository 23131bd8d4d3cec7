// "Same person?" by one threshold on the distance: how often strangers pass and how often the right one is turned away.
import { spanOf } from './histogram';
import { rankedPairs } from './pairs';
import type { DistanceRows, RetrievalItem, RetrievalOptions } from './protocol';

/** A pair is accepted at threshold t when its distance is at most t. */
export interface PairErrors {
  /** Ascending thresholds from 0 (or the smallest distance, if negative) to the largest distance, evenly spaced. */
  thresholds: number[];
  /** Share of the false pairs accepted at each threshold; an exact count, not an estimate. */
  falseAccept: number[];
  /** Share of the true pairs rejected at each threshold. */
  falseReject: number[];
  /** Pairs counted. */
  positives: number;
  negatives: number;
  /** Where both rates are closest, over all distances and not only `thresholds`; the rate is their mean there. Null without both kinds of pairs. */
  equalError: { threshold: number; rate: number } | null;
}

/** How many of the ascending values are at most t. */
function countUpTo(sorted: Float64Array, t: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

const share = (count: number, of: number) => (of === 0 ? 0 : count / of);

/** A threshold with the mean of both rates and by how much false accepts exceed false rejects. */
export interface Rates {
  threshold: number;
  rate: number;
  gap: number;
}

/** The rates where so many of the pairs have at most the threshold's distance. The gap never falls as the threshold grows. */
export function ratesOf(
  threshold: number,
  positives: { upTo: number; all: number },
  negatives: { upTo: number; all: number },
): Rates {
  const accepted = share(negatives.upTo, negatives.all);
  const rejected = 1 - share(positives.upTo, positives.all);
  return { threshold, rate: (accepted + rejected) / 2, gap: accepted - rejected };
}

/** Of thresholds, the smallest of those where both rates are closest; null of none. */
export function closest(candidates: Iterable<Rates>): PairErrors['equalError'] {
  let best: Rates | null = null;
  for (const each of candidates) {
    const nearer = best === null ? 1 : Math.abs(best.gap) - Math.abs(each.gap);
    if (best === null || nearer > 0 || (nearer === 0 && each.threshold < best.threshold)) best = each;
  }
  return best && { threshold: best.threshold, rate: best.rate };
}

/** How many of the ascending distances have at most a threshold's, and of how many. */
export const within = (sorted: Float64Array, t: number) => ({
  upTo: countUpTo(sorted, t),
  all: sorted.length,
});

/** The rates change only at distances of pairs, so one of those is the best threshold. */
function equalErrorOf(positive: Float64Array, negative: Float64Array): PairErrors['equalError'] {
  if (!positive.length || !negative.length) return null;
  const rates = (t: number) => ratesOf(t, within(positive, t), within(negative, t));
  // The gap only grows with t: on each list of distances, the last one below 0 and the first one not below it are candidates.
  const candidates = [positive, negative].flatMap((sorted) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rates(sorted[middle]).gap < 0) low = middle + 1;
      else high = middle;
    }
    return [low - 1, low].filter((i) => i >= 0 && i < sorted.length).map((i) => rates(sorted[i]));
  });
  return closest(candidates);
}

/** `steps` + 1 thresholds, evenly spaced. */
export function evenThresholds(low: number, high: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => (i === steps ? high : low + ((high - low) * i) / steps));
}

/** Both error rates from the ascending distances of the true pairs and from how many false pairs have at most each threshold's. */
export function errorsOf(
  thresholds: number[],
  positive: Float64Array,
  negatives: { upTo: number[]; all: number },
  equalError: PairErrors['equalError'],
): PairErrors {
  return {
    thresholds,
    falseAccept: negatives.upTo.map((count) => share(count, negatives.all)),
    falseReject: thresholds.map((t) => share(positive.length - countUpTo(positive, t), positive.length)),
    positives: positive.length,
    negatives: negatives.all,
    equalError,
  };
}

/**
 * Both error rates at `steps` + 1 thresholds, and the equal error point. Where no query counts there are no pairs and every rate is 0.
 * Throws RangeError for fewer than one step or an infinite distance.
 */
export function pairErrors(
  distances: DistanceRows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  steps: number,
  options?: RetrievalOptions,
): PairErrors {
  if (!Number.isInteger(steps) || steps < 1)
    throw new RangeError(`A threshold needs at least 1 step, not ${steps}.`);
  const { positives, negatives } = rankedPairs(distances, query, gallery, options);
  const positive = Float64Array.from(positives).toSorted();
  const negative = Float64Array.from(negatives).toSorted();
  const low = Math.min(0, positive[0] ?? 0, negative[0] ?? 0);
  const highest = Math.max(low, positive.at(-1) ?? low, negative.at(-1) ?? low);
  const thresholds = evenThresholds(...spanOf(low, highest), steps);
  const upTo = thresholds.map((t) => countUpTo(negative, t));
  const equalError = equalErrorOf(positive, negative);
  return errorsOf(thresholds, positive, { upTo, all: negative.length }, equalError);
}
