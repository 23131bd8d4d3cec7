// The fast twin of src/metric's computeLoss: embeddings on the device in; value, gradient and the step's statistics out,
// in closed form. A test holds the two equal on every backend.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { LossSpec } from '../metric/types';
import { onCpu } from './kernels/backend';
import { multiply } from './kernels/dense';
import { distancesBackwardByKernel, distancesByKernel } from './kernels/pairs';
import { hasPointToSetKernel, pointToSetByKernel } from './kernels/pointToSet';
import { batchAll, contrastive, lifted, marginLoss } from './losses/onDistances';
import { circle, multiSimilarity, nPair } from './losses/onSimilarities';
import { pointToSet } from './losses/pointToSet';
import type { RuleContext, RuleResult } from './losses/rule';
import { normalizeRows, safeReciprocal } from './tensors';
import type { Constants } from './tensors';

/** What a training step needs of its loss. */
export interface LossOutcome {
  /** ∂value/∂embeddings, n × D, with respect to the embeddings as given. */
  gradient: Tensor2D;
  /**
   * [6]: value, share of counted anchors with a loss, mean N_eff⁺, N_eff⁻, D⁺ and −D⁻ over the counted anchors; the last four
   * are 0 for losses that have no such thing.
   */
  statistics: Tensor;
}

/** True where D± and N_eff± have a meaning. */
export const hasSets = ({ kind }: LossSpec): boolean => kind === 'pointToSet';

function onDistances(distances: Tensor2D, spec: LossSpec, context: RuleContext): RuleResult | null {
  switch (spec.kind) {
    case 'pointToSet':
      return pointToSet(distances, spec, context);
    case 'batchAll':
      return batchAll(distances, spec, context);
    case 'contrastive':
      return contrastive(distances, spec, context);
    case 'lifted':
      return lifted(distances, spec, context);
    case 'marginLoss':
      return marginLoss(distances, spec, context);
    default:
      return null;
  }
}

function onSimilarities(similarities: Tensor2D, spec: LossSpec, context: RuleContext): RuleResult {
  switch (spec.kind) {
    case 'nPair':
      return nPair(similarities, spec, context);
    case 'multiSimilarity':
      return multiSimilarity(similarities, spec, context);
    case 'circle':
      return circle(similarities, spec, context);
    default:
      throw new RangeError(`There is no loss '${spec.kind}'.`);
  }
}

/**
 * Distances by differences of centred rows, [n, n] (x² + y² − 2xy would lose the ranking under a large common offset, and
 * the zero of duplicates), and the way back: rowsum(M) ∘ f − M f with M = (C + Cᵀ)/d, 0 where d is 0.
 */
function throughDistances(x: Tensor2D, constants: Constants) {
  if (!onCpu()) {
    const pairs = distancesByKernel(x);
    return { pairs, backward: (slopes: Tensor2D) => distancesBackwardByKernel(x, pairs, slopes) };
  }
  const [n, dimension] = x.shape;
  const mean = tf.matMul(constants.filled(1 / n, [1, n]), x);
  const centred = tf.sub(x, mean) as Tensor2D;
  const apart = tf.sub(tf.reshape(centred, [n, 1, dimension]), tf.reshape(centred, [1, n, dimension]));
  const distances = tf.sqrt(tf.sum(tf.square(apart), 2)) as Tensor2D;
  const backward = (slopes: Tensor2D) => {
    const both = tf.mul(tf.add(slopes, tf.transpose(slopes)), safeReciprocal(distances, constants));
    const kept = tf.mul(tf.sum(both, 1, true), centred);
    return tf.sub(kept, tf.matMul(both as Tensor2D, centred)) as Tensor2D;
  };
  return { pairs: distances, backward };
}

/** Inner products, [n, n], and the way back: (C + Cᵀ) f. */
function throughProducts(x: Tensor2D) {
  const backward = (slopes: Tensor2D): Tensor2D =>
    multiply(tf.add(slopes, tf.transpose(slopes)) as Tensor2D, x);
  return { pairs: multiply(x, x, false, true), backward };
}

const isOnProducts = ({ kind }: LossSpec) =>
  kind === 'nPair' || kind === 'multiSimilarity' || kind === 'circle';

const normalizes = (spec: LossSpec) =>
  spec.kind === 'multiSimilarity' ||
  spec.kind === 'circle' ||
  ('normalize' in spec && spec.normalize === true);

/** For losses without sets: an anchor is active when any of its pairs has a slope. */
function activeRow(slopes: Tensor2D, constants: Constants): Tensor2D {
  const n = slopes.shape[0];
  const active = tf.reshape(tf.step(tf.max(tf.abs(slopes), 1)), [1, n]) as Tensor2D;
  return tf.concat([active, constants.filled(0, [4, n])], 0);
}

function statisticsOf(result: RuleResult, { relations, constants }: RuleContext): Tensor {
  const rows = result.anchors ?? activeRow(result.slopes, constants);
  const means = tf.matMul(rows, relations.anchorShare);
  return tf.concat([tf.reshape(result.value, [1]), tf.reshape(means, [5])]);
}

/** Value, gradient and statistics of any loss for embeddings [n, D] on the device. Call inside tf.tidy. */
export function fastLoss(embeddings: Tensor2D, spec: LossSpec, context: RuleContext): LossOutcome {
  const normalized = normalizes(spec) ? normalizeRows(embeddings, context.constants) : null;
  const { gradient, statistics } = onRows(normalized?.unit ?? embeddings, spec, context);
  return { gradient: normalized ? normalized.backward(gradient) : gradient, statistics };
}

/** The loss of rows that are already normalised where the loss wants that. */
function onRows(x: Tensor2D, spec: LossSpec, context: RuleContext): LossOutcome {
  if (spec.kind === 'pointToSet' && hasPointToSetKernel(spec))
    return pointToSetByKernel(x, spec, context.relations);
  const { pairs, backward } = isOnProducts(spec)
    ? throughProducts(x)
    : throughDistances(x, context.constants);
  const result = onDistances(pairs, spec, context) ?? onSimilarities(pairs, spec, context);
  return { gradient: backward(result.slopes), statistics: statisticsOf(result, context) };
}
