// What the vector data sets share: a hidden orthonormal frame, and values that are the same bits in every engine.
import { bell } from './arithmetic';
import type { Random } from './random';
import { checkSyntheticOptions } from './synthetic';
import type { SyntheticOptions } from './synthetic';

export interface VectorOptions extends SyntheticOptions {
  /** Numbers per item, 2–64. */
  dimension: number;
}

/** Throws RangeError with a sentence that names the option. */
export function checkVectorOptions(options: VectorOptions): void {
  checkSyntheticOptions(options);
  const { dimension } = options;
  if (!Number.isInteger(dimension) || dimension < 2 || dimension > 64)
    throw new RangeError(`dimension must be an integer in 2–64, not ${dimension}.`);
}

/** `count` numbers of a bell curve with standard deviation `spread`. */
export function bells(count: number, spread: number, random: Random): number[] {
  return Array.from({ length: count }, () => spread * bell(random));
}

export function euclidean(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) * (value - b[i]), 0));
}

/** `dimension` orthonormal axes in random directions (Gram–Schmidt); none of them is a coordinate of the data. */
export function randomFrame(dimension: number, random: Random): number[][] {
  const axes: number[][] = [];
  while (axes.length < dimension) {
    let axis = bells(dimension, 1, random);
    // Twice: one pass of Gram–Schmidt loses orthogonality where the axis is nearly in the span already.
    for (const other of [...axes, ...axes]) {
      const along = axis.reduce((sum, value, i) => sum + value * other[i], 0);
      axis = axis.map((value, i) => value - along * other[i]);
    }
    const length = Math.sqrt(axis.reduce((sum, value) => sum + value * value, 0));
    if (length > 1e-3) axes.push(axis.map((value) => value / length));
  }
  return axes;
}

/** Writes Σ coordinates[i] · frame[i] into `out`, in steps of 2⁻¹⁶ (exact in float32 up to ±128). */
export function writeVector(
  out: Float32Array,
  coordinates: readonly number[],
  frame: readonly number[][],
): void {
  for (let d = 0; d < out.length; d++) {
    const value = coordinates.reduce((sum, coordinate, i) => sum + coordinate * frame[i][d], 0);
    out[d] = Math.round(value * 65536) / 65536;
  }
}
