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
  if (!Object.hasOwn(losses, spec.kind)) throw new RangeError(`There is no loss '${String(spec.kind)}'.`);
  return evaluate(spec.kind, embeddings, labels, spec);
}

function evaluate<K extends LossKind>(
  kind: K,
  embeddings: Rows,
  labels: ArrayLike<number>,
  spec: SpecOf<K>,
): LossResult {
  const { measure, normalize, rule } = losses[kind];
  const normalizes = normalize === 'always' || ('normalize' in spec && spec.normalize === true);
  return lossOf(embeddings, labels, { measure, normalize: normalizes }, (matrix, labels) =>
    rule(matrix, labels, spec),
  );
}
