// What a person hands in, checked once with sentences that say what is wrong, and laid out flat for the loops below.

/** Rows of numbers: plain arrays and typed arrays alike. */
export type Rows = readonly ArrayLike<number>[];

/** n embeddings of `dimension` numbers, row-major, with the label of each row. */
export interface Batch {
  n: number;
  dimension: number;
  values: Float64Array;
  labels: ArrayLike<number>;
}

/** Copies a rectangular list of finite rows into one Float64Array. @throws RangeError if ragged or not finite. */
export function flatten(rows: Rows, what: string): { n: number; dimension: number; values: Float64Array } {
  const n = rows.length;
  const dimension = n > 0 ? rows[0].length : 0;
  const values = new Float64Array(n * dimension);
  for (let i = 0; i < n; i++) {
    const row = rows[i];
    if (row.length !== dimension)
      throw new RangeError(`${what} ${i} has ${row.length} numbers, but ${what} 0 has ${dimension}.`);
    for (let k = 0; k < dimension; k++) {
      if (!Number.isFinite(row[k]))
        throw new RangeError(`${what} ${i} holds ${row[k]}, not a finite number.`);
      values[i * dimension + k] = row[k];
    }
  }
  return { n, dimension, values };
}

/** Reads a batch. @throws RangeError when ragged, not finite, or when labels do not match the rows. */
export function readBatch(embeddings: Rows, labels: ArrayLike<number>): Batch {
  const flat = flatten(embeddings, 'Embedding');
  if (labels.length !== flat.n)
    throw new RangeError(`There are ${flat.n} embeddings but ${labels.length} labels.`);
  for (let i = 0; i < labels.length; i++)
    if (!Number.isFinite(labels[i])) throw new RangeError(`Label ${i} is ${labels[i]}, not a number.`);
  return { ...flat, labels };
}

/** The inverse layout: `n` rows of plain numbers. */
export function toRows(values: Float64Array, n: number, width: number): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < n; i++) {
    const row = new Array<number>(width);
    for (let k = 0; k < width; k++) row[k] = values[i * width + k];
    rows.push(row);
  }
  return rows;
}

/** Batch indices, ascending, of an anchor's positive set (never the anchor itself) and negative set. */
export interface Sets {
  positives: number[];
  negatives: number[];
}

/** The positive and negative set of row `a`. */
export function setsAround(labels: ArrayLike<number>, a: number): Sets {
  const sets: Sets = { positives: [], negatives: [] };
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== labels[a]) sets.negatives.push(i);
    else if (i !== a) sets.positives.push(i);
  }
  return sets;
}

/** The positive and negative set of every row. */
export function setsOf(labels: ArrayLike<number>): Sets[] {
  return Array.from({ length: labels.length }, (_, a) => setsAround(labels, a));
}

/** @throws RangeError unless `value` is a finite number. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}.`);
}

/** @throws RangeError unless `value` is a finite number above 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${name} must be a finite number above 0, not ${value}.`);
}

/** @throws RangeError unless `margin` is finite or 'soft'. */
export function requireMargin(margin: number | 'soft'): void {
  if (margin !== 'soft' && !Number.isFinite(margin))
    throw new RangeError(`margin must be a finite number or 'soft', not ${margin}.`);
}
