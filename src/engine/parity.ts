// Runs the fast loss on plain arrays and measures how far it is from expected numbers; the tests' and the backend check's ruler.
import * as tf from '@tensorflow/tfjs-core';
import type { LossSpec } from '../metric/types';
import { fastLoss } from './fastLoss';
import type { ParityCase } from './fixtureCases';
import { Relations } from './losses/relations';
import { Constants } from './tensors';

export interface PlainLoss {
  value: number;
  /** n × D */
  gradient: Float32Array;
  /** As LossOutcome.statistics. */
  statistics: Float32Array;
}

/** fastLoss on the current backend, read back. */
export async function lossOnBackend(
  embeddings: number[][],
  labels: ArrayLike<number>,
  spec: LossSpec,
): Promise<PlainLoss> {
  const constants = new Constants();
  const relations = new Relations(labels);
  const packed = tf.tidy(() => {
    const x = tf.tensor2d(embeddings, [embeddings.length, embeddings[0].length]);
    const { gradient, statistics } = fastLoss(x, spec, { relations, constants });
    return tf.concat([statistics, tf.reshape(gradient, [gradient.size])], 0);
  });
  const values = new Float32Array(await packed.data<'float32'>());
  packed.dispose();
  relations.dispose();
  constants.dispose();
  return { value: values[0], gradient: values.slice(6), statistics: values.slice(0, 6) };
}

export interface ParityError {
  /** |value − expected| / max(1, |expected|) */
  value: number;
  /** max |gradient − expected| / max(1e-3, ‖expected‖); null where it is not compared. */
  gradient: number | null;
}

/** NaN counts as infinitely far. */
const finite = (x: number) => (Number.isNaN(x) ? Infinity : x);

/** How far a result is from a case, in the units of the fixture's tolerances. */
export function parityError(result: PlainLoss, expected: ParityCase): ParityError {
  const value = finite(Math.abs(result.value - expected.value) / Math.max(1, Math.abs(expected.value)));
  if (expected.atKink) return { value, gradient: null };
  const flat = expected.gradient.flat();
  const worst = flat.reduce((max, g, i) => Math.max(max, finite(Math.abs(result.gradient[i] - g))), 0);
  return { value, gradient: worst / Math.max(1e-3, expected.gradientNorm) };
}
