// Three mistakes found in public code, told in our own few lines each, with what they do to the numbers of one batch.
import { effectiveSize, pointToSet } from '../metric';
import { hinge } from '../metric/numerics';

export type BugId = 'epsilon' | 'miner' | 'self';

/** One anchor of a batch: distances to its positives and negatives, of which the margin holds. */
export const EXAMPLE = {
  positives: [0.6, 0.8, 1],
  negatives: [1.5, 1.6, 1.9, 2.3, 2.8],
  margin: 0.3,
} as const;

/** α and σ of public re-implementations. */
export const BUG_ALPHA = 10;
export const BUG_SIGMA = 0.5;
/** What is added to Σw "to be safe". */
export const EPSILON = 1e-6;

/** What one implementation makes of the example. */
export interface Outcome {
  positive: number;
  negative: number;
  loss: number;
  /** N_eff of the positives and the negatives. */
  positiveSize: number;
  negativeSize: number;
  /** Slope of the anchor's distance to itself by the root's formula; null where that pair is left out. */
  selfSlope: number | null;
}

export interface Bug {
  id: BugId;
  /** Lines of a short program. */
  code: readonly string[];
  /** Index of the faulty one. */
  fault: number;
  /** What belongs there. */
  repaired: string;
  right: Outcome;
  wrong: Outcome;
}

type Weighting = { kind: 'exponential'; sigma: number } | { kind: 'polynomial'; alpha: number };

const { positives, negatives, margin } = EXAMPLE;
const polynomial: Weighting = { kind: 'polynomial', alpha: BUG_ALPHA };
const exponential: Weighting = { kind: 'exponential', sigma: BUG_SIGMA };

function outcome(
  near: readonly number[],
  far: readonly number[],
  weighting: Weighting,
  change: Partial<Outcome> = {},
): Outcome {
  const plus = pointToSet(near, 'positive', weighting);
  const minus = pointToSet(far, 'negative', weighting);
  const [positive, negative] = [change.positive ?? plus.distance, change.negative ?? minus.distance];
  return {
    positive,
    negative,
    loss: hinge(positive - negative, margin),
    positiveSize: plus.effectiveSize,
    negativeSize: minus.effectiveSize,
    selfSlope: null,
    ...change,
  };
}

/** D⁻ of the polynomial weighting with something added to the sum of the weights. */
export function distanceWithEpsilon(distances: readonly number[], alpha: number, epsilon: number): number {
  const weights = distances.map((d) => (1 + d) ** (-2 * alpha));
  const sum = weights.reduce((total, w) => total + w, 0);
  return distances.reduce((total, d, i) => total + weights[i] * d, 0) / (sum + epsilon);
}

/** ∂d/∂x for two equal points, as the formula of the root has it: (x − x) / d. */
const slopeAtZero = (x: number): number => (x - x) / Math.sqrt((x - x) ** 2);

export const BUGS: readonly Bug[] = [
  {
    id: 'epsilon',
    code: [
      'd = distances(anchor, negatives)',
      'w = (1 + d) ** (-2 * alpha)',
      'total = w.sum() + 1e-6',
      'D_minus = (w * d).sum() / total',
    ],
    fault: 2,
    repaired: 'w = softmax(-2 * alpha * log1p(d)); total = 1',
    right: outcome(positives, negatives, polynomial),
    wrong: outcome(positives, negatives, polynomial, {
      negative: distanceWithEpsilon(negatives, BUG_ALPHA, EPSILON),
    }),
  },
  {
    id: 'miner',
    code: [
      'x = network(images)',
      'near, far = hardest_pair(anchor, x, labels)',
      'w_plus = softmax(near / sigma)',
      'w_minus = softmax(-far / sigma)',
      'gap = (w_plus * near).sum() - (w_minus * far).sum()',
    ],
    fault: 1,
    repaired: 'near, far = all_distances(anchor, x, labels)',
    right: outcome(positives, negatives, exponential),
    wrong: outcome([Math.max(...positives)], [Math.min(...negatives)], exponential),
  },
  {
    id: 'self',
    code: [
      'd = sqrt(((x[:, None] - x[None, :]) ** 2).sum(-1))',
      'same = labels[:, None] == labels[None, :]',
      'w = exp(d / sigma) * same',
      'D_plus = (w * d).sum(1) / w.sum(1)',
    ],
    fault: 1,
    repaired: 'same = (labels[:, None] == labels[None, :]) & ~eye(n)',
    right: outcome(positives, negatives, exponential),
    wrong: outcome([0, ...positives], negatives, exponential, { selfSlope: slopeAtZero(positives[0]) }),
  },
];

/** Sum of the negatives' un-normalised weights, beside which ε is large. */
export const negativeWeightSum = (): number =>
  negatives.reduce((total, d) => total + (1 + d) ** (-2 * BUG_ALPHA), 0);

/** N_eff of equal weights on the whole set: what the dial can reach at most. */
export const wholeSet = (count: number): number =>
  effectiveSize(Array.from({ length: count }, () => 1 / count));
