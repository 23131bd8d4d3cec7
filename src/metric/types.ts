// The words of the subject as types: what goes into a loss, and everything that comes out of it.

export type Side = 'positive' | 'negative';

/** How a set of distances is summed up into one (see weightings.ts for each record). */
export type WeightingSpec =
  | { kind: 'uniform' }
  | { kind: 'hardest' }
  | { kind: 'exponential'; sigma: number }
  | { kind: 'polynomial'; alpha: number }
  /** One random member per set: the member with the largest `keys[anchor][member]` (n × n, any distinct numbers). */
  | { kind: 'random'; keys: ArrayLike<number>[] }
  /** FaceNet rule: per ordered positive pair the nearest negative farther than the positive, else the farthest. */
  | { kind: 'semihard' }
  | OwnWeighting;

/** A person's own log w per side, as formulas of the distance d with named numbers (see formula/parse.ts). */
export interface OwnWeighting {
  kind: 'own';
  positive: string;
  negative: string;
  parameters: Readonly<Record<string, number>>;
}

export interface PointToSetOptions {
  weighting: WeightingSpec;
  /** Hinge [D⁺ − D⁻ + margin]₊, or 'soft': softplus(D⁺ − D⁻). */
  margin: number | 'soft';
  /** true: the weights are constants in the gradient. Default false (weights in the graph). */
  detachWeights?: boolean;
  /** true: embeddings are L2-normalised first; the gradient is still with respect to the raw ones. Default false. */
  normalize?: boolean;
}

/** One anchor's part of a point-to-set loss. Arrays run parallel to `positives` / `negatives` (batch indices, ascending). */
export interface AnchorTerm {
  anchor: number;
  positives: number[];
  negatives: number[];
  /** Plain distances d(anchor, member). */
  positiveDistances: number[];
  negativeDistances: number[];
  /** Nominal weights w, summing to 1. */
  positiveWeights: number[];
  negativeWeights: number[];
  /** Effective coefficients ∂D⁺/∂d and ∂D⁻/∂d: equal to w when detached, may be negative otherwise. */
  positiveEffective: number[];
  negativeEffective: number[];
  /** Point-to-set distances D⁺ and D⁻. */
  positiveDistance: number;
  negativeDistance: number;
  /** N_eff = exp(entropy of w), between 1 and the set's size. */
  positiveEffectiveSize: number;
  negativeEffectiveSize: number;
  loss: number;
}

/** The common face of every loss: value, gradient (n × D, raw embeddings), and each ordered pair's ∂L/∂d or ∂L/∂s. */
export interface LossResult {
  value: number;
  gradient: number[][];
  /** pairs[i][j] = ∂value/∂(distance or similarity of i and j) through the ordered pair (i, j). */
  pairs: number[][];
}

export interface PointToSetResult extends LossResult {
  anchors: AnchorTerm[];
}

/** Any loss that the playground can train with. */
export type LossSpec =
  | ({ kind: 'pointToSet' } & PointToSetOptions)
  /** reduction: over all triplets ('mean', the default), over those with a loss above 0, or their sum. */
  | {
      kind: 'batchAll';
      margin: number | 'soft';
      normalize?: boolean;
      reduction?: 'mean' | 'mean_nonzero' | 'sum';
    }
  | { kind: 'contrastive'; margin: number; normalize?: boolean }
  | { kind: 'lifted'; margin: number; normalize?: boolean }
  | { kind: 'nPair'; normalize?: boolean }
  | { kind: 'multiSimilarity'; alpha: number; beta: number; threshold: number }
  | { kind: 'circle'; margin: number; gamma: number }
  | { kind: 'marginLoss'; alpha: number; beta: number; normalize?: boolean };
