// Matrix products and dense layers. On wasm by our own module: TensorFlow.js packs weights again whenever they are new, which in
// training is always, and takes its slow path for a transposed operand. On WebGPU by gpu/dense.ts, a layer in one dispatch. On cpu
// by stock operations, which are the test's oracle.
import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { onCpu } from './backend';
import { FLOAT, registerSimdKernel, type Heap, type Place } from './simd/heap';

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

/** to[m, n] = a b + bias. */
function product(
  { simd }: Heap,
  [a, b]: [Matrix, Matrix],
  [m, k, n]: [number, number, number],
  to: number,
  scratch: number,
  { bias = 0, relu = false } = {},
): void {
  const left = [a.address, a.row, a.column] as const;
  const right = [b.address, b.row, b.column] as const;
  simd.multiply(...left, ...right, to, m, k, n, bias, Number(relu), scratch);
}

interface MultiplyAttributes {
  transposeA: boolean;
  transposeB: boolean;
}

function multiplySizes([a, b]: Place[], { transposeA, transposeB }: MultiplyAttributes) {
  const [m, k] = transposeA ? a.shape.toReversed() : a.shape;
  return { m, k, n: b.shape[transposeB ? 0 : 1] };
}

registerSimdKernel<MultiplyAttributes>({
  name: 'Hap2sMultiply',
  inputs: ['a', 'b'],
  outputShapes: (inputs, attributes) => {
    const { m, n } = multiplySizes(inputs, attributes);
    return [[m, n]];
  },
  scratch: ({ simd }, inputs, attributes) => {
    const { k, n } = multiplySizes(inputs, attributes);
    return simd.scratchBytes(k, n);
  },
  run: (heap, inputs, [to], attributes, scratch) => {
    const { m, k, n } = multiplySizes(inputs, attributes);
    const [a, b] = inputs.map(({ address, shape }) => plain(address, shape[1]));
    const pair: [Matrix, Matrix] = [
      attributes.transposeA ? turned(a) : a,
      attributes.transposeB ? turned(b) : b,
    ];
    product(heap, pair, [m, k, n], to.address, scratch);
  },
});

registerSimdKernel<{ relu: boolean }>({
  name: 'Hap2sDense',
  inputs: ['x', 'weights', 'biases'],
  outputShapes: ([x, weights]) => [[x.shape[0], weights.shape[1]]],
  scratch: ({ simd }, [, weights]) => simd.scratchBytes(weights.shape[0], weights.shape[1]),
  run: (heap, [x, weights, biases], [to], { relu }, scratch) => {
    const [k, n] = weights.shape;
    const pair: [Matrix, Matrix] = [plain(x.address, k), plain(weights.address, n)];
    product(heap, pair, [x.shape[0], k, n], to.address, scratch, { bias: biases.address, relu });
  },
});

/** `relu`: the input 'output' is given, and decides where the gradient passes. */
interface BackwardAttributes {
  relu: boolean;
  needsInput: boolean;
}

registerSimdKernel<BackwardAttributes>({
  name: 'Hap2sDenseBackward',
  inputs: ['x', 'weights', 'gradient', 'output'],
  outputShapes: ([x, weights], { needsInput }) => [
    weights.shape,
    [weights.shape[1]],
    ...(needsInput ? [x.shape] : []),
  ],
  scratch: ({ simd }, [x, weights, gradient], { relu, needsInput }) => {
    const [rows, n] = gradient.shape;
    const forInput = needsInput ? simd.scratchBytes(n, weights.shape[0]) : 0;
    return (relu ? maskedBytes(rows * n) : 0) + Math.max(simd.scratchBytes(x.shape[0], n), forInput);
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
      free += maskedBytes(rows * n);
    }
    const g = plain(before, n);
    product(heap, [turned(plain(x.address, k)), g], [k, rows, n], toWeights.address, free);
    simd.columnSums(before, rows, n, toBiases.address);
    if (toInput) product(heap, [g, turned(plain(weights.address, n))], [rows, n, k], toInput.address, free);
  },
});

/** Room for the masked gradient that leaves what follows aligned. */
const maskedBytes = (count: number) => Math.ceil(count / 4) * 4 * FLOAT;

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
