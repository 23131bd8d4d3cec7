// The shape of one loss: what the interface says about it, how it compares rows, and its rule on the pairs.
import type { MeasureName, PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import type { LossSpec } from '../types';

export type LossKind = LossSpec['kind'];
export type SpecOf<K extends LossKind> = Extract<LossSpec, { kind: K }>;

export interface LossRecord<K extends LossKind> {
  id: K;
  name: string;
  short: string;
  sentence: string;
  /**
   * The whole loss in TeX. \positive{…}, \negative{…} and \margin{…} mark what belongs to a role;
   * s is a cosine similarity, d a distance, a an anchor, p its positives, n its negatives.
   */
  tex: string;
  measure: MeasureName;
  /** 'always': the loss is defined on unit-norm embeddings. 'option': the spec's `normalize` decides. */
  normalize: 'always' | 'option';
  /** Value and ∂value/∂(pair) from the pairs. @throws RangeError for a bad parameter. */
  rule: (matrix: PairMatrix, labels: ArrayLike<number>, spec: SpecOf<K>) => PairLoss;
}
