// The small weight curve beside each strategy: the real weights of a fixed set of distances under the current σ and α.
import { weightingOf } from '../../../experiment/derive';
import type { Options } from '../../../experiment/options';
import type { POINT_TO_SET } from '../../../experiment/lossOptions';
import { UndefinedWeightError } from '../../../metric/formula/own';
import { oneMember, pointToSet } from '../../../metric/pointToSet';
import { semihardSides } from '../../../metric/semihard';

export type PointToSetStrategy = (typeof POINT_TO_SET)[number];

/** Distances to seven negatives, nearest (hardest) first, as unit-norm embeddings have them. */
const NEGATIVES = [0.4, 0.5, 0.62, 0.74, 0.86, 1, 1.2];

/** One positive among them, so that the semi-hard rule has something to be just beyond of. */
const POSITIVE = 0.55;

/** Without unit norm distances are about five times as large (d of about 4 to 9 instead of at most 2). */
const RAW_SCALE = 5;

/** The member that chance picks in the picture. */
const BY_CHANCE = 4;

/** Weights w (summing to 1) of seven negatives, hardest first, under a strategy with the options' parameters. */
export function strategyBars(strategy: PointToSetStrategy, options: Options): number[] {
  const scale = options.normalize ? 1 : RAW_SCALE;
  const distances = NEGATIVES.map((d) => d * scale);
  const weighting = weightingOf({ ...options, strategy }, []);
  if (!weighting || weighting.kind === 'random') return oneMember(distances, BY_CHANCE).weights;
  if (weighting.kind === 'semihard') return semihardSides([POSITIVE * scale], distances).negative.weights;
  try {
    return pointToSet(distances, 'negative', weighting).weights;
  } catch (error) {
    if (error instanceof UndefinedWeightError) return distances.map(() => 0); // an own formula may weigh nothing here
    throw error;
  }
}
