// The trainer as the worker uses it: it learns, leaks nothing, resumes exactly and tells bad news in the records.
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../data/random';
import { openBackend } from './backends';
import { createTrainer, STEP_COLUMNS } from './index';
import type { Batch, NetworkConfig, OptimiserConfig, StepOptions, Trainer } from './index';
import { openInNode } from './testSupport';

const NETWORK: NetworkConfig = {
  kind: 'mlp',
  input: { kind: 'vector', dimension: 6 },
  channels: [4, 4],
  hidden: 8,
  embedding: 3,
  normalize: false,
  classes: 4,
  seed: 5,
};
const IMAGES: NetworkConfig = {
  ...NETWORK,
  kind: 'conv',
  input: { kind: 'image', height: 16, width: 16, channels: 1 },
};
const ADAM: OptimiserConfig = { kind: 'adam', momentum: 0 };
const OPTIONS: StepOptions = {
  loss: { kind: 'pointToSet', weighting: { kind: 'exponential', sigma: 0.5 }, margin: 0.3 },
  lambda: 0,
  learningRate: 0.01,
  weightDecay: 0,
};

/** Four clusters, two members each, with `size` numbers. */
function clusters(step: number, size = 6): Batch {
  const random = createRandom(step, 'clusters');
  const labels = Int32Array.from({ length: 8 }, (_, i) => i >> 1);
  const inputs = Float32Array.from({ length: 8 * size }, (_, at) => {
    const label = labels[Math.floor(at / size)];
    return (Math.floor((at % size) / (size / 4)) === label ? 2 : 0) + 0.7 * random.normal();
  });
  return { inputs, labels, count: 8 };
}

const trainers: Trainer[] = [];
function trainerOf(network: NetworkConfig, optimiser: OptimiserConfig = ADAM): Trainer {
  const trainer = createTrainer({ network, optimiser });
  trainers.push(trainer);
  return trainer;
}
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.dispose()));

/** Rows of STEP_COLUMNS. */
async function run(trainer: Trainer, steps: number, options = OPTIONS, size = 6): Promise<number[][]> {
  const rows: number[][] = [];
  for (let i = 0; i < steps; i++) {
    await trainer.train(clusters(trainer.step, size), options);
    if (i % 16 === 15 || i === steps - 1) {
      const { records } = await trainer.read(null, 0);
      for (let at = 0; at < records.length; at += STEP_COLUMNS.length)
        rows.push(Array.from(records.subarray(at, at + STEP_COLUMNS.length)));
    }
  }
  return rows;
}

/** Options that differ from step to step, as when a person drags sliders. */
const moving = (i: number): StepOptions => ({
  ...OPTIONS,
  lambda: (i % 3) / 2,
  loss: { kind: 'pointToSet', weighting: { kind: 'exponential', sigma: 0.1 + (i % 500) }, margin: 0.3 },
});

const meanLoss = (rows: number[][]) => rows.reduce((sum, [loss]) => sum + loss, 0) / rows.length;

