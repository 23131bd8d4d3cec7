// Layers with their backward pass written out. Five of them make every network here, and no backend lacks a gradient
// that is not needed. (Stock TF.js: no convolution filter gradient on wasm, wrong max-pool gradient for values ≤ 0.)
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { strided, type DenseSpec } from '../experiment/networkPlan';
import { denseBackward, denseForward, multiply } from './kernels/dense';
import { columnsToImage, imageToColumns } from './kernels/im2col';
import type { MapShape } from './kernels/im2col';
import { normalizeRows } from './tensors';
import type { Constants } from './tensors';

/** Gradients of a layer: of its parameters, in their order, and of its input (null when nobody needs it). */
export interface Gradients {
  parameters: Tensor[];
  input: Tensor2D | null;
}

/** One layer's forward pass, remembering what its backward pass needs. */
export interface Pass {
  output: Tensor2D;
  backward(gradient: Tensor2D, needsInput: boolean): Gradients;
}

export interface Layer {
  /** The dense part that has parameters, if any. */
  dense: DenseSpec | null;
  /** `count` images or vectors; `parameters` are [weights, biases] or []. */
  forward(input: Tensor2D, parameters: Tensor[], count: number): Pass;
}

/** x W + b, with ReLU if the spec says so. x is [rows, fanIn]. */
export function dense(spec: DenseSpec): Layer {
  return {
    dense: spec,
    forward(input, [first, biases]) {
      const weights = first as Tensor2D;
      const output = denseForward(input, weights, biases, spec.relu);
      return {
        output,
        backward(gradient, needsInput) {
          const pass = { input, weights, rectified: spec.relu ? output : null };
          const back = denseBackward(pass, gradient, needsInput);
          return { parameters: [back.weights, back.biases], input: back.input };
        },
      };
    },
  };
}

/**
 * 3×3 convolution with stride 2 and padding 1, then ReLU. Input [count·height·width, channels]; output
 * [outWidth·count·outHeight, fanOut], the output column slowest.
 */
export function convolution(map: Omit<MapShape, 'batch'>, spec: DenseSpec): Layer {
  const inner = dense(spec);
  return {
    dense: inner.dense,
    forward(input, parameters, count) {
      const shape = { ...map, batch: count };
      const pass = inner.forward(imageToColumns(input, shape), parameters, count);
      return {
        output: pass.output,
        backward(gradient, needsInput) {
          const back = pass.backward(gradient, needsInput);
          return { ...back, input: back.input && columnsToImage(back.input, shape) };
        },
      };
    },
  };
}

/**
 * Mean over the width of convolution's output: [outWidth·count·outHeight, channels] → [count, outHeight·channels]. A pedestrian's
 * head stays apart from the feet, and a step to the side changes nothing.
 */
export function rowMean(map: Omit<MapShape, 'batch'>, channels: number, constants: Constants): Layer {
  const width = strided(map.width);
  const height = strided(map.height);
  return {
    dense: null,
    forward(input, _, count) {
      const flat = tf.reshape(input, [width, count * height * channels]) as Tensor2D;
      const mean = multiply(constants.filled(1 / width, [1, width]), flat);
      return {
        output: tf.reshape(mean, [count, height * channels]),
        backward(gradient) {
          const row = tf.reshape(gradient, [1, count * height * channels]) as Tensor2D;
          const spread = multiply(constants.filled(1 / width, [width, 1]), row);
          return { parameters: [], input: tf.reshape(spread, [width * count * height, channels]) };
        },
      };
    },
  };
}

/** Rows of unit length. */
export function unitLength(constants: Constants): Layer {
  return {
    dense: null,
    forward(input) {
      const { unit, backward } = normalizeRows(input, constants);
      return { output: unit, backward: (gradient) => ({ parameters: [], input: backward(gradient) }) };
    },
  };
}
