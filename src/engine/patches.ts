// Cuts images into 4×4 patches on the CPU while they are copied for the upload anyway: the stem is then one matmul.
import type { ItemShape } from '../data/types';
import { inputGrid, PATCH } from '../experiment/networkPlan';

/** Copies `count` items into an array of `padded` items, [padded·rows·columns, features] row-major, zeros behind. */
export function arrange(
  inputs: Float32Array,
  count: number,
  padded: number,
  shape: ItemShape,
  patches: boolean,
): Float32Array {
  const { rows, columns, features } = inputGrid(shape, patches);
  const out = new Float32Array(padded * rows * columns * features);
  if (shape.kind === 'vector' || !patches) {
    out.set(inputs.subarray(0, count * features));
    return out;
  }
  const { height, width, channels } = shape;
  // One run per line of a patch: pixels and channels of it are contiguous on both sides.
  for (let item = 0, from = 0; item < count; item++)
    for (let y = 0; y < height; y++) {
      const row = (item * rows + Math.floor(y / PATCH)) * columns;
      const line = (y % PATCH) * PATCH * channels;
      for (let column = 0; column < columns; column++) {
        const run = Math.min(PATCH, width - column * PATCH) * channels;
        const to = (row + column) * features + line;
        for (let k = 0; k < run; k++) out[to + k] = inputs[from + k];
        from += run;
      }
    }
  return out;
}
