// The point-to-set loss, eq. (4) of arXiv 1807.11206, for every weighting, on the device.
// Both sides run stacked as [2, n, n] in units of hardness h = ±d (larger is harder), so one piece of code serves them.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { WeightingSpec } from '../../metric/types';
import type { Constants } from '../tensors';
import { ownLogWeights, usableSlope } from './ownWeights';
import type { Relations } from './relations';
import { hinge, oneHotOfLargest, softmaxOverMembers } from './rule';
import type { Rule, RuleContext, RuleResult, SpecOf } from './rule';
import { semihard } from './semihard';

/** Weights and effective coefficients [2, n, n], and the point-to-set hardness [2, n, 1] (D⁺ and −D⁻). */
interface Sides {
  weights: Tensor;
  effective: Tensor;
  hardness: Tensor;
}

/** The weighting that a spec amounts to: σ and α at the ends of the dial are hardest or uniform, exactly. */
function resolve(spec: WeightingSpec): WeightingSpec {
  if (spec.kind === 'exponential' && spec.sigma === 0) return { kind: 'hardest' };
  if (spec.kind === 'exponential' && spec.sigma === Infinity) return { kind: 'uniform' };
  if (spec.kind === 'polynomial' && spec.alpha === 0) return { kind: 'uniform' };
  if (spec.kind === 'polynomial' && spec.alpha === Infinity) return { kind: 'hardest' };
  return spec;
}

/** Weights that do not depend on the distances, or pick one member: constants in the gradient. */
function fixedWeights(
  spec: WeightingSpec,
  hardness: Tensor,
  relations: Relations,
  constants: Constants,
): Tensor | null {
  if (spec.kind === 'uniform') return relations.uniform;
  if (spec.kind === 'random') return relations.random(spec.keys);
  if (spec.kind !== 'hardest') return null;
  const only = oneHotOfLargest(tf.add(hardness, relations.outside), constants);
  return tf.mul(only, relations.members);
}

/** Log-weights (up to a constant per set) and their slope in hardness: eq. (7) ±d/σ, eq. (8) α ln(1+d) and −2α ln(1+d). */
function logWeights(
  spec: WeightingSpec,
  distances: Tensor2D,
  relative: Tensor,
  context: RuleContext,
): { logits: Tensor; slope: Tensor } {
  const { constants } = context;
  if (spec.kind === 'own') return ownLogWeights(spec, distances, relative, context);
  if (spec.kind === 'exponential') {
    const slope = constants.scalar(1 / spec.sigma);
    return { logits: tf.mul(relative, slope), slope };
  }
  if (spec.kind !== 'polynomial') throw new RangeError(`${spec.kind} has no log-weight.`);
  const n = distances.shape[0];
  const stacked = tf.reshape(distances, [1, n, n]);
  const powers = constants.of([spec.alpha, -2 * spec.alpha], [2, 1, 1]);
  const sizes = constants.of([spec.alpha, 2 * spec.alpha], [2, 1, 1]);
  return {
    logits: tf.mul(tf.log1p(stacked), powers),
    slope: tf.div(sizes, tf.add(stacked, constants.scalar(1))),
  };
}

/** Smooth weightings: masked softmax and the effective coefficients w (1 + slope (h − H)). */
function smoothSides(
  spec: WeightingSpec,
  distances: Tensor2D,
  hardness: Tensor,
  context: RuleContext,
  detach: boolean,
): Sides {
  const { relations, constants } = context;
  // Relative to the hardest member, so that h − H keeps its digits where a small σ magnifies it.
  const hardest = tf.max(tf.add(hardness, relations.outside), -1, true);
  const relative = tf.sub(hardness, hardest);
  const { logits, slope } = logWeights(spec, distances, relative, context);
  const { weights } = softmaxOverMembers(tf.add(logits, relations.outside), relations.members);
  const shift = tf.sum(tf.mul(weights, relative), -1, true);
  const used = spec.kind === 'own' ? usableSlope(slope, weights, constants) : slope;
  const beyond = tf.mul(tf.sub(relative, shift), used);
  const effective = detach ? weights : tf.add(weights, tf.mul(weights, beyond));
  return { weights, effective, hardness: tf.add(hardest, shift) };
}

