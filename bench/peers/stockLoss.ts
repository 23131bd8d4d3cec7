// HAP2S_E of stock operations, as TensorFlow.js's tutorials write a loss.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { masksOf, RECIPE } from './works';
import type { Work } from './works';

/** The loss of embeddings: softmax weights over each anchor's members, in one expression for the tape. */
export function makeLoss(work: Pick<Work, 'P' | 'K'>) {
  const n = work.P * work.K;
  const { positive, negative } = masksOf(work);
  const away = (mask: Float32Array) => tf.mul(tf.sub(1, tf.tensor2d(mask, [n, n])), -1e9);
  const outside = { positive: away(positive), negative: away(negative) };
  return (h: Tensor) => {
    const apart = tf.sub(tf.expandDims(h, 1), tf.expandDims(h, 0));
    const d = tf.sqrt(tf.add(tf.sum(tf.square(apart), 2), 1e-12));
    const side = (beyond: Tensor, sign: number) =>
      tf.sum(tf.mul(tf.softmax(tf.add(tf.mul(d, sign / RECIPE.sigma), beyond)), d), 1);
    const gap = tf.sub(side(outside.positive, 1), side(outside.negative, -1));
    return tf.mean(tf.relu(tf.add(gap, RECIPE.margin))) as tf.Scalar;
  };
}
