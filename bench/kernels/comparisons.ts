// What is compared: each of our kernels, and stock operations of TensorFlow.js for the same, on whichever backend is open.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { createRandom } from '../../src/data/random';
import { fastLoss } from '../../src/engine/fastLoss';
import { arrangeOnWasm } from '../../src/engine/kernels/arrange';
import { onWasm } from '../../src/engine/kernels/backend';
import { denseBackward, denseForward, multiply } from '../../src/engine/kernels/dense';
import { columnsToImage, imageToColumns } from '../../src/engine/kernels/im2col';
import { distancesByKernel, unitRowsByKernel } from '../../src/engine/kernels/pairs';
import { adamInPlace, sgdInPlace } from '../../src/engine/kernels/update';
import { Relations } from '../../src/engine/losses/relations';
import { arrange } from '../../src/engine/patches';
import { Constants } from '../../src/engine/tensors';
import type { WeightingSpec } from '../../src/metric/types';
import { makeLoss } from '../peers/stockLoss';
import { RECIPE } from '../peers/works';
import { steps } from './steps';
import type { Comparison } from './timing';

const random = createRandom(3, 'kernels');
const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
const matrix = (rows: number, columns: number): Tensor2D =>
  tf.tensor2d(normals(rows * columns), [rows, columns]);

function products(): Comparison[] {
  const [rows, fanIn, fanOut] = [32, 2048, 1024];
  const [x, g, biases] = [matrix(rows, fanIn), matrix(rows, fanOut), tf.zeros([fanOut])];
  let weights = matrix(fanIn, fanOut);
  const renew = () => {
    const next = tf.tidy(() => tf.mul(weights, 1));
    weights.dispose();
    weights = next as Tensor2D;
  };
  const xg = () => multiply(x, g, true);
  return [
    {
      title: 'forward 32 × 2048 × 1024, new weights',
      ours: { run: () => denseForward(x, weights, biases, true), renew },
      stock: { run: () => tf.fused.matMul({ a: x, b: weights, bias: biases, activation: 'relu' }), renew },
    },
    { title: 'xᵀ g 2048 × 32 × 1024', ours: { run: xg }, stock: { run: () => tf.matMul(x, g, true) } },
    {
      title: 'xᵀ g, stock by explicit transposes',
      ours: { run: xg },
      stock: { run: () => tf.transpose(tf.matMul(tf.transpose(g), x)) },
    },
    {
      title: 'g Wᵀ 32 × 1024 × 2048',
      ours: { run: () => multiply(g, weights, false, true), renew },
      stock: { run: () => tf.matMul(g, weights, false, true), renew },
    },
  ];
}

function layers(): Comparison[] {
  const [input, weights, rectified] = [matrix(32, 64), matrix(64, 64), matrix(32, 64)];
  return [
    {
      title: 'backward of a layer 32 × 64 × 64',
      ours: { run: () => void denseBackward({ input, weights, rectified }, rectified, true) },
      stock: {
        run: () => {
          const before = tf.mul(rectified, tf.step(rectified)) as Tensor2D;
          tf.matMul(tf.transpose(input), before);
          tf.sum(before, 0);
          tf.matMul(before, tf.transpose(weights));
        },
      },
    },
  ];
}

function updates(): Comparison[] {
  const [parameter, mean, square, gradient] = Array.from({ length: 4 }, () => matrix(2048, 1024));
  const weights = tf.variable(matrix(2048, 1024));
  const named = [{ name: weights.name, tensor: gradient }];
  const adam = tf.train.adam(1e-3);
  const momentum = tf.train.momentum(1e-3, 0.9);
  const sgd = { rate: 1e-3, decay: 0, momentum: 0.9 };
  return [
    {
      title: 'Adam of 2,097,152 numbers',
      ours: {
        run: () => adamInPlace([{ parameter, mean, square, gradient }], { rate: 1e-3, decay: 0, step: 10 }),
      },
      stock: { run: () => adam.applyGradients(named) },
    },
    {
      title: 'SGD with momentum of 2,097,152 numbers',
      ours: { run: () => sgdInPlace([{ parameter, velocity: mean, gradient }], sgd) },
      stock: { run: () => momentum.applyGradients(named) },
    },
  ];
}

const WEIGHTINGS: WeightingSpec[] = [
  { kind: 'exponential', sigma: RECIPE.sigma },
  { kind: 'polynomial', alpha: 10 },
  { kind: 'own', positive: 'd / s', negative: '-d / s', parameters: { s: RECIPE.sigma } },
];

/** Images of an identity. */
const K = 4;

const losses = (n: number, dimension: number) => (): Comparison[] => {
  const constants = new Constants();
  const relations = new Relations(Int32Array.from({ length: n }, (_, i) => Math.floor(i / K)));
  // Unit rows: their distances are about 1, where the weights are spread over several members.
  const x = tf.div(matrix(n, dimension), Math.sqrt(dimension)) as Tensor2D;
  const loss = makeLoss({ P: n / K, K });
  const stock = () => tf.grad(loss)(x);
  return WEIGHTINGS.map((weighting) => {
    const spec = { kind: 'pointToSet', weighting, margin: RECIPE.margin } as const;
    const ours = () => fastLoss(x, spec, { relations, constants }).gradient;
    // The polynomial weighting is another loss, beside the same stock one.
    const same = weighting.kind !== 'polynomial';
    return {
      title: `loss and gradient ${n} × ${dimension}: ${weighting.kind} (stock: exponential)`,
      ours: { run: same ? ours : () => void ours() },
      stock: { run: stock },
    };
  });
};

