// Batch-all triplet loss: every triplet (a, p, n) of the batch, eq. (1).
import { requireMargin, setsOf } from '../batch';
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import { hinge, hingeSlope } from '../numerics';
import type { LossRecord, SpecOf } from './record';

function rule({ n, at }: PairMatrix, labels: ArrayLike<number>, spec: SpecOf<'batchAll'>): PairLoss {
  const { margin, reduction = 'mean' } = spec;
  requireMargin(margin);
  if (!['mean', 'mean_nonzero', 'sum'].includes(reduction))
    throw new RangeError(`There is no reduction '${reduction}'.`);
  const pairs = new Float64Array(n * n);
  let sum = 0;
  let triplets = 0;
  let nonzero = 0;
  const sets = setsOf(labels);
  for (let a = 0; a < n; a++) {
    const { positives, negatives } = sets[a];
    const row = a * n;
    triplets += positives.length * negatives.length;
    for (const p of positives) {
      const near = at[row + p];
      let pull = 0;
      for (const q of negatives) {
        const gap = near - at[row + q];
        const loss = hinge(gap, margin);
        if (loss <= 0) continue;
        const slope = hingeSlope(gap, margin);
        sum += loss;
        nonzero++;
        pull += slope;
        pairs[row + q] -= slope;
      }
      pairs[row + p] += pull;
    }
  }
  const count = { mean: triplets, mean_nonzero: nonzero, sum: 1 }[reduction];
  if (nonzero === 0) return { value: 0, pairs };
  return { value: sum / count, pairs: pairs.map((c) => c / count) };
}

/** Batch-all triplet loss; mean over all triplets unless the spec says otherwise. */
export const batchAll: LossRecord<'batchAll'> = {
  id: 'batchAll',
  name: 'Batch-all triplet',
  short: 'Batch-all',
  sentence: 'Every triplet of the batch counts the same, easy ones with a loss of zero included.',
  tex: String.raw`\operatorname*{mean}_{a,p,n} \bigl[\positive{d_{ap}} - \negative{d_{an}} + \margin{m}\bigr]_+`,
  measure: 'euclidean',
  normalize: 'option',
  rule,
};
