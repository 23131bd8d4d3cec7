// The kernels' faces on drawn inputs of any shape: the same computation runs on every backend, and cpu (stock operations, plain
// JavaScript) says what must come out. For tests; no part of the product imports it.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { createRandom } from '../../data/random';
import { fastLoss } from '../fastLoss';
import { Relations } from '../losses/relations';
import { Parameters } from '../parameters';
import { Constants, normalizeRows, sumRows } from '../tensors';
import type { LossSpec } from '../../metric/types';
import type { OptimiserConfig } from '../types';
import { denseBackward, denseForward, multiply } from './dense';
import { columnsToImage, imageToColumns } from './im2col';

/** One computation for any inputs; `compute` runs on the open backend, inside a tidy of its own. */
export interface Face<Drawn> {
  name: string;
  inputs: fc.Arbitrary<Drawn>;
  compute(drawn: Drawn): (Tensor | null)[];
  /** Largest difference from cpu, for numbers about 1. */
  tolerance: number;
}

/** Normally distributed numbers. */
export function normals(seed: number, count: number): Float32Array {
  const random = createRandom(seed, 'drawn');
  return Float32Array.from({ length: count }, () => random.normal());
}

const matrix = (seed: number, rows: number, columns: number): Tensor2D =>
  tf.tensor2d(normals(seed, rows * columns), [rows, columns]);

/** Lengths around a tile, and a few beyond it. */
const LENGTH = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) },
  fc.integer({ min: 41, max: 150 }),
);
const SHAPE = fc.record({ m: LENGTH, k: LENGTH, n: LENGTH, seed: fc.nat(1000) });
const face = <Drawn>(of: Face<Drawn>): Face<Drawn> => of;

export const products = face({
  name: 'products of any shape, either operand turned',
  inputs: fc.tuple(SHAPE, fc.boolean(), fc.boolean()),
  tolerance: 1e-4,
  compute: ([{ m, k, n, seed }, turnA, turnB]) => [
    multiply(
      turnA ? matrix(seed, k, m) : matrix(seed, m, k),
      turnB ? matrix(seed + 1, n, k) : matrix(seed + 1, k, n),
      turnA,
      turnB,
    ),
  ],
});

export const longSums = face({
  name: 'sums over many rows',
  inputs: fc.record({
    rows: fc.integer({ min: 500, max: 3000 }),
    k: fc.integer({ min: 1, max: 9 }),
    n: LENGTH,
  }),
  tolerance: 1e-3,
  compute: ({ rows, k, n }) => {
    const [input, gradient] = [matrix(rows, rows, k), matrix(rows + 1, rows, n)];
    const back = denseBackward({ input, weights: matrix(rows + 2, k, n), rectified: null }, gradient, false);
    const constants = new Constants();
    const sums = sumRows(gradient, constants);
    constants.dispose();
    return [back.weights, back.biases, sums];
  },
});

export const denseLayers = face({
  name: 'dense layers of any shape, forward and backward',
  inputs: fc.tuple(SHAPE, fc.boolean(), fc.boolean()),
  tolerance: 1e-4,
  compute: ([{ m, k, n, seed }, relu, needsInput]) => {
    const input = matrix(seed, m, k);
    const weights = matrix(seed + 1, k, n);
    const output = denseForward(input, weights, tf.tensor1d(normals(seed + 2, n)), relu);
    const pass = { input, weights, rectified: relu ? output : null };
    const back = denseBackward(pass, matrix(seed + 3, m, n), needsInput);
    return [output, back.weights, back.biases, back.input];
  },
});

const SIDE = fc.integer({ min: 1, max: 9 });

export const patches = face({
  name: 'patches of any map, there and back',
  inputs: fc.record({
    batch: fc.integer({ min: 1, max: 3 }),
    height: SIDE,
    width: SIDE,
    channels: SIDE,
    seed: fc.nat(999),
  }),
  tolerance: 2e-5,
  compute: ({ seed, ...shape }) => {
    const columns = imageToColumns(
      matrix(seed, shape.batch * shape.height * shape.width, shape.channels),
      shape,
    );
    const [rows, width] = columns.shape;
    return [columns, columnsToImage(matrix(seed + 1, rows, width), shape)];
  },
});

