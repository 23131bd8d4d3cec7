// The FaceNet rule for semi-hard triplets: a choice per positive pair, so it is not one weight per set like the others.
import { effectiveSize } from './pointToSet';
import type { SetSummary } from './pointToSet';

/**
 * Index into `negatives` for one positive: the nearest negative farther than it, else the farthest.
 * The lowest index among equals.
 */
export function semihardNegative(positive: number, negatives: ArrayLike<number>): number {
  let nearestFarther = -1;
  let farthest = 0;
  for (let i = 0; i < negatives.length; i++) {
    const d = negatives[i];
    if (d > positive && (nearestFarther < 0 || d < negatives[nearestFarther])) nearestFarther = i;
    if (d > negatives[farthest]) farthest = i;
  }
  return nearestFarther >= 0 ? nearestFarther : farthest;
}

/** One anchor's semi-hard choices: per positive the chosen index into `negatives`, and both sides summed up. */
export interface SemihardSides {
  chosen: number[];
  positive: SetSummary;
  negative: SetSummary;
}

/** Positives count the same; a negative's weight is the share of positive pairs that choose it. */
export function semihardSides(positives: readonly number[], negatives: readonly number[]): SemihardSides {
  const share = 1 / positives.length;
  const chosen = positives.map((d) => semihardNegative(d, negatives));
  const weights = negatives.map(() => 0);
  for (const i of chosen) weights[i] += share;
  return {
    chosen,
    positive: weighted(
      positives,
      positives.map(() => share),
    ),
    negative: weighted(negatives, weights),
  };
}

function weighted(distances: readonly number[], weights: number[]): SetSummary {
  return {
    weights,
    effective: weights.slice(),
    distance: distances.reduce((sum, d, i) => sum + weights[i] * d, 0),
    effectiveSize: effectiveSize(weights),
  };
}
