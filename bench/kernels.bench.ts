// What each kernel of the wasm module buys: ours and stock operations of TensorFlow.js in turns, in one run on this machine.
import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { it } from 'vitest';
import { createRandom } from '../src/data/random';
import { openBackend } from '../src/engine';
import { fastLoss } from '../src/engine/fastLoss';
import { arrangeOnWasm } from '../src/engine/kernels/arrange';
import { denseBackward, denseForward, multiply } from '../src/engine/kernels/dense';
import { columnsToImage, imageToColumns } from '../src/engine/kernels/im2col';
import { unitRowsByKernel } from '../src/engine/kernels/pairs';
import { adamInPlace, sgdInPlace } from '../src/engine/kernels/update';
import { dense } from '../src/engine/layers';
import { Relations } from '../src/engine/losses/relations';
import { Parameters } from '../src/engine/parameters';
import { arrange } from '../src/engine/patches';
import { Constants } from '../src/engine/tensors';
import type { WeightingSpec } from '../src/metric/types';
import { openWasm } from './run';

const random = createRandom(3, 'kernels');
const matrix = (rows: number, columns: number): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );

/** Something to be timed; `renew` runs before each call and is not timed. */
interface Way {
  run(): unknown;
  renew?(): void;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function time({ run, renew }: Way): number {
  renew?.();
  const begun = performance.now();
  tf.tidy(() => void run());
  return performance.now() - begun;
}

/** Prints medians and the median ratio of calls in turns. */
function compare(title: string, ours: Way, stock: Way, calls: number): void {
  for (let i = 0; i < 5; i++) [ours, stock].forEach(time);
  const pairs = Array.from({ length: calls }, () => [time(ours), time(stock)]);
  const [mine, theirs, ratio] = [
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
    pairs.map(([a, b]) => b / a),
  ].map(median);
  console.log(
    `| ${title} | ours ${mine.toFixed(3)} ms | stock ${theirs.toFixed(3)} ms | ${ratio.toFixed(1)} times |`,
  );
}

/** 1 where the second row is a positive or a negative of the first, and what takes the other rows out of a softmax. */
function masksOf(labels: ArrayLike<number>) {
  const n = labels.length;
  const mask = (member: (a: number, b: number) => boolean) => {
    const of = tf.tensor2d(
      Array.from({ length: n * n }, (_, at) => Number(member(Math.floor(at / n), at % n))),
      [n, n],
    );
    return tf.mul(tf.sub(1, of), -1e9);
  };
  return {
    same: mask((a, b) => a !== b && labels[a] === labels[b]),
    other: mask((a, b) => labels[a] !== labels[b]),
  };
}

/** HAP2S_E (σ 0.5, margin 0.3) of stock operations. */
function stockLoss(h: Tensor2D, { same, other }: ReturnType<typeof masksOf>): Scalar {
  const apart = tf.sub(tf.expandDims(h, 1), tf.expandDims(h, 0));
  const d = tf.sqrt(tf.add(tf.sum(tf.square(apart), 2), 1e-12));
  const side = (away: Tensor, sign: number) =>
    tf.sum(tf.mul(tf.softmax(tf.add(tf.mul(d, sign / 0.5), away)), d), 1);
  return tf.mean(tf.relu(tf.add(tf.sub(side(same, 1), side(other, -1)), 0.3)));
}

it('products and layers', async () => {
  await openWasm();
  const [rows, fanIn, fanOut] = [32, 2048, 1024];
  const x = matrix(rows, fanIn);
  const g = matrix(rows, fanOut);
  const biases = tf.zeros([fanOut]);
  let weights = matrix(fanIn, fanOut);
  const renew = () => {
    const next = tf.tidy(() => tf.mul(weights, 1));
    weights.dispose();
    weights = next as Tensor2D;
  };
  compare(
    'forward 32 × 2048 × 1024, new weights',
    { run: () => denseForward(x, weights, biases, true), renew },
    { run: () => tf.fused.matMul({ a: x, b: weights, bias: biases, activation: 'relu' }), renew },
    15,
  );
  compare(
    'xᵀ g 2048 × 32 × 1024',
    { run: () => multiply(x, g, true) },
    { run: () => tf.matMul(x, g, true) },
    7,
  );
  compare(
    'xᵀ g, stock by explicit transposes',
    { run: () => multiply(x, g, true) },
    { run: () => tf.transpose(tf.matMul(tf.transpose(g), x)) },
    15,
  );
  compare(
    'g Wᵀ 32 × 1024 × 2048',
    { run: () => multiply(g, weights, false, true), renew },
    { run: () => tf.matMul(g, weights, false, true), renew },
    7,
  );
  const [small, smallWeights] = [matrix(rows, 64), matrix(64, 64)];
  const rectified = matrix(rows, 64);
  compare(
    'backward of a layer 32 × 64 × 64',
    { run: () => denseBackward({ input: small, weights: smallWeights, rectified }, rectified, true) },
    {
      run: () => {
        const before = tf.mul(rectified, tf.step(rectified)) as Tensor2D;
        return [
          tf.matMul(tf.transpose(small), before),
          tf.sum(before, 0),
          tf.matMul(before, tf.transpose(smallWeights)),
        ];
      },
    },
    200,
  );
});

it('updates', async () => {
  await openWasm();
  const [parameter, mean, square, gradient] = Array.from({ length: 4 }, () => matrix(2048, 1024));
  const weights = tf.variable(matrix(2048, 1024));
  const named = [{ name: weights.name, tensor: gradient }];
  const adam = tf.train.adam(1e-3);
  compare(
    'Adam of 2,097,152 numbers',
    {
      run: () => adamInPlace([{ parameter, mean, square, gradient }], { rate: 1e-3, decay: 0, step: 10 }),
    },
    { run: () => adam.applyGradients(named) },
    15,
  );
  const momentum = tf.train.momentum(1e-3, 0.9);
  compare(
    'SGD with momentum of 2,097,152 numbers',
    {
      run: () =>
        sgdInPlace([{ parameter, velocity: mean, gradient }], { rate: 1e-3, decay: 0, momentum: 0.9 }),
    },
    { run: () => momentum.applyGradients(named) },
    15,
  );
});

it('the loss', async () => {
  await openWasm();
  const constants = new Constants();
  const ways: WeightingSpec[] = [
    { kind: 'exponential', sigma: 0.5 },
    { kind: 'polynomial', alpha: 10 },
    { kind: 'own', positive: 'd / s', negative: '-d / s', parameters: { s: 0.5 } },
  ];
  for (const [n, dimension, calls] of [
    [32, 32, 200],
    [128, 128, 20],
    [512, 128, 3],
  ])
    for (const weighting of ways) {
      const labels = Int32Array.from({ length: n }, (_, i) => i >> 2);
      const relations = new Relations(labels);
      const x = matrix(n, dimension);
      const masks = masksOf(labels);
      const spec = { kind: 'pointToSet', weighting, margin: 0.3 } as const;
      compare(
        `loss and gradient ${n} × ${dimension}: ${weighting.kind} (stock: exponential)`,
        { run: () => fastLoss(x, spec, { relations, constants }) },
        { run: () => tf.grad((h) => stockLoss(h as Tensor2D, masks))(x) },
        calls,
      );
    }
  const x = matrix(32, 128);
  compare(
    'unit rows 32 × 128, there and back',
    { run: () => unitRowsByKernel(x).backward(x) },
    { run: () => tf.grad((of) => tf.div(of, tf.norm(of, 2, 1, true)))(x, x) },
    200,
  );
});

it('images cut into patches', async () => {
  await openWasm();
  const shape = { kind: 'image', height: 64, width: 32, channels: 3 } as const;
  const values = Float32Array.from({ length: 32 * 64 * 32 * 3 }, () => random.normal());
  compare(
    '32 images of 64 × 32 × 3 cut into patches (stock: in JavaScript, then uploaded)',
    { run: () => arrangeOnWasm(values, { ...shape, count: 32, padded: 32 }) },
    { run: () => tf.tensor2d(arrange(values, 32, 32, shape, true), [32 * 128, 48]) },
    100,
  );
});

it('patches: the module beside the same loops in plain JavaScript (cpu)', async () => {
  const shape = { batch: 32, height: 16, width: 8, channels: 24 };
  const times: { wasm: number[]; cpu: number[] } = { wasm: [], cpu: [] };
  for (let round = 0; round < 5; round++)
    for (const name of ['wasm', 'cpu'] as const) {
      if (name === 'wasm') await openWasm();
      else await openBackend('cpu', { onLost: () => undefined });
      const map = matrix(shape.batch * shape.height * shape.width, shape.channels);
      const way = { run: () => columnsToImage(imageToColumns(map, shape), shape) };
      for (let i = 0; i < 30; i++) times[name].push(time(way));
      map.dispose();
    }
  const [module, plain] = [times.wasm, times.cpu].map(median);
  console.log(
    `| patches of 32 × 16 × 8 × 24, there and back | ours ${module.toFixed(3)} ms | JavaScript ${plain.toFixed(3)} ms | ${(plain / module).toFixed(1)} times |`,
  );
});

/** A whole step of a multilayer perceptron with HAP2S_E and Adam, the loss read every step: ours, of the engine's own parts. */
function ourStep(sizes: number[], inputs: Float32Array, labels: Int32Array) {
  const constants = new Constants();
  const relations = new Relations(labels);
  const specs = sizes.slice(1).map((fanOut, i) => ({
    name: `layer${i}`,
    fanIn: sizes[i],
    fanOut,
    relu: i < sizes.length - 2,
  }));
  const layers = specs.map(dense);
  const initial = specs.flatMap(({ name, fanIn, fanOut }) => [
    { name, shape: [fanIn, fanOut], values: startOf(fanIn, fanOut) },
    { name: `${name}/biases`, shape: [fanOut], values: new Float32Array(fanOut) },
  ]);
  const parameters = new Parameters(initial, { kind: 'adam', momentum: 0 });
  const spec = { kind: 'pointToSet', weighting: { kind: 'exponential', sigma: 0.5 }, margin: 0.3 } as const;
  let step = 0;
  return async () => {
    step++;
    const statistics = tf.tidy(() => {
      let x = tf.tensor2d(inputs, [labels.length, sizes[0]]);
      const passes = layers.map((layer, i) => {
        const pass = layer.forward(x, parameters.tensors.slice(2 * i, 2 * i + 2), labels.length);
        x = pass.output;
        return pass;
      });
      const loss = fastLoss(x, spec, { relations, constants });
      const gradients: Tensor[] = [];
      let along: Tensor2D | null = loss.gradient;
      for (let i = passes.length - 1; i >= 0 && along; i--) {
        const back = passes[i].backward(along, i > 0);
        gradients.unshift(...back.parameters);
        along = back.input;
      }
      parameters.update(gradients, { rate: 1e-3, decay: 0, step });
      return loss.statistics;
    });
    const [value] = await statistics.data();
    statistics.dispose();
    return value;
  };
}

const startOf = (fanIn: number, fanOut: number) => {
  const random = createRandom(fanIn, 'start');
  return Float32Array.from({ length: fanIn * fanOut }, () => random.normal() * Math.sqrt(2 / fanIn));
};

/** The same of stock operations, tape and optimiser. */
function stockStep(sizes: number[], inputs: Float32Array, labels: Int32Array) {
  const weights = sizes
    .slice(1)
    .map((fanOut, i) => tf.variable(tf.tensor2d(startOf(sizes[i], fanOut), [sizes[i], fanOut])));
  const biases = sizes.slice(1).map((fanOut) => tf.variable(tf.zeros([fanOut])));
  const optimiser = tf.train.adam(1e-3, 0.9, 0.999, 1e-8);
  const masks = masksOf(labels);
  return async () => {
    const value = optimiser.minimize(() => {
      let h: Tensor2D = tf.tensor2d(inputs, [labels.length, sizes[0]]);
      weights.forEach((w, i) => {
        h = tf.add(tf.matMul(h, w as Tensor2D), biases[i]);
        if (i < weights.length - 1) h = tf.relu(h);
      });
      return stockLoss(h, masks);
    }, true);
    const [read] = (await value?.data()) ?? [NaN];
    value?.dispose();
    return read;
  };
}

it('whole steps', async () => {
  await openWasm();
  const labels = Int32Array.from({ length: 32 }, (_, i) => i >> 2);
  for (const [name, sizes, calls] of [
    ['points 16-64-32', [16, 64, 32], 150],
    ['head 2048-1024-128', [2048, 1024, 128], 9],
  ] as const) {
    const inputs = Float32Array.from({ length: 32 * sizes[0] }, () => random.normal());
    const steps = [ourStep([...sizes], inputs, labels), stockStep([...sizes], inputs, labels)];
    const times: number[][] = [];
    for (let i = -5; i < calls; i++) {
      const row: number[] = [];
      const values: number[] = [];
      for (const step of steps) {
        const begun = performance.now();
        values.push(await step());
        row.push(performance.now() - begun);
      }
      if (i < 0 && Math.abs(values[0] - values[1]) > 1e-3 * Math.max(1, values[1]))
        throw new Error(`${name}: ours computes ${values[0]}, stock ${values[1]}.`);
      if (i >= 0) times.push(row);
    }
    const [mine, theirs, ratio] = [
      times.map(([a]) => a),
      times.map(([, b]) => b),
      times.map(([a, b]) => b / a),
    ].map(median);
    console.log(
      `| step of ${name} | ours ${mine.toFixed(3)} ms | stock ${theirs.toFixed(3)} ms | ${ratio.toFixed(1)} times |`,
    );
  }
});
