// Matrix products and dense layers. On wasm by our own module: TensorFlow.js packs weights again whenever they are new, which in
// training is always, and takes its slow path for a transposed operand. On WebGPU by gpu/dense.ts, a layer in one dispatch. On cpu
// by stock operations, which are the test's oracle.
import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { onCpu } from './backend';
import { registerSimdKernel, type Heap, type Place } from './simd/heap';
import { aligned, FLOAT } from './simd/module';

/** A matrix in the heap: its address and the bytes from one row and one column to the next. */
interface Matrix {
  address: number;
  row: number;
  column: number;
}

const plain = (address: number, columns: number): Matrix => ({
  address,
  row: FLOAT * columns,
  column: FLOAT,
});
const turned = ({ address, row, column }: Matrix): Matrix => ({ address, row: column, column: row });

/** Rows m, summed dimension k, and columns n of a product. */
type Sizes = [m: number, k: number, n: number];

/** Multiplications from which on a part of a product is worth the way to another thread: 0.05 ms. */
const WORTH = 2 ** 20;

/** Sides of the tile that the module keeps in registers. */
const TILE = { rows: 4, columns: 8 };

/** How many parts of a product are worth it. */
const worthOf = ([m, k, n]: Sizes) => (m * k * n) / WORTH;

/** A part of a product: its rows and its columns, the ends exclusive. */
type Block = [top: number, bottom: number, left: number, right: number];

/**
 * The product cut for the threads along its longer side, so that little is packed twice, and the bytes of scratch that each block
 * needs. Sums stay whole.
 */
function divided(heap: Heap, sizes: Sizes): { blocks: Block[]; bytes: number } {
  const [m, k, n] = sizes;
  const blocks =
    n > m
      ? heap.ranges(n, TILE.columns, worthOf(sizes)).map((columns): Block => [0, m, ...columns])
      : heap.ranges(m, TILE.rows, worthOf(sizes)).map((rows): Block => [...rows, 0, n]);
  const [[, , left, right]] = blocks; // the first is the widest
  return { blocks, bytes: aligned(heap.simd.scratchBytes(k, right - left)) };
}

/** Bytes of scratch of a product. */
function scratchOf(heap: Heap, sizes: Sizes): number {
  if (!heap.divides(worthOf(sizes))) return heap.simd.scratchBytes(sizes[1], sizes[2]);
  const { blocks, bytes } = divided(heap, sizes);
  return blocks.length * bytes;
}

/** to[m, n] = a b + bias. */
function product(
  heap: Heap,
  [a, b]: [Matrix, Matrix],
  sizes: Sizes,
  to: number,
  scratch: number,
  { bias = 0, relu = false } = {},
): void {
  const [m, k, n] = sizes;
  const call = ([top, bottom, left, right]: Block, free: number) => [
    a.address + top * a.row,
    a.row,
    a.column,
    b.address + left * b.column,
    b.row,
    b.column,
    to + FLOAT * (top * n + left),
    FLOAT * n,
    bottom - top,
    k,
    right - left,
    bias && bias + FLOAT * left,
    Number(relu),
    free,
  ];
  // Small networks make many small products: nothing is spent on dividing these.
  if (!heap.divides(worthOf(sizes))) {
    heap.simd.multiply(...call([0, m, 0, n], scratch));
    return;
  }
  const { blocks, bytes } = divided(heap, sizes);
  heap.run(
    'multiply',
    blocks.map((block, i) => call(block, scratch + bytes * i)),
  );
}

interface MultiplyAttributes {
  transposeA: boolean;
  transposeB: boolean;
}

function multiplySizes([a, b]: Place[], { transposeA, transposeB }: MultiplyAttributes): Sizes {
  const [m, k] = transposeA ? a.shape.toReversed() : a.shape;
  return [m, k, b.shape[transposeB ? 0 : 1]];
}

registerSimdKernel<MultiplyAttributes>({
  name: 'Hap2sMultiply',
  inputs: ['a', 'b'],
  outputShapes: (inputs, attributes) => {
    const [m, , n] = multiplySizes(inputs, attributes);
    return [[m, n]];
  },
  scratch: (heap, inputs, attributes) => scratchOf(heap, multiplySizes(inputs, attributes)),
  run: (heap, inputs, [to], attributes, scratch) => {
    const [a, b] = inputs.map(({ address, shape }) => plain(address, shape[1]));
    const pair: [Matrix, Matrix] = [
      attributes.transposeA ? turned(a) : a,
      attributes.transposeB ? turned(b) : b,
    ];
    product(heap, pair, multiplySizes(inputs, attributes), to.address, scratch);
  },
});

