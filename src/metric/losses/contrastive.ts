// Contrastive loss (Hadsell, Chopra, LeCun, CVPR 2006): positives pull to 0, negatives push out to the margin.
import { requireFinite } from '../batch';
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import type { LossRecord, SpecOf } from './record';

function rule({ n, at }: PairMatrix, labels: ArrayLike<number>, spec: SpecOf<'contrastive'>): PairLoss {
  requireFinite('margin', spec.margin);
  const pairs = new Float64Array(n * n);
  const count = n * (n - 1);
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const d = at[i * n + j];
      const residual = labels[i] === labels[j] ? d : Math.min(d - spec.margin, 0);
      sum += 0.5 * residual * residual;
      pairs[i * n + j] = residual / count;
    }
  return { value: count > 0 ? sum / count : 0, pairs };
}

/** Mean over unordered pairs of ½d² for positives and ½[m − d]₊² for negatives; each pair is split over its two orders. */
export const contrastive: LossRecord<'contrastive'> = {
  id: 'contrastive',
  name: 'Contrastive (Hadsell)',
  short: 'Contrastive',
  sentence:
    'Each pair alone: same identity is pulled together, different identities are pushed to the margin.',
  tex: String.raw`\operatorname*{mean}_{i<j} \begin{cases} \positive{\tfrac12 d_{ij}^2} & \text{same identity} \\ \negative{\tfrac12 [\margin{m} - d_{ij}]_+^2} & \text{else} \end{cases}`,
  measure: 'euclidean',
  normalize: 'option',
  rule,
};
