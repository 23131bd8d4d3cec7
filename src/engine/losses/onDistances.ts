// Comparison losses on Euclidean distances: batch-all, contrastive, margin loss, lifted structure. Definitions as in src/metric.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { relu } from '../tensors';
import { hinge, softmaxOverMembers, total } from './rule';
import type { Rule, RuleContext, SpecOf } from './rule';

function reciprocalOfCount(
  mask: Tensor,
  reduction: 'mean' | 'mean_nonzero' | 'sum',
  { relations, constants }: RuleContext,
): Tensor {
  if (reduction === 'sum') return constants.scalar(1);
  if (reduction === 'mean') return constants.scalar(1 / Math.max(relations.triplets, 1));
  return tf.div(constants.scalar(1), tf.maximum(total(mask), constants.scalar(1)));
}

/** Every triplet (a, p, n), one row of negatives per ordered positive pair. */
export const batchAll: Rule<SpecOf<'batchAll'>> = (distances, spec, context) => {
  const { relations, constants } = context;
  const pairs = relations.positivePairs;
  const rows = tf.matMul(pairs.anchor, distances);
  const positive = tf.sum(tf.mul(rows, pairs.positive), 1, true);
  const gap = hinge(tf.sub(positive, rows), spec.margin, constants);
  const loss = tf.mul(gap.loss, pairs.negatives);
  const factor = reciprocalOfCount(tf.step(loss), spec.reduction ?? 'mean', context);
  const slope = tf.mul(gap.slope, pairs.negatives);
  const pull = tf.sub(tf.mul(pairs.positive, tf.sum(slope, 1, true)), slope) as Tensor2D;
  return {
    value: tf.mul(total(loss), factor),
    slopes: tf.mul(tf.matMul(pairs.anchorTransposed, pull), factor),
    anchors: null,
  };
};

/** Mean over pairs of ½d² for positives and ½[m − d]₊² for negatives. */
export const contrastive: Rule<SpecOf<'contrastive'>> = (distances, spec, { relations, constants }) => {
  const { n } = relations;
  const short = relu(tf.sub(constants.scalar(spec.margin), distances));
  const residual = tf.sub(
    tf.mul(distances, relations.positives),
    tf.mul(short, relations.negatives),
  ) as Tensor2D;
  const share = constants.scalar(1 / Math.max(n * (n - 1), 1));
  const half = constants.scalar(0.5 / Math.max(n * (n - 1), 1));
  return {
    value: tf.mul(total(tf.square(residual)), half),
    slopes: tf.mul(residual, share),
    anchors: null,
  };
};

/** [α ± (d − β)]₊, mean over the ordered pairs with a loss above 0. */
export const marginLoss: Rule<SpecOf<'marginLoss'>> = (distances, spec, { relations, constants }) => {
  const sign = tf.sub(relations.positives, relations.negatives);
  const beyond = tf.mul(tf.sub(distances, constants.scalar(spec.beta)), sign);
  const over = tf.mul(tf.add(beyond, constants.scalar(spec.alpha)), tf.abs(sign));
  const active = tf.step(over);
  const count = tf.maximum(total(active), constants.scalar(1));
  return {
    value: tf.div(total(relu(over)), count),
    slopes: tf.div(tf.mul(active, sign), count),
    anchors: null,
  };
};

/** 1/(2|P|) Σ over positive pairs of [ln(Σₙ e^(m − dᵢₙ) + Σₙ e^(m − dⱼₙ)) + dᵢⱼ]₊²; each pair appears in both orders. */
export const lifted: Rule<SpecOf<'lifted'>> = (distances, spec, { relations, constants }) => {
  const { n, pairs, negatives, positives } = relations;
  const outside = tf.reshape(tf.slice(relations.outside, [1, 0, 0], [1, n, n]), [n, n]);
  const logits = tf.add(tf.sub(constants.scalar(spec.margin), distances), outside);
  const { weights, logSum } = softmaxOverMembers(logits, negatives);
  const other = tf.transpose(logSum);
  const larger = tf.maximum(logSum, other);
  const apart = tf.abs(tf.sub(logSum, other));
  const both = tf.add(larger, tf.log1p(tf.exp(tf.neg(apart))));
  const excess = tf.mul(relu(tf.add(both, distances)), positives);
  // `pairs` counts ordered pairs: 1/(2|P|) over unordered ones is 1/(2·pairs) over ordered ones.
  const slope = tf.mul(excess, constants.scalar(1 / Math.max(pairs, 1)));
  const share = tf.mul(slope, tf.exp(tf.sub(logSum, both)));
  const pushed = tf.mul(weights, tf.mul(tf.sum(share, 1, true), constants.scalar(2)));
  return {
    value: tf.mul(total(tf.square(excess)), constants.scalar(0.5 / Math.max(pairs, 1))),
    slopes: tf.sub(slope, pushed) as Tensor2D,
    anchors: null,
  };
};
