// The patches of a 3×3 convolution with stride 2 as rows for a product, and the way back, on WebGPU: im2col.ts says what lies where.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { strided } from '../../../experiment/networkPlan';
import { columnsShape, mapShape, type MapShape } from '../im2col';
import { registerGpuKernel } from './launcher';
import type { GpuKernel, Launcher } from './launcher';
import { buffer, elementOf } from './products';

const COUNTS = ['batch', 'height', 'width', 'channels', 'outHeight', 'outWidth', 'size'] as const;

/** A thread for an element of the columns: four channels where their number allows it, else one. */
const imageToColumns = (element: string): GpuKernel => ({
  name: `image to columns ${element}`,
  buffers: [buffer('columns', element, 'read_write'), buffer('map', element)],
  counts: COUNTS,
  body: () => `
    if (thread >= u.size) { return; }
    let c = thread % u.channels;
    let tap = (thread / u.channels) % 9u;
    let row = thread / (u.channels * 9u);
    // One more than the place in the map, which may be −1.
    let y = (row % u.outHeight) * 2u + tap / 3u;
    let b = (row / u.outHeight) % u.batch;
    let x = (row / (u.outHeight * u.batch)) * 2u + tap % 3u;
    var value = ${element}();
    if (y > 0u && y <= u.height && x > 0u && x <= u.width) {
      value = map[((b * u.height + y - 1u) * u.width + x - 1u) * u.channels + c];
    }
    columns[thread] = value;`,
});

/** A thread for an element of the map: it adds up to four taps. */
const columnsToImage = (element: string): GpuKernel => ({
  name: `columns to image ${element}`,
  buffers: [buffer('map', element, 'read_write'), buffer('columns', element)],
  counts: COUNTS,
  body: () => `
    if (thread >= u.size) { return; }
    let c = thread % u.channels;
    let x = (thread / u.channels) % u.width;
    let y = (thread / (u.channels * u.width)) % u.height;
    let b = thread / (u.channels * u.width * u.height);
    var sum = ${element}();
    for (var tap = 0u; tap < 9u; tap++) {
      let down = tap / 3u;
      let across = tap % 3u;
      if (y + 1u < down || x + 1u < across) { continue; }
      let oy = y + 1u - down;
      let ox = x + 1u - across;
      if (oy % 2u == 0u && ox % 2u == 0u && oy / 2u < u.outHeight && ox / 2u < u.outWidth) {
        let row = ((ox / 2u) * u.batch + b) * u.outHeight + oy / 2u;
        sum += columns[(row * 9u + tap) * u.channels + c];
      }
    }
    map[thread] = sum;`,
});

/** One dispatch over all elements of `to`; no flops one way, 4 additions at most a number the other. */
function run(
  launcher: Launcher,
  kernelOf: (element: string) => GpuKernel,
  tensors: [to: TensorInfo, from: TensorInfo],
  { channels, ...shape }: MapShape,
): void {
  const { element, width } = elementOf(channels % 4 === 0);
  const [rows, columns] = tensors[0].shape;
  const size = (rows * columns) / width;
  const { height, width: across } = shape;
  const out = { outHeight: strided(height), outWidth: strided(across) };
  launcher.run(kernelOf(element), tensors, { ...shape, ...out, channels: channels / width, size }, size);
}

registerGpuKernel<MapShape>({
  name: 'Hap2sImageToColumns',
  inputs: ['map'],
  outputShapes: (_, shape) => [columnsShape(shape)],
  run: (launcher, [map], [columns], shape) => run(launcher, imageToColumns, [columns, map], shape),
});

registerGpuKernel<MapShape>({
  name: 'Hap2sColumnsToImage',
  inputs: ['columns'],
  outputShapes: (_, shape) => [mapShape(shape)],
  run: (launcher, [columns], [map], shape) => run(launcher, columnsToImage, [map, columns], shape),
});
