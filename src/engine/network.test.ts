// The networks: shapes for every image size, the written-out gradients against central differences, and equal starts.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random';
import { itemSize } from '../data/types';
import { inputGrid, usesPatches } from '../experiment/networkPlan';
import { columnsToImage, imageToColumns } from './kernels/im2col';
import { createNetwork, initialWeights } from './network';
import { arrange } from './patches';
import { Constants } from './tensors';
import { openInNode } from './testSupport';
import type { NetworkConfig } from './types';

const BASE: NetworkConfig = {
  kind: 'conv',
  input: { kind: 'image', height: 16, width: 20, channels: 1 },
  channels: [3, 4],
  hidden: 5,
  embedding: 3,
  normalize: true,
  classes: 4,
  seed: 1,
};
const COUNT = 2;
const constants = new Constants();
afterEach(() => constants.dispose());

function inputOf(config: NetworkConfig, count: number): Tensor2D {
  const random = createRandom(2);
  const values = Float32Array.from({ length: count * itemSize(config.input) }, () => random.normal());
  const patches = usesPatches(config);
  const { rows, columns, features } = inputGrid(config.input, patches);
  const arranged = arrange(values, count, count, config.input, patches);
  return tf.tensor2d(arranged, [count * rows * columns, features]);
}

/** Initial weights, with biases off 0 so that few ReLUs sit at their kink. */
function tensorsOf(config: NetworkConfig): Tensor[] {
  const random = createRandom(3);
  return initialWeights(config).map(({ values, shape }) =>
    tf.tensor(
      values.map((x) => (shape.length === 1 ? 0.3 * random.normal() : x)),
      shape,
    ),
  );
}

/** Σ sin(index) · embedding, summed in float64, and its gradient. */
function probe(config: NetworkConfig, input: Tensor2D, parameters: Tensor[]) {
  const pass = createNetwork(config, constants).forward(input, parameters, COUNT);
  const values = Float32Array.from({ length: COUNT * config.embedding }, (_, i) => Math.sin(i + 1));
  const embeddings = pass.embeddings.dataSync();
  const value = values.reduce((sum, weight, i) => sum + weight * embeddings[i], 0);
  return { value, backward: () => pass.backward(tf.tensor2d(values, [COUNT, config.embedding])) };
}

describe.each(['cpu', 'wasm'] as const)('on %s', (name) => {
  beforeAll(async () => {
    await openInNode(name);
  });

  test.each<Partial<NetworkConfig>>([
    {},
    { normalize: false, input: { kind: 'image', height: 18, width: 17, channels: 3 } },
    { kind: 'mlp', input: { kind: 'vector', dimension: 6 } },
    { kind: 'linear', input: { kind: 'vector', dimension: 6 } },
    { kind: 'mlp', normalize: false },
  ])('the gradient of every parameter equals central differences: %j', (change) => {
    const config = { ...BASE, ...change };
    const input = inputOf(config, COUNT);
    const parameters = tensorsOf(config);
    const gradients = probe(config, input, parameters).backward();
    expect(gradients.length).toBe(parameters.length - 2);
    gradients.forEach((gradient, p) => {
      const analytic = gradient.dataSync();
      const values = parameters[p].dataSync().slice();
      // Larger steps cross ReLU kinks (errors of 0.03 at 1e-3), smaller ones drown in float32.
      const step = 3e-4;
      const stride = Math.ceil(values.length / 24);
      for (let at = 0; at < values.length; at += stride) {
        const shifted = (by: number) => {
          const changed = values.slice();
          changed[at] += by;
          const list = parameters.with(p, tf.tensor(changed, parameters[p].shape));
          return probe(config, input, list).value;
        };
        const numeric = (shifted(step) - shifted(-step)) / (2 * step);
        expect(Math.abs(analytic[at] - numeric)).toBeLessThan(2e-3 * Math.max(1, Math.abs(numeric)));
      }
    });
  });

  test('convolution as rows is a 3×3 stride-2 convolution with padding 1, and the way back its transpose', () => {
    const shape = { batch: 2, height: 5, width: 6, channels: 3 };
    const map = tf.randomNormal([60, 3], 0, 1, 'float32', 1) as Tensor2D;
    const columns = imageToColumns(map, shape);
    expect(columns.shape).toEqual([3 * 2 * 3, 27]);
    const filter = tf.randomNormal([27, 2], 0, 1, 'float32', 2) as Tensor2D;
    const ours = tf.transpose(tf.reshape(tf.matMul(columns, filter), [3, 2, 3, 2]), [1, 2, 0, 3]);
    const padded = tf.pad(tf.reshape(map, [2, 5, 6, 3]), [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]) as tf.Tensor4D;
    const stock = tf.conv2d(padded, tf.reshape(filter, [3, 3, 3, 2]) as tf.Tensor4D, 2, 'valid');
    expect(stock.shape).toEqual([2, 3, 3, 2]);
    expect(tf.max(tf.abs(tf.sub(ours, stock))).dataSync()[0]).toBeLessThan(1e-4);
    // ⟨A x, y⟩ = ⟨x, Aᵀ y⟩
    const y = tf.randomNormal(columns.shape, 0, 1, 'float32', 3) as Tensor2D;
    const left = tf.sum(tf.mul(columns, y)).dataSync()[0];
    const right = tf.sum(tf.mul(map, columnsToImage(y, shape))).dataSync()[0];
    expect(left).toBeCloseTo(right, 3);
  });

  test.each([
    [16, 16, 1],
    [17, 31, 3],
    [128, 128, 1],
    [64, 32, 3],
  ] as const)('takes images of %i × %i with %i channels', (height, width, channels) => {
    for (const kind of ['conv', 'paperHead', 'mlp', 'linear'] as const) {
      const config = { ...BASE, kind, input: { kind: 'image', height, width, channels } as const };
      const { value } = tf.tidy(() => ({
        value: probe(config, inputOf(config, COUNT), tensorsOf(config)).value,
      }));
      expect(Number.isFinite(value)).toBe(true);
    }
  });
});

test('patches hold the pixels of their 4×4 square, and what sticks out is 0', () => {
  const shape = { kind: 'image', height: 5, width: 6, channels: 1 } as const;
  const pixels = Float32Array.from({ length: 30 }, (_, i) => i + 1);
  const patches = arrange(pixels, 1, 2, shape, true);
  expect(patches.length).toBe(2 * 4 * 16);
  expect(Array.from(patches.subarray(16, 32))).toEqual([
    5, 6, 0, 0, 11, 12, 0, 0, 17, 18, 0, 0, 23, 24, 0, 0,
  ]);
  expect(patches.subarray(64).every((x) => x === 0)).toBe(true);
});

function weights(change: Partial<NetworkConfig>) {
  return initialWeights({ ...BASE, ...change });
}

test('initial weights come from the seed alone, and another width shifts no other layer', () => {
  expect(weights({})).toEqual(weights({}));
  expect(weights({ seed: 2 })[0].values).not.toEqual(weights({})[0].values);
  expect(weights({ classes: 9 })[0].values).toEqual(weights({})[0].values);
  const [stem] = weights({ channels: [64, 4] });
  const deviation = Math.sqrt(stem.values.reduce((sum, x) => sum + x * x, 0) / stem.values.length);
  expect(deviation).toBeCloseTo(Math.sqrt(2 / 16), 1);
});

test('a convolution of vectors is refused with a sentence', () => {
  const config: NetworkConfig = { ...BASE, input: { kind: 'vector', dimension: 4 } };
  expect(() => createNetwork(config, constants)).toThrow(/needs images/);
});
