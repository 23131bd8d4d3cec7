// The updates in place on wasm against the kernels in plain JavaScript on cpu, over several steps and any size.
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../data/random';
import { openBackend } from '../backends';
import { Parameters } from '../parameters';
import type { OptimiserConfig } from '../types';
import { WASM_IN_NODE } from '../testSupport';

const STEPS = 5;

async function trained(name: 'cpu' | 'wasm', size: number, config: OptimiserConfig): Promise<Float32Array[]> {
  await openBackend(name, { onLost: () => {}, wasmPath: WASM_IN_NODE });
  const random = createRandom(size, 'update');
  const numbers = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  const initial = [size, 3].map((length, i) => ({ name: `${i}`, shape: [length], values: numbers(length) }));
  const parameters = new Parameters(initial, config);
  const before = tf.memory().numTensors;
  for (let step = 1; step <= STEPS; step++)
    tf.tidy(() => {
      const gradients = [tf.tensor1d(numbers(size)), step === 2 ? null : tf.tensor1d(numbers(3))];
      parameters.update(gradients, { rate: 0.01, decay: 0.1, step });
    });
  expect(tf.memory().numTensors).toBe(before);
  const saved = await parameters.save();
  parameters.dispose();
  return saved.map(({ values }) => values);
}

test.each<OptimiserConfig>([
  { kind: 'adam', momentum: 0 },
  { kind: 'sgd', momentum: 0.9 },
])('in place on wasm as by replacement on cpu: $kind', async (config) => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), async (size) => {
      const found = await trained('wasm', size, config);
      const expected = await trained('cpu', size, config);
      found.forEach((values, i) =>
        values.forEach((value, at) => expect(Math.abs(value - expected[i][at])).toBeLessThan(2e-6)),
      );
    }),
    { numRuns: 15 },
  );
});
