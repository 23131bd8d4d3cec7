// What a loss is to the engine: a rule from the matrix of pairs to a value and the slope of every pair, in closed form.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { LossSpec } from '../../metric/types';
import { relu } from '../tensors';
import type { Constants } from '../tensors';
import type { Relations } from './relations';

export interface RuleContext {
  relations: Relations;
  constants: Constants;
}

/** What a rule gives back. */
export interface RuleResult {
  /** [1, 1] */
  value: Tensor;
  /** ∂value/∂(pair), [n, n], rows are anchors. */
  slopes: Tensor2D;
  /** Per anchor, where the loss has them: [5, n] loss > 0, N_eff⁺, N_eff⁻, D⁺, −D⁻. */
  anchors: Tensor2D | null;
}

/** `pairs`: distances or similarities, [n, n]. */
export type Rule<S extends LossSpec> = (pairs: Tensor2D, spec: S, context: RuleContext) => RuleResult;

export type SpecOf<K extends LossSpec['kind']> = Extract<LossSpec, { kind: K }>;

/** A slope or loss per comparison from z = D⁺ − D⁻: hinge or softplus. */
export function hinge(
  gap: Tensor,
  margin: number | 'soft',
  constants: Constants,
): { loss: Tensor; slope: Tensor } {
  if (margin === 'soft') return { loss: softplus(gap), slope: tf.sigmoid(gap) };
  const over = tf.add(gap, constants.scalar(margin));
  return { loss: relu(over), slope: tf.step(over) };
}

/** ln(1 + eˣ) that keeps small values: stock softplus loses them on some backends. */
export function softplus(x: Tensor): Tensor {
  return tf.add(relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x)))));
}

/** Everything summed up, as [1, 1]. */
export function total(x: Tensor): Tensor {
  return tf.sum(tf.reshape(x, [1, x.size]), 1, true);
}

/** Softmax over the last axis of logits that carry OUTSIDE where there is no member, and its logarithm's normaliser. */
export function softmaxOverMembers(
  logits: Tensor,
  members: Tensor,
): { weights: Tensor; logSum: Tensor; largest: Tensor } {
  const largest = tf.max(logits, -1, true);
  const powers = tf.mul(tf.exp(tf.sub(logits, largest)), members);
  const sum = tf.sum(powers, -1, true);
  // An empty set has sum 0; the step turns 0/0 into 0/1, and its logarithm into that of OUTSIDE.
  const safe = tf.add(sum, tf.sub(tf.onesLike(sum), tf.step(sum)));
  return { weights: tf.div(powers, safe), logSum: tf.add(tf.log(safe), largest), largest };
}

/**
 * 1 at the largest entry of the last axis, the lowest index among equals, 0 elsewhere. Stock argMax on WebGPU
 * may take any of several equals beyond 256 entries, and max's gradient goes to all of them.
 */
export function oneHotOfLargest(x: Tensor, constants: Constants): Tensor {
  const n = x.shape[x.shape.length - 1];
  const equal = tf.cast(tf.equal(x, tf.max(x, -1, true)), 'float32');
  const countdown = constants.of(
    Array.from({ length: n }, (_, i) => n - i),
    [n],
  );
  const ranked = tf.mul(equal, countdown);
  return tf.cast(tf.equal(ranked, tf.max(ranked, -1, true)), 'float32');
}
