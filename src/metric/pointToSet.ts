// One anchor, one set: distances in, weights and point-to-set distance out, eq. (6). The loss and the interface share it.
import { indexOfLargest, softmax } from './numerics';
import type { WeightingSpec } from './types';
import type { ResolvedWeighting, Side } from './weightings';
import { resolveWeighting, weightings } from './weightings';

/** The weightings that depend on one set's distances alone. */
export type SetWeighting = Exclude<WeightingSpec, { kind: 'random' } | { kind: 'semihard' }>;

const HARDEST: ResolvedWeighting = { record: weightings.hardest, parameter: 0 };

/** What a weighting makes of one set; arrays run parallel to the distances. */
export interface SetSummary {
  /** Nominal weights w, summing to 1. */
  weights: number[];
  /** Effective coefficients ∂D/∂dᵢ; equal to w when detached. They sum to 1 for uniform, hardest and exponential. */
  effective: number[];
  /** D = Σ w d. */
  distance: number;
  /** N_eff = exp(entropy of w), from 1 to the set's size. */
  effectiveSize: number;
}

/**
 * Point-to-set distance of one side from the distances to its members.
 * @throws RangeError for an empty set, a distance that is negative or not finite, or a bad weighting; UndefinedWeightError
 * (see formula/own.ts) where an own formula gives the set no weights.
 */
export function pointToSet(
  distances: ArrayLike<number>,
  side: Side,
  weighting: SetWeighting,
  options: { detach?: boolean } = {},
): SetSummary {
  if (distances.length === 0) throw new RangeError('A point-to-set distance needs a set with a member.');
  for (let i = 0; i < distances.length; i++)
    if (!(distances[i] >= 0 && distances[i] < Infinity))
      throw new RangeError(`Distance ${i} is ${distances[i]}, not a finite number of 0 or more.`);
  return summarizeSet(distances, side, resolveWeighting(weighting), options.detach === true);
}

/** pointToSet for a resolved weighting, without checks; `distances` must not be empty. */
export function summarizeSet(
  distances: ArrayLike<number>,
  side: Side,
  { record, parameter }: ResolvedWeighting,
  detach: boolean,
): SetSummary {
  if (record.pick) return oneMember(distances, record.pick(distances, side));
  if (!record.logWeight) throw new RangeError(`The ${record.id} weighting is not defined for one set alone.`);
  const logWeights = new Array<number>(distances.length);
  let finite = true;
  for (let i = 0; i < distances.length; i++) {
    logWeights[i] = record.logWeight(distances[i], side, parameter);
    finite &&= Number.isFinite(logWeights[i]);
  }
  // Only a σ or α far beyond any use overflows here, and its limit is the hardest member.
  if (record.refuse) record.refuse(logWeights, distances, side);
  else if (!finite) return summarizeSet(distances, side, HARDEST, detach);
  const weights = softmax(logWeights);
  // Relative to the heaviest member, so that dᵢ − D keeps its digits where a small σ magnifies it.
  const reference = distances[indexOfLargest(weights)];
  let shift = 0;
  for (let i = 0; i < weights.length; i++) shift += weights[i] * (distances[i] - reference);
  const effective = weights.slice();
  if (!detach && record.logWeightSlope)
    for (let i = 0; i < weights.length; i++) {
      const beyondMean = distances[i] - reference - shift;
      if (weights[i] === 0 || beyondMean === 0) continue;
      effective[i] *= 1 + record.logWeightSlope(distances[i], side, parameter) * beyondMean;
    }
  return { weights, effective, distance: reference + shift, effectiveSize: effectiveSize(weights) };
}

/** The summary of a set of which one member carries all weight. */
export function oneMember(distances: ArrayLike<number>, chosen: number): SetSummary {
  const weights = new Array<number>(distances.length).fill(0);
  weights[chosen] = 1;
  return { weights, effective: weights.slice(), distance: distances[chosen], effectiveSize: 1 };
}

/** exp(entropy) of weights that sum to 1: from 1 (one member) to their number (all equal). */
export function effectiveSize(weights: readonly number[]): number {
  let entropy = 0;
  for (const w of weights) if (w > 0) entropy -= w * Math.log(w);
  return Math.min(Math.max(Math.exp(entropy), 1), weights.length);
}

/**
 * The curve w(d) behind the bars: the weight at each distance of `at`, on the scale on which the members' own weights
 * sum to 1 (so it runs through the members), capped at 1 beyond the hardest member. For 'hardest' it is a step.
 */
export function weightCurve(
  members: ArrayLike<number>,
  side: Side,
  weighting: SetWeighting,
  at: ArrayLike<number>,
): number[] {
  const { weights } = pointToSet(members, side, weighting);
  const { record, parameter } = resolveWeighting(weighting);
  const top = indexOfLargest(weights);
  const { logWeight } = record;
  return Array.from(at, (d) => {
    if (!logWeight) return (side === 'positive' ? d >= members[top] : d <= members[top]) ? 1 : 0;
    const relative = logWeight(d, side, parameter) - logWeight(members[top], side, parameter);
    return Math.min(weights[top] * Math.exp(relative), 1) || 0; // an own formula may have no value between two members
  });
}