describe.each(['cpu', 'wasm'] as const)('on %s', (name) => {
  beforeAll(async () => {
    await openInNode(name);
  });

  test.each<[string, NetworkConfig, OptimiserConfig, Partial<StepOptions>, number, number]>([
    ['conv with Adam', IMAGES, ADAM, {}, 256, 0.5],
    ['mlp with SGD', NETWORK, { kind: 'sgd', momentum: 0.9 }, { learningRate: 0.005 }, 6, 0.5],
    ['unit length with softmax', { ...NETWORK, normalize: true }, ADAM, { lambda: 1 }, 6, 0.5],
    [
      'linear with batch-all',
      { ...NETWORK, kind: 'linear' },
      ADAM,
      { loss: { kind: 'batchAll', margin: 1 } },
      6,
      // A linear map cannot remove the noise: even 600 steps leave 0.10 to 0.13 of 0.25.
      0.75,
    ],
  ])('the loss falls: %s', async (_, network, optimiser, change, size, factor) => {
    const rows = await run(trainerOf(network, optimiser), 120, { ...OPTIONS, ...change }, size);
    expect(rows.length).toBe(120);
    expect(meanLoss(rows.slice(-10))).toBeLessThan(factor * meanLoss(rows.slice(0, 10)));
  });

  test('2,000 steps leave the number of tensors and bytes as they were, while σ and λ move', async () => {
    const trainer = trainerOf(NETWORK);
    const steps = async (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        await trainer.train(clusters(i), moving(i));
        if (i % 50 === 49) await trainer.read(clusters(0).inputs, 8);
      }
      return trainer.memory();
    };
    // Until the cache of constants is full.
    const before = await steps(0, 1000);
    expect(await steps(1000, 3000)).toEqual(before);
  });

  test.each<OptimiserConfig>([ADAM, { kind: 'sgd', momentum: 0.9 }])(
    'restoring a checkpoint continues exactly: %j',
    async (optimiser) => {
      const options = { ...OPTIONS, lambda: 0.5, weightDecay: 0.01 };
      const trainer = trainerOf(NETWORK, optimiser);
      await run(trainer, 5, options);
      const checkpoint = structuredClone(await trainer.checkpoint());
      const first = await run(trainer, 5, options);
      trainer.restore(checkpoint);
      expect(trainer.step).toBe(5);
      expect(await run(trainer, 5, options)).toEqual(first);
      const other = trainerOf(NETWORK, optimiser);
      other.restore(checkpoint);
      expect(await run(other, 5, options)).toEqual(first);
    },
  );

  test('equal trainers side by side stay equal to the bit, whatever else is created between their steps', async () => {
    const options = { ...OPTIONS, lambda: 0.5, weightDecay: 0.01 };
    const alone = await run(trainerOf(IMAGES), 6, options, 256);
    const pair = [trainerOf(IMAGES), trainerOf(IMAGES)];
    const rows: number[][][] = [[], []];
    for (let step = 0; step < 6; step++) {
      if (step === 3) await run(trainerOf({ ...IMAGES, seed: 6 }), 2, options, 256);
      for (const [i, trainer] of pair.entries()) rows[i].push(...(await run(trainer, 1, options, 256)));
    }
    expect(rows).toEqual([alone, alone]);
    const [first, second] = await Promise.all(pair.map((trainer) => trainer.checkpoint()));
    expect(first).toEqual(second);
  });

  test('a checkpoint of another network is refused', async () => {
    const checkpoint = await trainerOf(NETWORK).checkpoint();
    expect(() => trainerOf({ ...NETWORK, hidden: 9 }).restore(checkpoint)).toThrow(/another network/);
  });

  test('embed gives the same rows as the probe, in any chunking', async () => {
    const trainer = trainerOf(NETWORK);
    const random = createRandom(4);
    const inputs = Float32Array.from({ length: 150 * 6 }, () => random.normal());
    const embedded = await trainer.embed((from, to) => inputs.subarray(from * 6, to * 6), 150);
    const { embeddings, records } = await trainer.read(inputs, 150);
    expect(records.length).toBe(0);
    expect(embedded.length).toBe(150 * 3);
    embedded.forEach((x, i) => expect(x).toBeCloseTo(embeddings?.[i] ?? NaN, 5));
  });

  test('one read brings every step since the last, however many there were, and the probe', async () => {
    const trainer = trainerOf(NETWORK);
    for (const steps of [1, 5, 64, 131]) {
      for (let i = 0; i < steps; i++) await trainer.train(clusters(trainer.step), OPTIONS);
      const { records, embeddings } = await trainer.read(clusters(0).inputs, 8);
      expect(records.length).toBe(steps * STEP_COLUMNS.length);
      expect(records.every((x, i) => i % 8 === 2 || Number.isFinite(x))).toBe(true);
      expect(embeddings?.length).toBe(8 * 3);
    }
  });

  test('the loss is metric + λ · softmax, and a column without meaning is NaN', async () => {
    const trainer = trainerOf(NETWORK);
    const [[loss, metric, softmax]] = await run(trainer, 1, { ...OPTIONS, lambda: 0.5 });
    expect(loss).toBeCloseTo(metric + 0.5 * softmax, 5);
    // Untrained: near the cross-entropy of guessing among 4.
    expect(softmax).toBeGreaterThan(0.2 * Math.log(4));
    const [contrastive] = await run(trainer, 1, { ...OPTIONS, loss: { kind: 'contrastive', margin: 1 } });
    expect(contrastive.map(Number.isNaN)).toEqual([false, false, true, false, true, true, true, true]);
  });

  test.each([
    ['mlp', NETWORK, 6],
    ['conv', IMAGES, 256],
  ] as const)('divergence is reported as NaN in the records, not thrown: %s', async (_, network, size) => {
    const rows = await run(trainerOf(network), 10, { ...OPTIONS, learningRate: 1e30 }, size);
    expect(Number.isFinite(rows[0][0])).toBe(true);
    expect(rows.slice(2).every(([loss]) => Number.isNaN(loss))).toBe(true);
  });

  test('weight decay shrinks the weights by lr · decay a step, whatever the gradient', async () => {
    const trainer = trainerOf(NETWORK);
    const head = async () => (await trainer.checkpoint()).tensors.find((t) => t.name === 'hidden1/weights');
    const before = await head();
    const alone: Batch = { ...clusters(0), labels: Int32Array.from({ length: 8 }, (_, i) => i) };
    await trainer.train(alone, { ...OPTIONS, learningRate: 0.1, weightDecay: 0.5 });
    const after = await head();
    after?.values.forEach((w, i) => expect(w).toBeCloseTo(0.95 * (before?.values[i] ?? NaN), 6));
  });

  test('a batch that is too short is refused with a sentence', async () => {
    const short = { ...clusters(0), inputs: new Float32Array(5) };
    await expect(trainerOf(NETWORK).train(short, OPTIONS)).rejects.toThrow(/8 items need 48 numbers/);
  });
});

test('Adam follows Kingma & Ba, written out in plain numbers', async () => {
  await openBackend('cpu', { onLost: () => {} });
  const { adamStep } = await import('./kernels/update');
  const gradients = [0.5, -0.2, 0.9];
  let [p, m, v] = [1, 0, 0];
  let tensors = [tf.tensor1d([1]), tf.tensor1d([0]), tf.tensor1d([0])] as tf.Tensor[];
  gradients.forEach((g, i) => {
    const step = i + 1;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    p = p - 0.1 * (m / (1 - 0.9 ** step) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8));
    const [parameter, mean, square] = tensors;
    tensors = adamStep(
      { parameter, mean, square, gradient: tf.tensor1d([g]) },
      { rate: 0.1, decay: 0, step },
    );
  });
  expect(tensors[0].dataSync()[0]).toBeCloseTo(p, 5);
});

async function initialTensors(name: 'cpu' | 'wasm') {
  await openInNode(name);
  const trainer = createTrainer({ network: IMAGES, optimiser: ADAM });
  const { tensors } = await trainer.checkpoint();
  trainer.dispose();
  return tensors;
}

test('the same seed gives bit-equal weights on both backends', async () => {
  expect(await initialTensors('cpu')).toEqual(await initialTensors('wasm'));
});
