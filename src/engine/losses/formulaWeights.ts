// A weighting's log w on the device, a record's or a person's own: the formula's tree walked with tensors, numbers folded on the way.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { compileOwn, type OwnSide } from '../../metric/formula/own';
import { evaluate, OPERATIONS, type Formula, type Operation } from '../../metric/formula/tree';
import type { OwnWeighting } from '../../metric/types';
import type { Constants } from '../tensors';
import { OUTSIDE } from './relations';
import type { RuleContext } from './rule';

/** A part that does not depend on d stays a number, in float64. */
type Value = number | Tensor;

/** Whole exponents up to this are products: exact, and with a sign, where a GPU's pow goes through a logarithm. */
const LARGEST_PRODUCT = 16;

function wholePower(base: Tensor, exponent: number): Tensor {
  const half = Math.floor(exponent / 2);
  const squared = half ? tf.square(half > 1 ? wholePower(base, half) : base) : null;
  if (!squared) return base;
  return exponent % 2 ? tf.mul(squared, base) : squared;
}

/** A size from which a log-weight stands for infinity. */
const INFINITE = 1e29;

/** Arguments at which a logarithm is −∞: OUTSIDE stands for it, as a GPU may give any number there (−88 on SwiftShader). */
const POLES: Partial<Record<Operation, number>> = { log: 0, log1p: -1 };

const APPLY: Record<Operation, (a: Tensor, b: Tensor) => Tensor> = {
  add: tf.add,
  subtract: tf.sub,
  multiply: tf.mul,
  divide: tf.div,
  power: tf.pow,
  negate: tf.neg,
  abs: tf.abs,
  exp: tf.exp,
  log: tf.log,
  log1p: tf.log1p,
  max: tf.maximum,
  min: tf.minimum,
  sqrt: tf.sqrt,
  tanh: tf.tanh,
};

/** The formula's value for every distance in `d`; its shape is that of `d`, or it is a number. */
function evaluateOn(formula: Formula, d: Tensor, constants: Constants): Value {
  const tensor = (value: Value) => (typeof value === 'number' ? constants.scalar(value) : value);
  const walk = (part: Formula): Value => {
    switch (part.kind) {
      case 'number':
      case 'parameter':
        return evaluate(part, NaN);
      case 'distance':
        return d;
      case 'apply': {
        const [a, b = NaN] = part.parts.map(walk);
        if (typeof a === 'number' && typeof b === 'number') return OPERATIONS[part.operation].of(a, b);
        const raises = part.operation === 'power' && typeof a !== 'number' && typeof b === 'number';
        if (raises && Number.isInteger(b) && b >= 1 && b <= LARGEST_PRODUCT) return wholePower(a, b);
        const found = APPLY[part.operation](tensor(a), tensor(b));
        const pole = POLES[part.operation];
        if (pole === undefined) return found;
        return tf.where(tf.equal(tensor(a), constants.scalar(pole)), constants.scalar(OUTSIDE), found);
      }
      case 'choose': {
        const [left, right, holds, otherwise] = [part.left, part.right, part.holds, part.otherwise].map(walk);
        const first = tf.greaterEqual(tensor(left), tensor(right));
        return tf.where(first, tensor(holds), tensor(otherwise));
      }
    }
  };
  return walk(formula);
}

/** log w up to a constant per set, and its slope in hardness, of one side: [1, n, n] each. */
interface Logs {
  logits: Tensor;
  slope: Tensor;
}

/** A straight line is taken relative to the hardest member, like exp(±d/σ), so that no digit is lost where it is steep. */
function sideLogs(
  { logWeight, slope }: OwnSide,
  sign: 1 | -1,
  d: Tensor,
  relative: Tensor,
  constants: Constants,
): Logs {
  if (slope.kind === 'number' && Number.isFinite(evaluate(logWeight, 1))) {
    const inHardness = tf.fill(d.shape, sign * slope.value, 'float32');
    return { logits: tf.mul(relative, inHardness), slope: inHardness };
  }
  const spread = (value: Value) => (typeof value === 'number' ? tf.fill(d.shape, value, 'float32') : value);
  return {
    logits: spread(evaluateOn(logWeight, d, constants)),
    slope: tf.mul(spread(evaluateOn(slope, d, constants)), constants.scalar(sign)),
  };
}

/**
 * Log-weights [2, n, n] of both sides, OUTSIDE where there is no member, and their slopes in hardness. A member without a
 * weight (log w NaN or +∞), and a set of weights that are all 0, makes the whole loss NaN, which ends the run as diverged; −∞ is a weight of 0.
 * @param relative hardness less that of the set's hardest member, [2, n, n]
 */
export function formulaLogWeights(
  spec: OwnWeighting,
  distances: Tensor2D,
  relative: Tensor,
  context: RuleContext,
): Logs {
  const { relations, constants } = context;
  const n = distances.shape[0];
  const { positive, negative } = compileOwn(spec);
  const d = tf.reshape(distances, [1, n, n]);
  const part = (side: number) => tf.slice(relative, [side, 0, 0], [1, n, n]);
  const sides = [sideLogs(positive, 1, d, part(0), constants), sideLogs(negative, -1, d, part(1), constants)];
  const member = tf.greater(relations.members, constants.scalar(0));
  const stacked = tf.concat(
    sides.map(({ logits }) => logits),
    0,
  );
  const slope = tf.concat(
    sides.map(({ slope }) => slope),
    0,
  );
  const logits = tf.where(member, stacked, constants.scalar(OUTSIDE));
  return { logits: tf.add(logits, withoutWeights(logits, context)), slope };
}

/** NaN for the sets with an infinite weight, and for those whose weights are all 0; 0 for the rest. [2, n, 1] */
function withoutWeights(logits: Tensor, { relations, constants }: RuleContext): Tensor {
  const largest = tf.max(logits, -1, true);
  const inhabited = tf.greater(tf.max(relations.members, -1, true), constants.scalar(0));
  const allAtZero = tf.logicalAnd(inhabited, tf.lessEqual(largest, constants.scalar(-INFINITE)));
  const without = tf.logicalOr(allAtZero, tf.greaterEqual(largest, constants.scalar(INFINITE)));
  return tf.where(without, constants.scalar(NaN), constants.scalar(0));
}

/** Slopes for the effective coefficients: 0 where the weight is, or where the slope is infinite (the root at d = 0). */
export function usableSlope(slope: Tensor, weights: Tensor, constants: Constants): Tensor {
  const usable = tf.logicalAnd(tf.greater(weights, constants.scalar(0)), tf.isFinite(slope));
  return tf.where(usable, slope, constants.scalar(0));
}
