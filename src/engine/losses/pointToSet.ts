// The point-to-set loss, eq. (4) of arXiv 1807.11206, for every weighting, on the device.
// Both sides run stacked as [2, n, n] in units of hardness h = ±d (larger is harder), so one piece of code serves them.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { OwnWeighting, WeightingSpec } from '../../metric/types';
import { formulasOf } from '../../metric/weightings';
import type { Constants } from '../tensors';
import { formulaLogWeights, usableSlope } from './formulaWeights';
import { hinge, oneHotOfLargest, softmaxOverMembers } from './rule';
import type { Rule, RuleContext, RuleResult, SpecOf } from './rule';
import { semihard } from './semihard';

/** Weights and effective coefficients [2, n, n], and the point-to-set hardness [2, n, 1] (D⁺ and −D⁻). */
interface Sides {
  weights: Tensor;
  effective: Tensor;
  hardness: Tensor;
}

/** One chosen member a set, a drawn one or the hardest: weights that are constants in the gradient. */
function chosenSides(spec: WeightingSpec, hardness: Tensor, { relations, constants }: RuleContext): Sides {
  const hardest = () => oneHotOfLargest(tf.add(hardness, relations.outside), constants);
  const weights = spec.kind === 'random' ? relations.random(spec.keys) : tf.mul(hardest(), relations.members);
  return { weights, effective: weights, hardness: tf.sum(tf.mul(weights, hardness), -1, true) };
}

/** Smooth weightings: masked softmax and the effective coefficients w (1 + slope (h − H)). */
function smoothSides(
  formulas: OwnWeighting,
  distances: Tensor2D,
  hardness: Tensor,
  context: RuleContext,
  detach: boolean,
): Sides {
  const { relations, constants } = context;
  // Relative to the hardest member, so that h − H keeps its digits where a small σ magnifies it.
  const hardest = tf.max(tf.add(hardness, relations.outside), -1, true);
  const relative = tf.sub(hardness, hardest);
  const { logits, slope } = formulaLogWeights(formulas, distances, relative, context);
  const { weights } = softmaxOverMembers(tf.add(logits, relations.outside), relations.members);
  const shift = tf.sum(tf.mul(weights, relative), -1, true);
  const beyond = tf.mul(tf.sub(relative, shift), usableSlope(slope, weights, constants));
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
  const { weighting } = spec;
  if (weighting.kind === 'semihard') return semihardResult(distances, spec, context);
  const n = distances.shape[0];
  const hardness = stackHardness(distances, constants);
  const formulas = formulasOf(weighting);
  const sides = formulas
    ? smoothSides(formulas, distances, hardness, context, spec.detachWeights === true)
    : chosenSides(weighting, hardness, context);
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
