// How many false pairs there are near which distance, in little memory and for distances of any size: cells of equal relative width.
import { ratesOf } from '../threshold';

/** Bits of a float32 that a cell does not look at: 4,096 cells between a number and its double. */
const SHIFT = 11;
/** Cells of all floats that are not negative. */
export const CELLS = 2 ** (31 - SHIFT);

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The cell of a distance: no smaller than that of a smaller distance. */
export function cellOf(distance: number): number {
  float[0] = distance;
  return bits[0] >>> SHIFT;
}

/** Two numbers between which all distances of a cell lie. */
export function rangeOf(cell: number): [number, number] {
  bits[0] = Math.max(0, (cell << SHIFT) - 1); // a float64 just below the cell's first float32 is rounded up to it
  const low = float[0];
  bits[0] = (cell + 1) << SHIFT;
  return [low, float[0]];
}

/** Neighbouring cells, both included. */
export interface CellRange {
  first: number;
  last: number;
  /** False pairs in the cells before. */
  before: number;
}

export class Cells {
  readonly counts = new Uint32Array(CELLS);
  /** False pairs counted. */
  count = 0;
  /** The least and the largest of their distances. */
  least = Infinity;
  largest = 0;

  /** Counts the distances of a row; negative numbers are passed over. */
  add(row: Float64Array): void {
    const { counts } = this;
    let { count, least, largest } = this;
    for (let g = 0; g < row.length; g++) {
      const d = row[g];
      if (d < 0) continue;
      counts[cellOf(d)]++;
      count++;
      if (d > largest) largest = d;
      if (d < least) least = d;
    }
    this.count = count;
    this.largest = largest;
    this.least = least;
  }

  /** Every cell that holds false pairs, ascending. Most cells are never looked at: their memory stays untouched. */
  forEach(visit: (cell: number, count: number) => void): void {
    if (!this.count) return;
    for (let cell = cellOf(this.least); cell <= cellOf(this.largest); cell++)
      if (this.counts[cell]) visit(cell, this.counts[cell]);
  }

  /**
   * Where false accepts first reach false rejects, given the ascending distances of the true pairs: that cell and its nearest
   * neighbours with any pair. Whatever lies beyond has rates further apart, since a pair moves them at its own distance.
   * Null without both kinds of pairs.
   */
  crossing(positive: Float64Array): CellRange | null {
    if (!positive.length || !this.count) return null;
    let range: CellRange | null = null;
    let previous: Omit<CellRange, 'last'> | null = null;
    let upTo = 0;
    let passed = 0;
    const last = Math.max(cellOf(this.largest), cellOf(positive[positive.length - 1]));
    for (let cell = Math.min(cellOf(this.least), cellOf(positive[0])); cell <= last; cell++) {
      const before = upTo;
      const passedBefore = passed;
      upTo += this.counts[cell];
      while (passed < positive.length && cellOf(positive[passed]) === cell) passed++;
      if (upTo === before && passed === passedBefore) continue;
      if (range) return { ...range, last: cell };
      const positives = { upTo: passed, all: positive.length };
      const { gap } = ratesOf(0, positives, { upTo, all: this.count });
      if (gap >= 0) range = { first: cell, before, ...previous, last: cell };
      previous = { first: cell, before };
    }
    return range;
  }
}
