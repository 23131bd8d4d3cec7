// The table of losses, and the one function that evaluates any of them.
import type { Rows } from '../batch';
import { lossOf } from '../lossOf';
import type { LossResult, LossSpec } from '../types';
import { batchAll } from './batchAll';
import { circle } from './circle';
import { contrastive } from './contrastive';
import { lifted } from './lifted';
import { marginLoss } from './marginLoss';
import { multiSimilarity } from './multiSimilarity';
import { nPair } from './nPair';
import { pointToSetRecord } from './pointToSet';
import type { LossKind, LossRecord, SpecOf } from './record';

/** Every loss that the playground can train with. */
export const losses: { [K in LossKind]: LossRecord<K> } = {
  pointToSet: pointToSetRecord,
  batchAll,
  contrastive,
  lifted,
  nPair,
  multiSimilarity,
  circle,
  marginLoss,
};

/**
 * Value, gradient (n × D, raw embeddings) and pairs of any loss. With nothing to compare the value and gradient are 0.
 * @throws RangeError for a bad batch, an unknown kind or a bad parameter.
 */
export function computeLoss(embeddings: Rows, labels: ArrayLike<number>, spec: LossSpec): LossResult {
  return evaluate(spec.kind, embeddings, labels, spec);
}

/**
 * The part of a loss that acts through the pairs in which row `through` takes part: the value is the whole batch's, gradient
 * and pairs are those with every other pair held fixed. @throws RangeError as computeLoss.
 */
export function computeLossThrough(
  embeddings: Rows,
  labels: ArrayLike<number>,
  spec: LossSpec,
  through: number,
): LossResult {
  return evaluate(spec.kind, embeddings, labels, spec, through);
}

function evaluate<K extends LossKind>(
  kind: K,
  embeddings: Rows,
  labels: ArrayLike<number>,
  spec: SpecOf<K>,
  through?: number,
): LossResult {
  if (!Object.hasOwn(losses, kind)) throw new RangeError(`There is no loss '${String(kind)}'.`);
  const { measure, normalize, rule } = losses[kind];
  const normalizes = normalize === 'always' || ('normalize' in spec && spec.normalize === true);
  return lossOf(embeddings, labels, { measure, normalize: normalizes }, (matrix, labels) => {
    const { value, pairs } = rule(matrix, labels, spec);
    if (through === undefined) return { value, pairs };
    const touches = (k: number) => Math.floor(k / matrix.n) === through || k % matrix.n === through;
    return { value, pairs: pairs.map((slope, k) => (touches(k) ? slope : 0)) };
  });
}
