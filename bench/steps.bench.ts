// One training step beside stock TensorFlow.js doing the same work (its own ops, tape and Adam), in one run, on this machine.
// Work: vectors through an MLP 16-64-64-32, HAP2S_E σ = 0.5, margin 0.3, Adam 1e-3, batch 8 × 4, loss read every step.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { it } from 'vitest';
import { closeBackend, createTrainer, openBackend } from '../src/engine';
import { createRandom } from '../src/data/random';
import { train, wasmFolder } from './run';

const P = 8;
const K = 4;
const COUNT = P * K;
const INPUT = 16;
const SIZES = [INPUT, 64, 64, 32];
const SIGMA = 0.5;
const MARGIN = 0.3;
const WARM_UP = 20;
const STEPS = 100;
const ROUNDS = 5;

const random = createRandom(1, 'bench');
const inputs = Float32Array.from({ length: COUNT * INPUT }, () => random.normal());
const labels = Int32Array.from({ length: COUNT }, (_, i) => Math.floor(i / K));

/** Puts what the mask leaves out beyond the reach of a softmax. */
const away = (mask: tf.Tensor) => tf.mul(tf.sub(1, mask), -1e9);

function stock() {
  const weights = SIZES.slice(1).map((size, i) =>
    tf.variable(tf.randomNormal([SIZES[i], size], 0, Math.sqrt(2 / SIZES[i]), 'float32', i + 1)),
  );
  const biases = SIZES.slice(1).map((size) => tf.variable(tf.zeros([size])));
  const x = tf.tensor2d(inputs, [COUNT, INPUT]);
  const same = tf.tensor2d(
    Array.from({ length: COUNT }, (_, i) =>
      Array.from(labels, (label, j) => Number(label === labels[i] && i !== j)),
    ),
  );
  const other = tf.tensor2d(Array.from(labels, (a) => Array.from(labels, (b) => Number(a !== b))));
  const optimiser = tf.train.adam(1e-3);
  const loss = () => {
    let h: tf.Tensor2D = x;
    weights.forEach((w, i) => {
      h = tf.add(tf.matMul(h, w as tf.Tensor2D), biases[i]);
      if (i < weights.length - 1) h = tf.relu(h);
    });
    const difference = tf.sub(tf.expandDims(h, 1), tf.expandDims(h, 0));
    const d = tf.sqrt(tf.add(tf.sum(tf.square(difference), 2), 1e-12)) as tf.Tensor2D;
    const side = (mask: tf.Tensor, sign: number) =>
      tf.sum(tf.mul(tf.softmax(tf.add(tf.mul(d, sign / SIGMA), away(mask))), d), 1);
    return tf.mean(tf.relu(tf.add(tf.sub(side(same, 1), side(other, -1)), MARGIN))) as tf.Scalar;
  };
  return async () => {
    const value = optimiser.minimize(loss, true);
    await value?.data();
    value?.dispose();
  };
}

function ours() {
  const trainer = createTrainer({
    network: {
      kind: 'mlp',
      input: { kind: 'vector', dimension: INPUT },
      channels: [8, 16],
      hidden: 64,
      embedding: 32,
      normalize: false,
      classes: P,
      seed: 1,
    },
    optimiser: { kind: 'adam', momentum: 0 },
  });
  const weighting = { kind: 'exponential', sigma: SIGMA } as const;
  const loss = { kind: 'pointToSet', weighting, margin: MARGIN } as const;
  return async () => {
    await trainer.train(
      { inputs, labels, count: COUNT },
      { loss, lambda: 0, learningRate: 1e-3, weightDecay: 0 },
    );
    await trainer.read(null, 0);
  };
}

async function time(step: () => Promise<void>): Promise<number> {
  for (let i = 0; i < WARM_UP; i++) await step();
  const begun = performance.now();
  for (let i = 0; i < STEPS; i++) await step();
  return (performance.now() - begun) / STEPS;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

it('step time beside stock TensorFlow.js', async () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    await openBackend(backend, { onLost: () => undefined, wasmPath: wasmFolder });
    const ourStep = ours();
    const stockStep = stock();
    const pairs = [];
    for (let round = 0; round < ROUNDS; round++) pairs.push([await time(ourStep), await time(stockStep)]);
    const [mine, theirs, ratio] = [
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
      pairs.map(([a, b]) => a / b),
    ].map(median);
    console.log(
      `| MLP on ${backend} | ours ${mine.toFixed(2)} ms | stock ${theirs.toFixed(2)} ms | ratio ${ratio.toFixed(2)} |`,
    );
    if (backend === 'wasm') {
      const { millisecondsPerStep } = await train({}, [100]);
      console.log(
        `| default conv net on wasm | ours ${millisecondsPerStep.toFixed(1)} ms | stock cannot train it |`,
      );
    }
    closeBackend();
  }
});
