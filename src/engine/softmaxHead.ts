// The joint softmax head: cross-entropy over the training identities, added to the metric loss with a factor λ.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { denseForward, multiply } from './kernels/dense';
import { sumRows } from './tensors';
import type { Constants } from './tensors';

/**
 * Factor on the logits of unit-length embeddings. Unscaled they lie in a range too small for a softmax to become confident;
 * NormFace (Wang et al. 2017, eq. 5) needs ln((C − 1)·p/(1 − p)), which is 9.2 for p = 0.99 and 100 identities.
 */
const UNIT_LENGTH_SCALE = 16;

/** Cross-entropy and λ times its gradients. */
export interface HeadOutcome {
  /** Mean cross-entropy, without λ. [1] */
  value: Tensor;
  embeddings: Tensor2D;
  weights: Tensor;
  biases: Tensor;
}

/** One-hot rows of class numbers; a number outside 0…classes − 1 gives a zero row. */
function oneHot(labels: Int32Array, classes: number): Tensor2D {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    if (label >= 0 && label < classes) values[i * classes + label] = 1;
  });
  return tf.tensor2d(values, [labels.length, classes]);
}

/** Forward and backward of the head on embeddings [n, D] with weights [D, classes]. Call inside tf.tidy. */
export function softmaxHead(
  embeddings: Tensor2D,
  weights: Tensor2D,
  biases: Tensor,
  labels: Int32Array,
  options: { lambda: number; normalized: boolean; constants: Constants },
): HeadOutcome {
  const { lambda, normalized, constants } = options;
  const n = labels.length;
  const scale = normalized ? UNIT_LENGTH_SCALE : 1;
  const scaled = tf.mul(embeddings, constants.scalar(scale)) as Tensor2D;
  const logits = denseForward(scaled, weights, biases, false);
  const shifted = tf.sub(logits, tf.max(logits, 1, true));
  const logProbabilities = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  const target = oneHot(labels, weights.shape[1]);
  const perRow = tf.sum(tf.mul(logProbabilities, target), 1, true) as Tensor2D;
  const slope = tf.mul(tf.sub(tf.exp(logProbabilities), target), constants.scalar(lambda / n)) as Tensor2D;
  const toEmbeddings = multiply(slope, weights, false, true);
  return {
    value: tf.reshape(tf.matMul(constants.filled(-1 / n, [1, n]), perRow), [1]),
    embeddings: tf.mul(toEmbeddings, constants.scalar(scale)) as Tensor2D,
    weights: multiply(scaled, slope, true, false),
    biases: sumRows(slope, constants),
  };
}
