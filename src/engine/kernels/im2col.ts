// The 3×3 stride-2 convolution as rows for one matmul, and the way back. Stock TF.js has no convolution filter gradient
// on wasm and a one-thread-per-weight one on WebGPU; with these two kernels the gradient is a matmul on every backend.
import { engine } from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { PAD, STRIDE, strided, TAPS } from '../../experiment/networkPlan';
import { registerHostKernel } from './host';
import { registerSimdKernel } from './simd/heap';

/** Height and width of the map before the convolution, its channels, and the images in the batch. */
export interface MapShape {
  batch: number;
  height: number;
  width: number;
  channels: number;
}

type Attributes = MapShape & Record<string, number>;

export const columnsShape = ({ batch, height, width, channels }: MapShape): number[] => [
  strided(width) * batch * strided(height),
  TAPS * TAPS * channels,
];
export const mapShape = ({ batch, height, width, channels }: MapShape): number[] => [
  batch * height * width,
  channels,
];

/** Calls `run` for every line of every patch that lies inside the map: its taps are contiguous in columns and map alike. */
function forEachRun(shape: MapShape, run: (column: number, cell: number, length: number) => void): void {
  const { batch, height, width, channels } = shape;
  const outHeight = strided(height);
  const line = TAPS * channels;
  let column = 0;
  for (let ox = 0; ox < strided(width); ox++) {
    const left = Math.max(ox * STRIDE - PAD, 0);
    const skipped = (left - (ox * STRIDE - PAD)) * channels;
    const length = (Math.min(ox * STRIDE - PAD + TAPS, width) - left) * channels;
    for (let b = 0; b < batch; b++)
      for (let oy = 0; oy < outHeight; oy++)
        for (let k = 0; k < TAPS; k++, column += line) {
          const y = oy * STRIDE - PAD + k;
          if (y < 0 || y >= height) continue;
          run(column + skipped, ((b * height + y) * width + left) * channels, length);
        }
  }
}

/** What the module's `patches` takes after the two addresses. */
const sizesOf = ({ batch, height, width, channels }: MapShape) =>
  [batch, height, width, channels, strided(height), strided(width)] as const;

registerSimdKernel<Attributes>({
  name: 'Hap2sImageToColumns',
  inputs: ['map'],
  outputShapes: (_, shape) => [columnsShape(shape)],
  run: ({ simd }, [map], [columns], shape) =>
    simd.patches(map.address, columns.address, ...sizesOf(shape), 0),
});

registerSimdKernel<Attributes>({
  name: 'Hap2sColumnsToImage',
  inputs: ['columns'],
  outputShapes: (_, shape) => [mapShape(shape)],
  run: ({ simd }, [columns], [map], shape) =>
    simd.patches(map.address, columns.address, ...sizesOf(shape), 1),
});

registerHostKernel<Attributes>({
  name: 'Hap2sImageToColumns',
  inputs: ['map'],
  outputShapes: (_, shape) => [columnsShape(shape)],
  run: ([map], [columns], shape) => {
    columns.fill(0);
    forEachRun(shape, (column, cell, length) => {
      for (let i = 0; i < length; i++) columns[column + i] = map[cell + i];
    });
  },
});

registerHostKernel<Attributes>({
  name: 'Hap2sColumnsToImage',
  inputs: ['columns'],
  outputShapes: (_, shape) => [mapShape(shape)],
  run: ([columns], [map], shape) => {
    map.fill(0);
    forEachRun(shape, (column, cell, length) => {
      for (let i = 0; i < length; i++) map[cell + i] += columns[column + i];
    });
  },
});

/**
 * Rows for a matmul with a [9·channels, out] filter. `map` is [batch·height·width, channels]; the result is
 * [outWidth·batch·outHeight, 9·channels] with the output column slowest, so that pooling over the width is contiguous.
 */
export function imageToColumns(map: Tensor2D, shape: MapShape): Tensor2D {
  return engine().runKernel('Hap2sImageToColumns', { map }, { ...shape }) as Tensor2D;
}

/** The transpose of imageToColumns: every patch's gradient added up where it came from. */
export function columnsToImage(columns: Tensor2D, shape: MapShape): Tensor2D {
  return engine().runKernel('Hap2sColumnsToImage', { columns }, { ...shape }) as Tensor2D;
}
