// One anchor's loss by itself, from its own row of distances: what a person sees who looks at one anchor at a time.
import { readBatch, setsAround, toRows } from './batch';
import type { Rows } from './batch';
import { compareRow, measures, normalizeGradient, normalizeRows, rowGradient } from './distances';
import { requireFinitePairs } from './lossOf';
import { anchorRule, requireOptions } from './pointToSetLoss';
import type { AnchorTerm, PointToSetOptions } from './types';

/** One anchor's loss. */
export interface AnchorLoss {
  /** L_a; 0 for an anchor that lacks a positive or a negative. */
  value: number;
  /** ∂L_a/∂(raw embedding) of every row (n × D), the anchor's own too. */
  gradient: number[][];
  /** ∂L_a/∂d(anchor, row) for every row; 0 for the anchor. */
  slopes: number[];
  /** Null for an anchor that lacks a positive or a negative. */
  term: AnchorTerm | null;
}

/**
 * The point-to-set loss of one anchor, not averaged over the batch, in time proportional to the rows.
 * @throws RangeError as pointToSetLoss, or when there is no such row.
 */
export function anchorLoss(
  embeddings: Rows,
  labels: ArrayLike<number>,
  anchor: number,
  options: PointToSetOptions,
): AnchorLoss {
  const { n, dimension, values } = readBatch(embeddings, labels);
  if (!(Number.isInteger(anchor) && anchor >= 0 && anchor < n))
    throw new RangeError(`There is no row ${anchor} among ${n} embeddings.`);
  requireOptions(options, n);
  const rule = anchorRule(options);
  const normalized = options.normalize === true ? normalizeRows(values, n, dimension) : null;
  const x = normalized ? normalized.unit : values;
  const distances = compareRow(x, n, dimension, anchor, measures.euclidean);
  requireFinitePairs(distances);
  const slopes = new Float64Array(n);
  const sets = setsAround(labels, anchor);
  const whole = sets.positives.length > 0 && sets.negatives.length > 0;
  const result = whole ? rule(distances, anchor, sets, slopes) : null;
  if (result && result.share !== 1) for (let i = 0; i < n; i++) slopes[i] /= result.share;
  const onUnit = rowGradient(x, dimension, anchor, distances, slopes, measures.euclidean);
  const gradient = normalized ? normalizeGradient(normalized, onUnit, dimension) : onUnit;
  return {
    value: result?.term.loss ?? 0,
    gradient: toRows(gradient, n, dimension),
    slopes: Array.from(slopes),
    term: result?.term ?? null,
  };
}
