// A backend is trusted only after a tiny network has given the right numbers on it: drivers and shaders fail silently.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { inputGrid } from '../experiment/networkPlan';
import { fastLoss } from './fastLoss';
import { Relations } from './losses/relations';
import { createNetwork, initialWeights } from './network';
import { Parameters } from './parameters';
import { arrange } from './patches';
import { Constants } from './tensors';
import type { NetworkConfig } from './types';

/** Patches, convolution, pooling, two dense layers, normalisation: every layer once. */
const CONFIG: NetworkConfig = {
  kind: 'conv',
  input: { kind: 'image', height: 16, width: 16, channels: 1 },
  channels: [3, 4],
  hidden: 5,
  embedding: 3,
  normalize: true,
  classes: 2,
  seed: 7,
};
const LABELS = [0, 0, 1, 1];

/**
 * Loss, then the sum of squares of each parameter's gradient, and of each parameter after a step of Adam, computed on the cpu
 * backend; backends.test.ts checks them.
 */
export const EXPECTED: readonly number[] = [
  0.7162545, 0.2425625, 0.0385695, 0.6937114, 0.0467843, 0.0566179, 0.116493, 0.00964307, 0.1581746, 7.068012,
  0.03, 7.199517, 0.04, 11.29173, 0.04, 4.997152, 0.03,
];

/** Backends differ in the order of sums; a wrong shader is off by far more. */
const TOLERANCE = 1e-3;

/** The numbers that EXPECTED holds, on the current backend. */
export async function selfTestNumbers(): Promise<Float32Array> {
  const constants = new Constants();
  const relations = new Relations(LABELS);
  const parameters = new Parameters(initialWeights(CONFIG).slice(0, -2), { kind: 'adam', momentum: 0 });
  const numbers = tf.tidy(() => {
    const network = createNetwork(CONFIG, constants);
    const { rows, columns, features } = inputGrid(CONFIG.input, true);
    const pixels = Float32Array.from({ length: LABELS.length * 256 }, (_, i) => Math.sin(i * i));
    const patches = arrange(pixels, LABELS.length, LABELS.length, CONFIG.input, true);
    const input = tf.tensor2d(patches, [LABELS.length * rows * columns, features]);
    const pass = network.forward(input, parameters.tensors, LABELS.length);
    const weighting = { kind: 'exponential', sigma: 0.5 } as const;
    const spec = { kind: 'pointToSet', weighting, margin: 'soft' } as const;
    const { gradient, statistics } = fastLoss(pass.embeddings, spec, { relations, constants });
    const gradients = pass.backward(gradient);
    const sums = gradients.map(sizeOf);
    parameters.update(gradients, { rate: 0.1, decay: 0.1, step: 1 });
    const moved = parameters.tensors.map(sizeOf);
    const value = tf.slice(statistics, [0], [1]);
    // No concat of more than seven: TensorFlow.js's WebGPU backend joins those in several passes.
    const parts = [[value, ...sums.slice(0, 4)], sums.slice(4), moved.slice(0, 4), moved.slice(4)];
    return tf.concat(
      parts.map((part) => tf.concat(part, 0)),
      0,
    );
  });
  const values = new Float32Array(await numbers.data<'float32'>());
  numbers.dispose();
  parameters.dispose();
  relations.dispose();
  constants.dispose();
  return values;
}

const sizeOf = (tensor: Tensor) => tf.reshape(tf.sum(tf.square(tensor)), [1]);

/** Null when the current backend computes rightly, else a sentence that says it does not. */
export async function selfTest(expectedNumbers = EXPECTED): Promise<string | null> {
  const values = await selfTestNumbers();
  const worst = expectedNumbers.reduce(
    (max, expected, i) => Math.max(max, Math.abs(values[i] - expected) / Math.max(Math.abs(expected), 1e-3)),
    0,
  );
  return worst <= TOLERANCE ? null : `It computes wrongly (self-test off by ${worst.toPrecision(2)}).`;
}
