// From embeddings to one number per pair and back: every loss sees the pairs only, this file owns the geometry.
import { flatten, toRows } from './batch';
import type { Rows } from './batch';

/** One number per ordered pair: at[i·n + j] is the distance or similarity of rows i and j. */
export interface PairMatrix {
  n: number;
  at: Float64Array;
}

/** A way to compare two rows, with the way back from ∂L/∂(pair) to ∂L/∂(row). */
export interface Measure {
  /** Pair value from the sum of squared differences or of products, whichever `from` names. */
  from: 'differences' | 'products';
  value(sum: number): number;
  /** With c this factor: ∂value/∂xᵢ = c·(xᵢ − xⱼ) for differences, c·xⱼ for products. */
  factor(value: number): number;
}

/**
 * Every measure that a loss uses. Euclidean: the gradient of √ at 0 is taken as 0 (duplicates, collapsed embeddings).
 * Cosine similarity is `dot` of normalised rows.
 */
export const measures = {
  euclidean: { from: 'differences', value: Math.sqrt, factor: (d) => (d === 0 ? 0 : 1 / d) },
  squaredEuclidean: { from: 'differences', value: (sum) => sum, factor: () => 2 },
  dot: { from: 'products', value: (sum) => sum, factor: () => 1 },
  cosineDistance: { from: 'products', value: (sum) => 1 - sum, factor: () => -1 },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

function sumOver(x: Float64Array, i: number, j: number, dimension: number, measure: Measure): number {
  const a = i * dimension;
  const b = j * dimension;
  let sum = 0;
  if (measure.from === 'products') {
    for (let k = 0; k < dimension; k++) sum += x[a + k] * x[b + k];
  } else {
    for (let k = 0; k < dimension; k++) {
      const difference = x[a + k] - x[b + k];
      sum += difference * difference;
    }
  }
  return sum;
}

/** All pair values of n rows (n × dimension, row-major). Distances by differences, so a common offset costs no digits. */
export function comparePairs(x: Float64Array, n: number, dimension: number, measure: Measure): PairMatrix {
  const at = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++)
      at[i * n + j] = at[j * n + i] = measure.value(sumOver(x, i, j, dimension, measure));
  return { n, at };
}

/** ∂L/∂x (n × dimension) from `pairs`, ∂L/∂(pair value) per ordered pair. The pair of a row with itself is ignored. */
export function pairsGradient(
  x: Float64Array,
  dimension: number,
  matrix: PairMatrix,
  pairs: Float64Array,
  measure: Measure,
): Float64Array {
  const { n, at } = matrix;
  const gradient = new Float64Array(x.length);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const both = pairs[i * n + j] + pairs[j * n + i];
      if (both === 0) continue;
      const c = both * measure.factor(at[i * n + j]);
      addPair(gradient, x, i * dimension, j * dimension, dimension, c, measure);
    }
  return gradient;
}

/** Pair values of one row with all n rows. */
export function compareRow(
  x: Float64Array,
  n: number,
  dimension: number,
  row: number,
  measure: Measure,
): Float64Array {
  const at = new Float64Array(n);
  for (let j = 0; j < n; j++) at[j] = measure.value(sumOver(x, row, j, dimension, measure));
  return at;
}

/** ∂L/∂x (n × dimension) from ∂L/∂(pair value) of one row with every other; its pair with itself is ignored. */
export function rowGradient(
  x: Float64Array,
  dimension: number,
  row: number,
  at: Float64Array,
  slopes: Float64Array,
  measure: Measure,
): Float64Array {
  const gradient = new Float64Array(x.length);
  for (let j = 0; j < at.length; j++) {
    if (j === row || slopes[j] === 0) continue;
    addPair(
      gradient,
      x,
      row * dimension,
      j * dimension,
      dimension,
      slopes[j] * measure.factor(at[j]),
      measure,
    );
  }
  return gradient;
}

function addPair(
  gradient: Float64Array,
  x: Float64Array,
  a: number,
  b: number,
  dimension: number,
  c: number,
  measure: Measure,
): void {
  for (let k = 0; k < dimension; k++) {
    if (measure.from === 'products') {
      gradient[a + k] += c * x[b + k];
      gradient[b + k] += c * x[a + k];
    } else {
      const push = c * (x[a + k] - x[b + k]);
      gradient[a + k] += push;
      gradient[b + k] -= push;
    }
  }
}

/** Plain Euclidean distances between all rows, n × n. @throws RangeError if the rows are ragged or not finite. */
export function euclideanDistances(rows: Rows): number[][] {
  const { n, dimension, values } = flatten(rows, 'Embedding');
  return toRows(comparePairs(values, n, dimension, measures.euclidean).at, n, n);
}

/** Rows of unit length and the lengths they had. A row of length 0 stays 0. */
export interface NormalizedRows {
  unit: Float64Array;
  norms: Float64Array;
}

/** L2-normalises n rows of `dimension` numbers. */
export function normalizeRows(x: Float64Array, n: number, dimension: number): NormalizedRows {
  const unit = new Float64Array(x.length);
  const norms = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = x.subarray(i * dimension, (i + 1) * dimension);
    norms[i] = Math.sqrt(row.reduce((sum, v) => sum + v * v, 0));
    if (norms[i] > 0) row.forEach((v, k) => (unit[i * dimension + k] = v / norms[i]));
  }
  return { unit, norms };
}

/** Vector–Jacobian product of normalizeRows: (g − u(u·g)) / ‖x‖ per row, 0 for a row of length 0. */
export function normalizeGradient(
  normalized: NormalizedRows,
  gradient: Float64Array,
  dimension: number,
): Float64Array {
  const { unit, norms } = normalized;
  const result = new Float64Array(gradient.length);
  for (let i = 0; i < norms.length; i++) {
    if (norms[i] === 0) continue;
    const start = i * dimension;
    let along = 0;
    for (let k = start; k < start + dimension; k++) along += unit[k] * gradient[k];
    for (let k = start; k < start + dimension; k++) result[k] = (gradient[k] - unit[k] * along) / norms[i];
  }
  return result;
}
