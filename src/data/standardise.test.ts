// Standardised inputs: right channel, training items only, no channel blown up.
import { describe, expect, it } from 'vitest';
import { channelStatistics, standardised } from './standardise';
import type { Dataset, ItemShape } from './types';
import { itemSize } from './types';

function dataset(shape: ItemShape, values: Uint8Array | Float32Array, train: number[]): Dataset {
  const count = values.length / itemSize(shape);
  const zeros = new Int32Array(count);
  const split = { train: Int32Array.from(train), query: new Int32Array(), gallery: new Int32Array() };
  const labels = { identity: zeros, trueIdentity: zeros, camera: zeros, cameraNames: [] };
  return { name: '', shape, count, values, ...labels, split, excludeSameCamera: true };
}

const shape: ItemShape = { kind: 'image', height: 1, width: 2, channels: 3 };
// The third channel is constant in training; the last item is no training item.
const colours = dataset(
  shape,
  Uint8Array.of(0, 10, 100, 255, 30, 100, 0, 50, 100, 255, 70, 100, 9, 9, 9, 9, 9, 9),
  [0, 1],
);

describe('channelStatistics', () => {
  it('measures each channel over the training items, in units of 0–1', () => {
    const { mean, deviation } = channelStatistics(colours);
    expect([...mean].map((m) => m * 255)).toEqual([127.5, 40, 100].map((v) => expect.closeTo(v, 9)));
    expect([...deviation].map((d) => d * 255)).toEqual(
      [127.5, Math.sqrt(500), 1].map((v) => expect.closeTo(v, 9)),
    );
  });

  it('measures each dimension of vectors as they are', () => {
    const vectors = dataset({ kind: 'vector', dimension: 2 }, Float32Array.of(-3, 7, 5, 7), [0, 1]);
    expect(channelStatistics(vectors)).toEqual({
      mean: Float64Array.of(1, 7),
      deviation: Float64Array.of(4, 1e-6),
    });
  });

  it('is neutral without training items', () => {
    const empty = dataset({ kind: 'vector', dimension: 1 }, Float32Array.of(5), []);
    expect(channelStatistics(empty)).toEqual({ mean: Float64Array.of(0), deviation: Float64Array.of(1) });
  });
});

describe('standardised', () => {
  it('gives mean 0 and deviation 1 on training items, in the order asked for', () => {
    const out = standardised(colours, channelStatistics(colours), [1, 0]);
    const expected = [-1, 10, 0, 1, 30, 0, -1, -30, 0, 1, -10, 0].map((v) =>
      Math.abs(v) > 1 ? v / Math.sqrt(500) : v,
    );
    expect(out).toHaveLength(12);
    out.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
  });

  it('writes into the front of a given buffer and refuses one that is too short', () => {
    const statistics = channelStatistics(colours);
    const buffer = new Float32Array(20).fill(99);
    expect(standardised(colours, statistics, [2], buffer)).toBe(buffer);
    expect(buffer.subarray(0, 6)).toEqual(standardised(colours, statistics, [2]));
    expect(buffer[6]).toBe(99);
    expect(() => standardised(colours, statistics, [0, 1], new Float32Array(11))).toThrow(RangeError);
  });
});
