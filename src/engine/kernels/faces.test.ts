// The kernels' faces on wasm against the cpu backend, on drawn shapes. WebGPU's are checked in the browser (backendCheck.ts).
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openInNode } from '../testSupport';
import { apart, denseLayers, FACES, normals, resultsOf, type Face } from './drawn';
import { denseForward, multiply } from './dense';

async function on<Drawn>(name: 'cpu' | 'wasm', face: Face<Drawn>, drawn: Drawn): Promise<Float32Array[]> {
  if (tf.getBackend() !== name) await openInNode(name);
  return resultsOf(face, drawn);
}

test.each(FACES.map((face) => ({ name: face.name, face })))('$name', async ({ face }) => {
  await fc.assert(
    fc.asyncProperty(face.inputs, async (drawn) => {
      expect(apart(await on('wasm', face, drawn), await on('cpu', face, drawn))).toBeLessThan(face.tolerance);
    }),
    { numRuns: 40 },
  );
});

test('more columns than a packed panel holds', async () => {
  const compute = () => [
    multiply(tf.tensor2d(normals(1, 5000), [5, 1000]), tf.tensor2d(normals(2, 140_000), [1000, 140])),
  ];
  const face = { name: '', inputs: fc.constant(null), compute, tolerance: 0 };
  expect(apart(await on('wasm', face, null), await on('cpu', face, null))).toBeLessThan(1e-3);
});

test('a ReLU keeps NaN', async () => {
  await openInNode('wasm');
  const x = tf.tensor2d([NaN, -1, 1], [3, 1]);
  const output = denseForward(x, tf.ones([1, 1]), tf.zeros([1]), true);
  expect(Array.from(await output.data())).toEqual([NaN, 0, 1]);
});

test('the same numbers again, bit for bit, and no memory kept', async () => {
  const drawn = [{ m: 33, k: 70, n: 21, seed: 7 }, true, true] as [
    { m: number; k: number; n: number; seed: number },
    boolean,
    boolean,
  ];
  const first = await on('wasm', denseLayers, drawn);
  const { numTensors } = tf.memory();
  expect(await on('wasm', denseLayers, drawn)).toEqual(first);
  expect(tf.memory().numTensors).toBe(numTensors);
});
