// Rounds to figures: median and spread, ratios round by round, and the aims that they are held against.
import type { OpenSide } from './host';
import type { BackendName } from './side';
import type { WorkName } from './works';

export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** The middle number, or the mean of the two in the middle. @throws RangeError without numbers. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** Median of theirs/ours over the rounds that both ran: above 1, ours is faster. A round's two runs lie seconds apart. */
export function ratio(theirs: readonly number[], ours: readonly number[]): number {
  const rounds = Math.min(theirs.length, ours.length);
  return median(Array.from({ length: rounds }, (_, i) => theirs[i] / ours[i]));
}

/** Largest difference of two curves, relative to the second one; 0 for curves without a point in common. */
export function curveError(curve: readonly number[], reference: readonly number[]): number {
  const points = Math.min(curve.length, reference.length);
  let worst = 0;
  for (let i = 0; i < points; i++) {
    const error = Math.abs(curve[i] - reference[i]) / Math.max(Math.abs(reference[i]), 1e-6);
    // NaN must not pass as equal.
    worst = error <= worst ? worst : Number.isNaN(error) ? Infinity : error;
  }
  return worst;
}

/** theirs/ours shall be at least this. */
export interface Aim {
  work: WorkName;
  backend: BackendName;
  peer: OpenSide['name'];
  atLeast: number;
}

const aim = (work: WorkName, backend: BackendName, peer: Aim['peer'], atLeast: number): Aim => ({
  work,
  backend,
  peer,
  atLeast,
});

/** "Within 1.5× of PyTorch" is a ratio of at least 1/1.5. The webgpu ones hold for a software adapter. */
export const AIMS: readonly Aim[] = [
  aim('points', 'wasm', 'stock', 3),
  aim('head', 'wasm', 'stock', 10),
  aim('points', 'wasm', 'jax', 2),
  aim('head', 'wasm', 'jax', 2),
  aim('conv', 'wasm', 'jax', 50),
  aim('points', 'wasm', 'torch', 1 / 1.5),
  aim('head', 'wasm', 'torch', 1 / 1.5),
  aim('conv', 'wasm', 'torch', 1 / 3),
  aim('points', 'webgpu', 'stock', 6),
  aim('head', 'webgpu', 'stock', 3),
  aim('conv', 'webgpu', 'stock', 3),
  aim('points', 'webgpu', 'jax', 1.5),
  aim('head', 'webgpu', 'jax', 1.2),
  aim('conv', 'webgpu', 'jax', 1.2),
];
