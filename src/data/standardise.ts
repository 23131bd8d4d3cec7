// Inputs with mean 0 and standard deviation 1, measured on the training items only.
import type { Dataset } from './types';
import { itemSize } from './types';

/** Per channel of an image (of values / 255), or per dimension of a vector. */
export interface ChannelStatistics {
  mean: Float64Array;
  deviation: Float64Array;
}

/** A channel that hardly varies must not be blown up: one grey level for images, and for vectors far below any feature's spread. */
const LEAST_DEVIATION = { image: 1 / 255, vector: 1e-6 };

/** Bytes become 0–1; vectors are taken as they are. */
function unit(dataset: Dataset): number {
  return dataset.shape.kind === 'image' ? 1 / 255 : 1;
}

/** Mean and (population) standard deviation over the training items; 0 and 1 where there are none. */
export function channelStatistics(dataset: Dataset): ChannelStatistics {
  const { shape, values, split } = dataset;
  const size = itemSize(shape);
  const channels = shape.kind === 'image' ? shape.channels : shape.dimension;
  const total = split.train.length * (size / channels);
  const mean = new Float64Array(channels);
  const deviation = new Float64Array(channels).fill(total === 0 ? 1 : 0);
  if (total === 0) return { mean, deviation };
  const forEachValue = (visit: (channel: number, value: number) => void) => {
    for (const item of split.train)
      for (let i = 0, at = item * size; i < size; i++, at++) visit(i % channels, values[at] * unit(dataset));
  };
  forEachValue((channel, value) => (mean[channel] += value / total));
  forEachValue((channel, value) => (deviation[channel] += (value - mean[channel]) ** 2 / total));
  const least = LEAST_DEVIATION[shape.kind];
  return { mean, deviation: deviation.map((variance) => Math.max(least, Math.sqrt(variance))) };
}

/**
 * Standardised values of the items `indices`, row-major, indices.length × itemSize: (x/255 − mean) / deviation for images,
 * (x − mean) / deviation for vectors. Writes into the front of `out` where given (RangeError when it is too short).
 */
export function standardised(
  dataset: Dataset,
  { mean, deviation }: ChannelStatistics,
  indices: ArrayLike<number>,
  out?: Float32Array,
): Float32Array {
  const size = itemSize(dataset.shape);
  const channels = mean.length;
  const target = out ?? new Float32Array(indices.length * size);
  if (target.length < indices.length * size)
    throw new RangeError(
      `${indices.length} items need ${indices.length * size} numbers, not ${target.length}.`,
    );
  const scale = deviation.map((d) => unit(dataset) / d);
  const shift = mean.map((m, channel) => -m / deviation[channel]);
  for (let row = 0, to = 0; row < indices.length; row++) {
    const from = indices[row] * size;
    for (let i = 0, channel = 0; i < size; i++, to++) {
      target[to] = dataset.values[from + i] * scale[channel] + shift[channel];
      if (++channel === channels) channel = 0;
    }
  }
  return target;
}
