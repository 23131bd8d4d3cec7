// The patches of a 3×3 convolution with stride 2 as rows for a product, and the way back, on WebGPU: im2col.ts says what lies where.
import { strided } from '../../../experiment/networkPlan';
import { columnsShape, mapShape, type MapShape } from '../im2col';
import { registerGpuKernel } from './launcher';
import type { GpuKernel } from './launcher';
import { buffer } from './products';

const COUNTS = ['batch', 'height', 'width', 'channels', 'outHeight', 'outWidth', 'size'] as const;

/** Thread for a number of the columns. */
const IMAGE_TO_COLUMNS: GpuKernel = {
  name: 'image to columns',
  buffers: [buffer('columns', 'f32', 'read_write'), buffer('map')],
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
    var value = 0.0;
    if (y > 0u && y <= u.height && x > 0u && x <= u.width) {
      value = map[((b * u.height + y - 1u) * u.width + x - 1u) * u.channels + c];
    }
    columns[thread] = value;`,
};

/** A thread for a number of the map: it adds up to four taps. */
const COLUMNS_TO_IMAGE: GpuKernel = {
  name: 'columns to image',
  buffers: [buffer('map', 'f32', 'read_write'), buffer('columns')],
  counts: COUNTS,
  body: () => `
    if (thread >= u.size) { return; }
    let c = thread % u.channels;
    let x = (thread / u.channels) % u.width;
    let y = (thread / (u.channels * u.width)) % u.height;
    let b = thread / (u.channels * u.width * u.height);
    var sum = 0.0;
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
};

const countsOf = (shape: MapShape, size: number): Record<string, number> => ({
  ...shape,
  outHeight: strided(shape.height),
  outWidth: strided(shape.width),
  size,
});

registerGpuKernel<MapShape>({
  name: 'Hap2sImageToColumns',
  inputs: ['map'],
  outputShapes: (_, shape) => [columnsShape(shape)],
  run: (launcher, [map], [columns], shape) => {
    const size = columns.shape[0] * columns.shape[1];
    launcher.run(IMAGE_TO_COLUMNS, [columns, map], countsOf(shape, size), size);
  },
});

registerGpuKernel<MapShape>({
  name: 'Hap2sColumnsToImage',
  inputs: ['columns'],
  outputShapes: (_, shape) => [mapShape(shape)],
  run: (launcher, [columns], [map], shape) => {
    const size = map.shape[0] * map.shape[1];
    launcher.run(COLUMNS_TO_IMAGE, [map, columns], countsOf(shape, size), size);
  },
});
