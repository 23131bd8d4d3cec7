// The point-to-set loss, eq. (4): per anchor D⁺ against D⁻, mean over the anchors that have both sets.
import { requireMargin, setsOf } from './batch';
import type { Rows, Sets } from './batch';
import type { PairMatrix } from './distances';
import { lossOf } from './lossOf';
import type { PairLoss } from './lossOf';
import { hinge, hingeSlope, indexOfLargest } from './numerics';
import { oneMember, summarizeSet } from './pointToSet';
import type { SetSummary } from './pointToSet';
import { semihardSides } from './semihard';
import type { AnchorTerm, PointToSetOptions, PointToSetResult } from './types';
import { resolveWeighting } from './weightings';
import type { Side } from './weightings';

/** The loss from pairwise distances alone, with every anchor's part. */
export interface PointToSetPairLoss extends PairLoss {
  anchors: AnchorTerm[];
}

/**
 * Point-to-set loss of a batch of n embeddings (n × D) with labels.
 * Anchors that lack a positive or a negative are left out of the mean; without any anchor the value and gradient are 0.
 * Semi-hard is a mean over ordered positive pairs, so anchors with more positives count more.
 * Source: Yu et al., ECCV 2018, arXiv 1807.11206. @throws RangeError for a bad batch, weighting, margin or keys.
 */
export function pointToSetLoss(
  embeddings: Rows,
  labels: ArrayLike<number>,
  options: PointToSetOptions,
): PointToSetResult {
  const comparison = { measure: 'euclidean', normalize: options.normalize === true } as const;
  return lossOf(embeddings, labels, comparison, (matrix, labels) => pointToSetPairs(matrix, labels, options));
}

/** pointToSetLoss from a matrix of distances instead of embeddings. */
export function pointToSetPairs(
  matrix: PairMatrix,
  labels: ArrayLike<number>,
  options: PointToSetOptions,
): PointToSetPairLoss {
  requireOptions(options, matrix.n);
  const pairs = new Float64Array(matrix.n * matrix.n);
  const anchors: AnchorTerm[] = [];
  const shares: number[] = [];
  const sets = setsOf(labels);
  const oneAnchor = anchorRule(options);
  for (let a = 0; a < matrix.n; a++) {
    if (sets[a].positives.length === 0 || sets[a].negatives.length === 0) continue;
    const row = (of: Float64Array) => of.subarray(a * matrix.n, (a + 1) * matrix.n);
    const { term, share } = oneAnchor(row(matrix.at), a, sets[a], row(pairs));
    anchors.push(term);
    shares.push(share);
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total > 0) for (let i = 0; i < pairs.length; i++) pairs[i] /= total;
  const sum = anchors.reduce((sum, { loss }, i) => sum + shares[i] * loss, 0);
  return { value: total > 0 ? sum / total : 0, pairs, anchors };
}

/**
 * Computes one anchor from its row of distances, adds ∂(share · loss)/∂d to `slopes`, and says how much it counts in
 * the mean. Neither set may be empty.
 */
export type AnchorRule = (
  distances: Float64Array,
  anchor: number,
  sets: Sets,
  slopes: Float64Array,
) => { term: AnchorTerm; share: number };

/** The rule of every anchor under these options, which must have been checked. */
export function anchorRule(options: PointToSetOptions): AnchorRule {
  return options.weighting.kind === 'semihard' ? semihardAnchor(options.margin) : weightedAnchor(options);
}

function weightedAnchor({ weighting, margin, detachWeights = false }: PointToSetOptions): AnchorRule {
  const resolved = resolveWeighting(weighting);
  return (distances, anchor, sets, slopes) => {
    const summarize = (members: number[], near: number[], side: Side): SetSummary => {
      if (weighting.kind !== 'random') return summarizeSet(near, side, resolved, detachWeights);
      const keys = weighting.keys[anchor];
      return oneMember(near, indexOfLargest(members.map((i) => keys[i])));
    };
    const near = sets.positives.map((i) => distances[i]);
    const far = sets.negatives.map((i) => distances[i]);
    const positive = summarize(sets.positives, near, 'positive');
    const negative = summarize(sets.negatives, far, 'negative');
    const gap = positive.distance - negative.distance;
    const slope = hingeSlope(gap, margin);
    if (slope !== 0) {
      sets.positives.forEach((p, i) => (slopes[p] += slope * positive.effective[i]));
      sets.negatives.forEach((q, i) => (slopes[q] -= slope * negative.effective[i]));
    }
    return { term: anchorTerm(anchor, sets, near, far, positive, negative, hinge(gap, margin)), share: 1 };
  };
}

function semihardAnchor(margin: number | 'soft'): AnchorRule {
  return (distances, anchor, sets, slopes) => {
    const near = sets.positives.map((i) => distances[i]);
    const far = sets.negatives.map((i) => distances[i]);
    const { chosen, positive, negative } = semihardSides(near, far);
    let loss = 0;
    sets.positives.forEach((p, i) => {
      const gap = near[i] - far[chosen[i]];
      const slope = hingeSlope(gap, margin);
      loss += hinge(gap, margin);
      slopes[p] += slope;
      slopes[sets.negatives[chosen[i]]] -= slope;
    });
    const share = near.length;
    return { term: anchorTerm(anchor, sets, near, far, positive, negative, loss / share), share };
  };
}

function anchorTerm(
  anchor: number,
  { positives, negatives }: Sets,
  positiveDistances: number[],
  negativeDistances: number[],
  positive: SetSummary,
  negative: SetSummary,
  loss: number,
): AnchorTerm {
  return {
    anchor,
    positives,
    negatives,
    positiveDistances,
    negativeDistances,
    positiveWeights: positive.weights,
    negativeWeights: negative.weights,
    positiveEffective: positive.effective,
    negativeEffective: negative.effective,
    positiveDistance: positive.distance,
    negativeDistance: negative.distance,
    positiveEffectiveSize: positive.effectiveSize,
    negativeEffectiveSize: negative.effectiveSize,
    loss,
  };
}

/** @throws RangeError for a bad margin, or keys of the random weighting that do not fit n rows. */
export function requireOptions({ weighting, margin }: PointToSetOptions, n: number): void {
  requireMargin(margin);
  if (weighting.kind !== 'random') return;
  const { keys } = weighting;
  if (!keys || keys.length !== n || Array.from(keys).some((row) => row.length !== n))
    throw new RangeError(`The random weighting needs ${n} rows of ${n} keys, one per anchor and member.`);
}
