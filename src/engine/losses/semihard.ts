// FaceNet's semi-hard rule: a choice per ordered positive pair, so it works on pairs instead of sets.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { OUTSIDE } from './relations';
import { hinge, oneHotOfLargest, total } from './rule';
import type { RuleContext, RuleResult } from './rule';

/** The value and slopes, and per anchor the weights of its negatives [n, n] and its mean loss [n, 1]. */
export interface SemihardResult extends Omit<RuleResult, 'anchors'> {
  negativeWeights: Tensor2D;
  anchorLoss: Tensor2D;
}

/** Per ordered positive pair the nearest negative farther than the positive, else the farthest; mean over the pairs. */
export function semihard(
  distances: Tensor2D,
  margin: number | 'soft',
  { relations, constants }: RuleContext,
): SemihardResult {
  const pairs = relations.positivePairs;
  const rows = tf.matMul(pairs.anchor, distances);
  const positive = tf.sum(tf.mul(rows, pairs.positive), 1, true);
  const farther = tf.mul(tf.step(tf.sub(rows, positive)), pairs.negatives);
  const any = tf.max(farther, 1, true);
  const one = constants.scalar(1);
  const none = tf.sub(one, any);
  const allowed = tf.add(farther, tf.mul(pairs.negatives, none));
  const key = tf.mul(rows, tf.sub(none, any));
  const barred = tf.mul(tf.sub(one, allowed), constants.scalar(OUTSIDE));
  const chosen = tf.mul(oneHotOfLargest(tf.add(key, barred), constants), allowed) as Tensor2D;
  const negative = tf.sum(tf.mul(rows, chosen), 1, true);
  const { loss, slope } = hinge(tf.sub(positive, negative), margin, constants);
  const pull = tf.mul(tf.sub(pairs.positive, chosen), tf.mul(slope, pairs.share)) as Tensor2D;
  return {
    value: total(tf.mul(loss, pairs.share)),
    slopes: tf.matMul(pairs.anchorTransposed, pull),
    negativeWeights: tf.matMul(pairs.anchorMean, chosen),
    anchorLoss: tf.matMul(pairs.anchorMean, loss as Tensor2D),
  };
}
