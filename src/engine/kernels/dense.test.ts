// The wasm module's products and dense layers against stock operations on the cpu backend, on random shapes.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../data/random';
import { openBackend } from '../backends';
import { WASM_IN_NODE } from '../testSupport';
import { denseBackward, denseForward, multiply } from './dense';

/** Lengths around the tile of 4 × 8, and a few beyond a packed panel. */
const LENGTH = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) },
  fc.integer({ min: 41, max: 150 }),
);
const SHAPE = fc.record({ m: LENGTH, k: LENGTH, n: LENGTH, seed: fc.nat(1000) });

/** Sums of up to 1,000 products of numbers about 1 in another order. */
const TOLERANCE = 1e-4;

function matrix(seed: number, rows: number, columns: number): Float32Array {
  const random = createRandom(seed, 'dense');
  return Float32Array.from({ length: rows * columns }, () => random.normal());
}

/** What `compute` gives on a backend, each result as numbers. */
async function on(name: 'cpu' | 'wasm', compute: () => (Tensor | null)[]): Promise<number[][]> {
  if (tf.getBackend() !== name) await openBackend(name, { onLost: () => {}, wasmPath: WASM_IN_NODE });
  const results = tf.tidy(() => compute().filter((tensor) => tensor !== null));
  return results.map((tensor) => {
    const values = Array.from(tensor.dataSync<'float32'>());
    tensor.dispose();
    return values;
  });
}

async function expectSame(compute: () => (Tensor | null)[]): Promise<void> {
  const found = await on('wasm', compute);
  const expected = await on('cpu', compute);
  expect(found.length).toBe(expected.length);
  found.forEach((values, i) => {
    expect(values.length).toBe(expected[i].length);
    const worst = values.reduce((most, value, at) => Math.max(most, Math.abs(value - expected[i][at])), 0);
    expect(worst).toBeLessThan(TOLERANCE);
  });
}

test('products of any shape, either operand transposed', async () => {
  await fc.assert(
    fc.asyncProperty(SHAPE, fc.boolean(), fc.boolean(), async ({ m, k, n, seed }, turnA, turnB) => {
      await expectSame(() => {
        const a = tf.tensor2d(matrix(seed, m, k), turnA ? [k, m] : [m, k]);
        const b = tf.tensor2d(matrix(seed + 1, k, n), turnB ? [n, k] : [k, n]);
        return [multiply(a, b, turnA, turnB)];
      });
    }),
    { numRuns: 60 },
  );
});

test('more columns than a packed panel holds', async () => {
  await expectSame(() => [
    multiply(tf.tensor2d(matrix(1, 5, 1000), [5, 1000]), tf.tensor2d(matrix(2, 1000, 140), [1000, 140])),
  ]);
});

test('dense layers of any shape, forward and backward', async () => {
  await fc.assert(
    fc.asyncProperty(SHAPE, fc.boolean(), fc.boolean(), async ({ m, k, n, seed }, relu, needsInput) => {
      await expectSame(() => {
        const input = tf.tensor2d(matrix(seed, m, k), [m, k]);
        const weights = tf.tensor2d(matrix(seed + 1, k, n), [k, n]);
        const biases = tf.tensor1d(matrix(seed + 2, 1, n));
        const gradient = tf.tensor2d(matrix(seed + 3, m, n), [m, n]);
        const output = denseForward(input, weights, biases, relu);
        const pass = { input, weights, rectified: relu ? output : null };
        const back = denseBackward(pass, gradient, needsInput);
        return [output, back.weights, back.biases, back.input];
      });
    }),
    { numRuns: 60 },
  );
});

test('a ReLU keeps NaN', async () => {
  const compute = () => {
    const x: Tensor2D = tf.tensor2d([NaN, -1, 1], [3, 1]);
    return [denseForward(x, tf.ones([1, 1]), tf.zeros([1]), true)];
  };
  expect(await on('wasm', compute)).toEqual([[NaN, 0, 1]]);
});

test('the same numbers again, bit for bit, and no memory kept', async () => {
  const compute = () => {
    const x = tf.tensor2d(matrix(7, 33, 70), [33, 70]);
    const weights = tf.tensor2d(matrix(8, 70, 21), [70, 21]);
    const output = denseForward(x, weights, tf.zeros([21]), true);
    return [output, denseBackward({ input: x, weights, rectified: output }, output, true).weights];
  };
  const first = await on('wasm', compute);
  const { numTensors } = tf.memory();
  expect(await on('wasm', compute)).toEqual(first);
  expect(tf.memory().numTensors).toBe(numTensors);
});