function rows(): Comparison[] {
  const [x, g] = [matrix(128, 128), matrix(128, 128)];
  return [
    {
      title: 'distances of 128 × 128',
      ours: { run: () => distancesByKernel(x) },
      stock: {
        run: () => tf.sqrt(tf.sum(tf.square(tf.sub(tf.expandDims(x, 1), tf.expandDims(x, 0))), 2)),
      },
    },
    {
      title: 'unit rows 128 × 128, there and back',
      ours: { run: () => unitRowsByKernel(x).backward(g) },
      stock: { run: () => tf.grad((of) => tf.div(of, tf.norm(of, 2, 1, true)))(x, g) },
    },
  ];
}

/** The patches of a 3×3 convolution with stride 2, cut tap by tap: [b, h, w, c] → [b·h/2·w/2, 9·c]. */
function stockPatches(map: Tensor4D): Tensor2D {
  const [b, h, w, c] = map.shape;
  const padded = tf.pad(map, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  const lines = tf.reshape(padded, [b, h / 2 + 1, 2, (w + 2) * c]);
  const taps = [0, 1, 2].flatMap((y) => {
    const line = tf.slice(lines, [0, y >> 1, y & 1, 0], [b, h / 2, 1, (w + 2) * c]);
    const cells = tf.reshape(line, [(b * h) / 2, w / 2 + 1, 2, c]);
    return [0, 1, 2].map((x) =>
      tf.reshape(tf.slice(cells, [0, x >> 1, x & 1, 0], [(b * h) / 2, w / 2, 1, c]), [(b * h * w) / 4, c]),
    );
  });
  return tf.concat(taps, 1) as Tensor2D;
}

function patches(): Comparison[] {
  const shape = { batch: 32, height: 16, width: 8, channels: 24 };
  const { batch, height, width, channels } = shape;
  const map = matrix(batch * height * width, channels);
  const columns = matrix((batch * height * width) / 4, 9 * channels);
  const picture = tf.reshape(map, [batch, height, width, channels]) as Tensor4D;
  return [
    {
      title: 'patches of 32 × 16 × 8 × 24',
      ours: { run: () => void imageToColumns(map, shape) },
      stock: { run: () => void stockPatches(picture) },
    },
    {
      title: 'patches of 32 × 16 × 8 × 24, there and back',
      ours: { run: () => void [imageToColumns(map, shape), columnsToImage(columns, shape)] },
      stock: { run: () => void tf.grad((of) => stockPatches(of as Tensor4D))(picture, columns) },
    },
  ];
}

/** Over the 16,384 rows of 32 maps of 32 × 16; stock operations from the map, ours from the patches that the way there has left. */
function filterGradient(): Comparison[] {
  const [batch, height, width, channels, fanOut] = [32, 64, 32, 3, 16];
  const [outHeight, outWidth] = [height / 2, width / 2];
  const columns = matrix(batch * outHeight * outWidth, 9 * channels);
  const g = matrix(batch * outHeight * outWidth, fanOut);
  const picture = tf.reshape(matrix(batch * height * width, channels), [batch, height, width, channels]);
  const filter = tf.reshape(matrix(9 * channels, fanOut), [3, 3, channels, fanOut]);
  const along = tf.reshape(g, [batch, outHeight, outWidth, fanOut]);
  const convolve = (of: tf.Tensor) => tf.conv2d(picture as Tensor4D, of as Tensor4D, 2, 1);
  return [
    {
      title: "a convolution's filter gradient, 27 × 16 over 16,384 rows",
      ours: { run: () => void multiply(columns, g, true) },
      stock: { run: () => void tf.grad(convolve)(filter, along) },
    },
  ];
}

/** On WebGPU the patches are cut in JavaScript on both sides. */
function pictures(): Comparison[] {
  if (!onWasm()) return [];
  const shape = { kind: 'image', height: 64, width: 32, channels: 3 } as const;
  const values = normals(32 * 64 * 32 * 3);
  return [
    {
      title: '32 images of 64 × 32 × 3 cut into patches (stock: in JavaScript, then uploaded)',
      ours: { run: () => arrangeOnWasm(values, { ...shape, count: 32, padded: 32 }) },
      stock: { run: () => tf.tensor2d(arrange(values, 32, 32, shape, true), [32 * 128, 48]) },
    },
  ];
}

/** Groups of comparisons; what a group's inputs hold is freed after it. */
export const COMPARISONS: readonly (() => Comparison[])[] = [
  products,
  layers,
  updates,
  losses(32, 32),
  losses(128, 128),
  losses(256, 128),
  rows,
  patches,
  filterGradient,
  pictures,
  steps,
];
