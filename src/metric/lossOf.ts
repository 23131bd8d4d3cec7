// A loss is a measure of pairs and a rule on the pairs; this joins the two and carries the gradient back to the rows.
import { readBatch, toRows } from './batch';
import type { Rows } from './batch';
import { comparePairs, measures, normalizeGradient, normalizeRows, pairsGradient } from './distances';
import type { MeasureName, PairMatrix } from './distances';
import type { LossResult } from './types';

/** A loss as seen from the pairs: its value and ∂value/∂(pair) for every ordered pair, n × n row-major. */
export interface PairLoss {
  value: number;
  pairs: Float64Array;
}

/** How the rows are compared. */
export interface Comparison {
  measure: MeasureName;
  /** L2-normalise the rows first. */
  normalize: boolean;
}

/**
 * Evaluates a rule on the pairs of a batch; whatever else the rule returns comes back beside value, gradient and pairs.
 * The gradient is with respect to the raw embeddings. @throws RangeError for a bad batch.
 */
export function lossOf<R extends PairLoss>(
  embeddings: Rows,
  labels: ArrayLike<number>,
  { measure: name, normalize }: Comparison,
  rule: (matrix: PairMatrix, labels: ArrayLike<number>) => R,
): Omit<R, 'pairs'> & LossResult {
  const { n, dimension, values } = readBatch(embeddings, labels);
  const measure = measures[name];
  const normalized = normalize ? normalizeRows(values, n, dimension) : null;
  const x = normalized ? normalized.unit : values;
  const matrix = comparePairs(x, n, dimension, measure);
  requireFinitePairs(matrix.at);
  const { pairs, ...rest } = rule(matrix, labels);
  const onUnit = pairsGradient(x, dimension, matrix, pairs, measure);
  const gradient = normalized ? normalizeGradient(normalized, onUnit, dimension) : onUnit;
  return { ...rest, gradient: toRows(gradient, n, dimension), pairs: toRows(pairs, n, n) };
}

/** @throws RangeError when a distance or similarity is not finite. */
export function requireFinitePairs(at: Float64Array): void {
  for (let k = 0; k < at.length; k++)
    if (!Number.isFinite(at[k]))
      throw new RangeError('The embeddings are too large: a distance between two of them is not finite.');
}