export const unitRows = face({
  name: 'rows of unit length, there and back',
  inputs: fc.record({ rows: LENGTH, columns: LENGTH, seed: fc.nat(999) }),
  tolerance: 2e-5,
  compute: ({ rows, columns, seed }) => {
    // The first row has no length and stays 0; the others are not too short, which would magnify rounding.
    const values = normals(seed, rows * columns).map((x) => x + Math.sign(x));
    const constants = new Constants();
    const { unit, backward } = normalizeRows(
      tf.tensor2d(values.fill(0, 0, columns), [rows, columns]),
      constants,
    );
    const back = backward(matrix(seed + 1, rows, columns));
    constants.dispose();
    return [unit, back];
  },
});

/** Comparison losses go through the matrix of distances or products and their way back. */
const COMPARED: LossSpec[] = [
  { kind: 'contrastive', margin: 2 },
  { kind: 'lifted', margin: 1 },
  { kind: 'circle', margin: 0.25, gamma: 8 },
  { kind: 'pointToSet', weighting: { kind: 'semihard' }, margin: 'soft' },
];

export const pairLosses = face({
  name: 'losses on distances and products',
  inputs: fc.record({
    labels: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 40 }),
    dimension: fc.integer({ min: 1, max: 21 }),
    spec: fc.constantFrom(...COMPARED),
    seed: fc.nat(999),
  }),
  tolerance: 1e-4,
  compute: ({ labels, dimension, spec, seed }) => {
    const constants = new Constants();
    const relations = new Relations(labels);
    const { gradient, statistics } = fastLoss(matrix(seed, labels.length, dimension), spec, {
      relations,
      constants,
    });
    constants.dispose();
    relations.dispose();
    return [gradient, statistics];
  },
});

/** Steps of an update: enough for the corrections of its moments to change. */
const STEPS = 5;

export const updates = face({
  name: 'updates of parameters of any size, one of them without a gradient now and then',
  inputs: fc.record({
    size: fc.integer({ min: 1, max: 70 }),
    config: fc.constantFrom<OptimiserConfig>({ kind: 'adam', momentum: 0 }, { kind: 'sgd', momentum: 0.9 }),
  }),
  tolerance: 3e-6,
  compute: ({ size, config }) => {
    const sizes = [size, 3, 4];
    const initial = sizes.map((length, i) => ({ name: `${i}`, shape: [length], values: normals(i, length) }));
    const parameters = new Parameters(initial, config);
    for (let step = 1; step <= STEPS; step++) {
      const gradients = sizes.map((length, i) =>
        step === 2 && i === 1 ? null : tf.tensor1d(normals(10 * step + i, length)),
      );
      parameters.update(gradients, { rate: 0.01, decay: 0.1, step });
    }
    const results = parameters.tensors.map((tensor) => tf.clone(tensor));
    parameters.dispose();
    return results;
  },
});

/** Every face, for a backend that is checked as a whole. */
export const FACES: readonly Face<never>[] = [
  products,
  longSums,
  denseLayers,
  patches,
  unitRows,
  pairLosses,
  updates,
] as readonly Face<unknown>[] as readonly Face<never>[];

/** What a face gives on the open backend, each result as numbers. */
export async function resultsOf<Drawn>({ compute }: Face<Drawn>, drawn: Drawn): Promise<Float32Array[]> {
  const tensors = tf.tidy(() => compute(drawn).filter((tensor) => tensor !== null));
  const values = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  tensors.forEach((tensor) => tensor.dispose());
  return values.map((result) => new Float32Array(result));
}

/** Largest difference between two backends' results; infinite where they are not of one length, or a number is missing. */
export function apart(found: Float32Array[], expected: Float32Array[]): number {
  if (found.length !== expected.length) return Infinity;
  const differences = found.map((values, i) => {
    if (values.length !== expected[i].length) return Infinity;
    return values.reduce((worst, value, at) => {
      const difference = Math.abs(value - expected[i][at]);
      return Number.isNaN(difference) ? Infinity : Math.max(worst, difference);
    }, 0);
  });
  return Math.max(0, ...differences);
}
