// Eq. (6) as it is often written, in 32-bit numbers, beside log space: where it overflows, vanishes or loses its digits.
import { pointToSet, type Side } from '../metric';

export type NaiveWeighting = { kind: 'exponential'; sigma: number } | { kind: 'polynomial'; alpha: number };

/** What became of a computed set distance. */
export type Verdict = 'fine' | 'nan' | 'infinite' | 'zero' | 'off';

export interface NaiveSet {
  /** Un-normalised weights in float32. */
  weights: number[];
  /** Σw in float32. */
  sum: number;
  /** Σ w d / Σ w in float32. */
  distance: number;
}

export interface Comparison {
  naive: NaiveSet;
  /** Weights (they sum to 1) and distance from src/metric. */
  right: { weights: number[]; distance: number };
  verdict: Verdict;
}

/** A relative error from which a distance is called off: far above the rounding of 32-bit numbers. */
const OFF = 1e-3;

const round = Math.fround;

/** One un-normalised weight, every operation rounded to float32. */
function naiveWeight(d: number, side: Side, weighting: NaiveWeighting): number {
  const sign = side === 'positive' ? 1 : -1;
  if (weighting.kind === 'exponential')
    return round(Math.exp(round((sign * round(d)) / round(weighting.sigma))));
  const exponent = round(weighting.alpha * (side === 'positive' ? 1 : -2));
  return round(round(1 + round(d)) ** exponent);
}

/** Weights, their sum and the set distance, added up in order as a loop in float32 would. */
export function naiveSet(distances: readonly number[], side: Side, weighting: NaiveWeighting): NaiveSet {
  const weights = distances.map((d) => naiveWeight(d, side, weighting));
  const sum = weights.reduce((total, w) => round(total + w), 0);
  const top = weights.reduce((total, w, i) => round(total + round(w * round(distances[i]))), 0);
  return { weights, sum, distance: round(top / sum) };
}

function verdictOf(naive: number, right: number): Verdict {
  if (Number.isNaN(naive)) return 'nan';
  if (!Number.isFinite(naive)) return 'infinite';
  if (naive === 0 && right > 0) return 'zero';
  return Math.abs(naive - right) > OFF * right ? 'off' : 'fine';
}

/** Both ways side by side. @throws RangeError as pointToSet does. */
export function compareNaive(
  distances: readonly number[],
  side: Side,
  weighting: NaiveWeighting,
): Comparison {
  const { weights, distance } = pointToSet(distances, side, weighting);
  const naive = naiveSet(distances, side, weighting);
  return { naive, right: { weights, distance }, verdict: verdictOf(naive.distance, distance) };
}

/** Members of the example as shares of the slider's distance. */
const SPREAD = [0.7, 0.8, 0.9, 0.95, 1] as const;

/** Distances of the example's members whose farthest lies at `d`. */
export const membersAt = (d: number): number[] => SPREAD.map((share) => share * d);

/** The slider's range: src/metric is finite up to its end. */
export const LARGEST_DISTANCE = 1e4;
export const SMALLEST_DISTANCE = 0.1;

/** The distance at a place (0–1) of the logarithmic axis, and back. */
export const distanceAt = (place: number): number =>
  SMALLEST_DISTANCE * (LARGEST_DISTANCE / SMALLEST_DISTANCE) ** place;
export const placeOf = (d: number): number =>
  Math.log(d / SMALLEST_DISTANCE) / Math.log(LARGEST_DISTANCE / SMALLEST_DISTANCE);

/** Verdicts along the axis, from its start to its end. */
export const verdictsAlong = (side: Side, weighting: NaiveWeighting, count: number): Verdict[] =>
  Array.from(
    { length: count },
    (_, i) => compareNaive(membersAt(distanceAt((i + 0.5) / count)), side, weighting).verdict,
  );