registerSimdKernel<{ relu: boolean }>({
  name: 'Hap2sDense',
  inputs: ['x', 'weights', 'biases'],
  outputShapes: ([x, weights]) => [[x.shape[0], weights.shape[1]]],
  scratch: (heap, [x, { shape }]) => scratchOf(heap, [x.shape[0], shape[0], shape[1]]),
  run: (heap, [x, weights, biases], [to], { relu }, scratch) => {
    const [k, n] = weights.shape;
    const pair: [Matrix, Matrix] = [plain(x.address, k), plain(weights.address, n)];
    product(heap, pair, [x.shape[0], k, n], to.address, scratch, { bias: biases.address, relu });
  },
});

/** `relu`: the input 'output' is given, and decides where the gradient passes. */
export interface BackwardAttributes {
  relu: boolean;
  needsInput: boolean;
}

/** Of the weights' and the biases' gradient, and of the input's where it is needed. */
export const backwardShapes = (
  [x, weights]: { shape: number[] }[],
  { needsInput }: BackwardAttributes,
): number[][] => [weights.shape, [weights.shape[1]], ...(needsInput ? [x.shape] : [])];

registerSimdKernel<BackwardAttributes>({
  name: 'Hap2sDenseBackward',
  inputs: ['x', 'weights', 'gradient', 'output'],
  outputShapes: backwardShapes,
  scratch: (heap, [, weights, gradient], { relu, needsInput }) => {
    const [rows, n] = gradient.shape;
    const [k] = weights.shape;
    const forInput = needsInput ? scratchOf(heap, [rows, n, k]) : 0;
    const forWeights = scratchOf(heap, [k, rows, n]);
    return (relu ? aligned(FLOAT * rows * n) : 0) + Math.max(forWeights, forInput);
  },
  run: (heap, [x, weights, gradient, output], [toWeights, toBiases, toInput], attributes, scratch) => {
    const { simd } = heap;
    const [k, n] = weights.shape;
    const [rows] = x.shape;
    let free = scratch;
    let before = gradient.address;
    if (attributes.relu) {
      simd.maskByOutput(gradient.address, output.address, scratch, rows * n);
      before = scratch;
      free += aligned(FLOAT * rows * n);
    }
    const g = plain(before, n);
    product(heap, [turned(plain(x.address, k)), g], [k, rows, n], toWeights.address, free);
    simd.columnSums(before, rows, n, toBiases.address);
    if (toInput) product(heap, [g, turned(plain(weights.address, n))], [rows, n, k], toInput.address, free);
  },
});

/** a b for matrices, either one transposed on request: [m, k] × [k, n], 2·m·k·n flops. */
export function multiply(a: Tensor2D, b: Tensor2D, transposeA = false, transposeB = false): Tensor2D {
  if (onCpu()) return tf.matMul(a, b, transposeA, transposeB);
  return tf.engine().runKernel('Hap2sMultiply', { a, b }, { transposeA, transposeB }) as Tensor2D;
}

/** x W + b for x [rows, fanIn] and W [fanIn, fanOut], with ReLU on request, which keeps NaN. 2·rows·fanIn·fanOut flops. */
export function denseForward(x: Tensor2D, weights: Tensor2D, biases: Tensor, relu: boolean): Tensor2D {
  if (!onCpu()) return tf.engine().runKernel('Hap2sDense', { x, weights, biases }, { relu }) as Tensor2D;
  return tf.fused.matMul({
    a: x,
    b: weights,
    bias: biases,
    activation: relu ? 'relu' : 'linear',
  }) as Tensor2D;
}

/** What a dense layer's way back starts from. */
export interface DensePass {
  input: Tensor2D;
  weights: Tensor2D;
  /** The layer's output, where a ReLU has made it. */
  rectified: Tensor2D | null;
}

/** Gradients of a dense layer; `input` is null when nobody needs it. */
export interface DenseGradients {
  weights: Tensor2D;
  biases: Tensor;
  input: Tensor2D | null;
}

/**
 * xᵀ g, the column sums of g, and g Wᵀ, with g = gradient where the ReLU let something through: 4·rows·fanIn·fanOut flops, half
 * of them without the input's gradient.
 */
export function denseBackward(pass: DensePass, gradient: Tensor2D, needsInput: boolean): DenseGradients {
  const { input: x, weights, rectified } = pass;
  if (onCpu()) {
    const before = rectified ? (tf.mul(gradient, tf.step(rectified)) as Tensor2D) : gradient;
    return {
      weights: tf.matMul(x, before, true, false),
      biases: tf.sum(before, 0),
      input: needsInput ? tf.matMul(before, weights, false, true) : null,
    };
  }
  const inputs: NamedTensorMap = { x, weights, gradient, ...(rectified ? { output: rectified } : {}) };
  const attributes = { relu: rectified !== null, needsInput };
  const [toWeights, biases, input = null] = tf
    .engine()
    .runKernel('Hap2sDenseBackward', inputs, attributes) as Tensor[];
  return { weights: toWeights as Tensor2D, biases, input: input as Tensor2D | null };
}
