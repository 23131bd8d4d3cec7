// Comparison losses on inner products: N-pair, multi-similarity, circle. Definitions as in src/metric.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { relu } from '../tensors';
import type { Constants } from '../tensors';
import { softmaxOverMembers, softplus, total } from './rule';
import type { Rule, SpecOf } from './rule';

/** Σ over the two sides of [2, n, n], as [n, n]. */
function bothSides(x: Tensor, constants: Constants): Tensor2D {
  const [, n] = x.shape;
  const flat = tf.reshape(x, [2, n * n]) as Tensor2D;
  return tf.reshape(tf.matMul(constants.filled(1, [1, 2]), flat), [n, n]);
}

/** Mean over identities of −ln softmaxⱼ(aᵢ·pⱼ)[i] with the first and second row of each identity. */
export const nPair: Rule<SpecOf<'nPair'>> = (similarities, _, { relations, constants }) => {
  const count = relations.twoRows.length;
  if (count === 0)
    return {
      value: constants.filled(0, [1, 1]),
      slopes: tf.zerosLike(similarities),
      anchors: null,
    };
  const { first, second, firstTransposed } = relations.identityRows;
  const logits = tf.transpose(tf.matMul(second, tf.transpose(tf.matMul(first, similarities))));
  const own = constants.of(
    Array.from({ length: count * count }, (_, at) => Number(Math.floor(at / count) === at % count)),
    [count, count],
  );
  const { weights, logSum } = softmaxOverMembers(logits, tf.onesLike(logits));
  const share = constants.scalar(1 / count);
  const difference = tf.mul(tf.sub(weights, own), share) as Tensor2D;
  return {
    value: tf.mul(tf.sub(total(logSum), total(tf.mul(logits, own))), share),
    slopes: tf.matMul(firstTransposed, tf.matMul(difference, second)),
    anchors: null,
  };
};

/** Mean over all rows of 1/α ln(1 + Σₚ e^(−α(s − λ))) + 1/β ln(1 + Σₙ e^(β(s − λ))). */
export const multiSimilarity: Rule<SpecOf<'multiSimilarity'>> = (
  similarities,
  spec,
  { relations, constants },
) => {
  const { n } = relations;
  const { alpha, beta, threshold } = spec;
  const beyond = tf.sub(tf.reshape(similarities, [1, n, n]), constants.scalar(threshold));
  const scaled = tf.mul(beyond, constants.of([-alpha, beta], [2, 1, 1]));
  const { weights, logSum } = softmaxOverMembers(tf.add(scaled, relations.outside), relations.members);
  // ln(1 + Σ eˣ) = softplus(ln Σ eˣ), whose slope scales the softmax.
  const terms = tf.mul(softplus(logSum), constants.of([1 / (alpha * n), 1 / (beta * n)], [2, 1, 1]));
  const slopes = tf.mul(tf.mul(weights, tf.sigmoid(logSum)), constants.of([-1 / n, 1 / n], [2, 1, 1]));
  return { value: total(terms), slopes: bothSides(slopes, constants), anchors: null };
};

/** Mean over rows with both sets of softplus(lseₙ + lseₚ); the pace [·]₊ is a constant in the gradient. */
export const circle: Rule<SpecOf<'circle'>> = (similarities, { margin, gamma }, { relations, constants }) => {
  const { n } = relations;
  const sides = (positive: number, negative: number) => constants.of([positive, negative], [2, 1, 1]);
  const s = tf.reshape(similarities, [1, n, n]);
  const pace = relu(tf.add(tf.mul(s, sides(-1, 1)), sides(1 + margin, margin)));
  const speed = tf.mul(pace, sides(-gamma, gamma));
  const logits = tf.mul(speed, tf.sub(s, sides(1 - margin, margin)));
  const { weights, logSum } = softmaxOverMembers(tf.add(logits, relations.outside), relations.members);
  const joint = tf.reshape(tf.matMul(constants.filled(1, [1, 2]), tf.reshape(logSum, [2, n]) as Tensor2D), [
    n,
    1,
  ]);
  const perAnchor = tf.mul(tf.sigmoid(joint), relations.anchorShare);
  return {
    value: total(tf.mul(softplus(joint), relations.anchorShare)),
    slopes: tf.mul(bothSides(tf.mul(weights, speed), constants), perAnchor),
    anchors: null,
  };
};
