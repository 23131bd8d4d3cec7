// "Same person?" by one threshold on the distance: how often strangers pass and how often the right one is turned away.
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

/** The rates change only at distances of pairs, so one of those is the best threshold. */
function equalErrorOf(positive: Float64Array, negative: Float64Array): PairErrors['equalError'] {
  if (!positive.length || !negative.length) return null;
  const rates = (t: number) => {
    const accepted = share(countUpTo(negative, t), negative.length);
    const rejected = 1 - share(countUpTo(positive, t), positive.length);
    return { threshold: t, rate: (accepted + rejected) / 2, gap: accepted - rejected };
  };
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
  const [{ threshold, rate }] = candidates.toSorted(
    (a, b) => Math.abs(a.gap) - Math.abs(b.gap) || a.threshold - b.threshold,
  );
  return { threshold, rate };
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
  if (!Number.isFinite(highest - low)) throw new RangeError('An infinite distance has no threshold.');
  const high = highest > low ? highest : low + 1;
  const thresholds = Array.from({ length: steps + 1 }, (_, i) =>
    i === steps ? high : low + ((high - low) * i) / steps,
  );
  return {
    thresholds,
    falseAccept: thresholds.map((t) => share(countUpTo(negative, t), negative.length)),
    falseReject: thresholds.map((t) => share(positive.length - countUpTo(positive, t), positive.length)),
    positives: positive.length,
    negatives: negative.length,
    equalError: equalErrorOf(positive, negative),
  };
}