/** exp(entropy) of the last axis. 1e-30 stands in for a weight of 0, whose term is 0 either way. */
function effectiveSizes(weights: Tensor, constants: Constants): Tensor {
  const logs = tf.log(tf.maximum(weights, constants.scalar(1e-30)));
  return tf.exp(tf.neg(tf.sum(tf.mul(weights, logs), -1)));
}

/** The rows of the step record: loss > 0, N_eff⁺, N_eff⁻, D⁺, −D⁻ per anchor. */
function anchorRows(loss: Tensor, weights: Tensor, hardness: Tensor, constants: Constants): Tensor2D {
  const n = weights.shape[1] as number;
  return tf.concat<Tensor2D>(
    [
      tf.reshape(tf.step(loss), [1, n]),
      effectiveSizes(weights, constants) as Tensor2D,
      tf.reshape(hardness, [2, n]),
    ],
    0,
  );
}

function semihardResult(distances: Tensor2D, spec: SpecOf<'pointToSet'>, context: RuleContext): RuleResult {
  const { relations, constants } = context;
  const n = distances.shape[0];
  const { value, slopes, negativeWeights, anchorLoss } = semihard(distances, spec.margin, context);
  const positive = tf.slice(relations.uniform, [0, 0, 0], [1, n, n]);
  const weights = tf.concat([positive, tf.reshape(negativeWeights, [1, n, n])], 0);
  const hardness = tf.sum(tf.mul(weights, stackHardness(distances, constants)), -1, true);
  return { value, slopes, anchors: anchorRows(anchorLoss, weights, hardness, constants) };
}

function stackHardness(distances: Tensor2D, constants: Constants): Tensor {
  const n = distances.shape[0];
  return tf.mul(tf.reshape(distances, [1, n, n]), constants.of([1, -1], [2, 1, 1]));
}

/** Sum over the two sides of [2, m] with the given signs, as [1, m]. */
function acrossSides(x: Tensor, signs: [number, number], constants: Constants): Tensor2D {
  return tf.matMul(constants.of(signs, [1, 2]) as Tensor2D, tf.reshape(x, [2, x.size / 2]) as Tensor2D);
}

/** Mean over anchors of [D⁺ − D⁻ + m]₊ or softplus(D⁺ − D⁻); semi-hard: mean over ordered positive pairs. */
export const pointToSet: Rule<SpecOf<'pointToSet'>> = (distances, spec, context) => {
  const { relations, constants } = context;
  const weighting = resolve(spec.weighting);
  if (weighting.kind === 'semihard') return semihardResult(distances, spec, context);
  const n = distances.shape[0];
  const hardness = stackHardness(distances, constants);
  const fixed = fixedWeights(weighting, hardness, relations, constants);
  const sides = fixed
    ? { weights: fixed, effective: fixed, hardness: tf.sum(tf.mul(fixed, hardness), -1, true) }
    : smoothSides(weighting, distances, hardness, context, spec.detachWeights === true);
  const gap = acrossSides(sides.hardness, [1, 1], constants);
  const { loss, slope } = hinge(gap, spec.margin, constants);
  const perAnchor = tf.mul(tf.reshape(slope, [n, 1]), relations.anchorShare);
  const signed = tf.reshape(acrossSides(sides.effective, [1, -1], constants), [n, n]);
  return {
    value: tf.matMul(loss as Tensor2D, relations.anchorShare),
    slopes: tf.mul(signed, perAnchor),
    anchors: anchorRows(loss, sides.weights, sides.hardness, constants),
  };
};
