// How much a loss believes wrong labels: the share of its weight that they carry, over some batches.
import { computeLoss, pointToSetLoss, type Rows } from '../metric';
import { lossOf } from './derive';
import type { Options } from './options';
import { gradientOnWrong, weightOnWrong } from './wrongShare';

/** A batch as the loss sees it, and who is really in it. */
export interface LabelledBatch {
  embeddings: Rows;
  /** Labels that training goes by. */
  labels: ArrayLike<number>;
  trueIdentity: ArrayLike<number>;
  /** Random keys (n × n) of the random triplet; not read by other strategies. */
  keys: ArrayLike<number>[];
}

/** One batch's share, 0 where no member is wrong; null where nothing carries any weight. */
function shareIn({ embeddings, labels, trueIdentity, keys }: LabelledBatch, options: Options): number | null {
  const wrong = Array.from(labels, (label, i) => label !== trueIdentity[i]);
  const spec = lossOf(options, keys);
  if (spec.kind === 'pointToSet')
    return weightOnWrong(pointToSetLoss(embeddings, labels, spec).anchors, wrong, ['positive', 'negative']);
  return gradientOnWrong(computeLoss(embeddings, labels, spec).pairs, wrong, false);
}

/**
 * Share (0–1) of the loss' weight that lies on members with a wrong label, as the mean over batches. Point-to-set: nominal
 * weights w, mean over both sets of all anchors. Other losses have no weights: share of Σ|∂L/∂d|, where a pair belongs to both
 * ends. Null where no label is wrong, or nothing carries any weight.
 */
export function wrongWeight(batches: readonly LabelledBatch[], options: Options): number | null {
  const anyWrong = batches.some(({ labels, trueIdentity }) =>
    Array.from(labels).some((label, i) => label !== trueIdentity[i]),
  );
  if (!anyWrong) return null;
  const shares = batches.map((batch) => shareIn(batch, options)).filter((share) => share !== null);
  return shares.length ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
}
