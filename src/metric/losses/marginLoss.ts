// Margin loss (Wu et al., ICCV 2017): a boundary β between positives and negatives with a margin α on both sides; all pairs, no sampling.
import { requireFinite } from '../batch';
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import type { LossRecord, SpecOf } from './record';

function rule({ n, at }: PairMatrix, labels: ArrayLike<number>, spec: SpecOf<'marginLoss'>): PairLoss {
  requireFinite('alpha', spec.alpha);
  requireFinite('beta', spec.beta);
  const pairs = new Float64Array(n * n);
  let sum = 0;
  let nonzero = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const sign = labels[i] === labels[j] ? 1 : -1;
      const loss = spec.alpha + sign * (at[i * n + j] - spec.beta);
      if (loss <= 0) continue;
      sum += loss;
      nonzero++;
      pairs[i * n + j] = sign;
    }
  if (nonzero === 0) return { value: 0, pairs };
  return { value: sum / nonzero, pairs: pairs.map((c) => c / nonzero) };
}

/** [α ± (d − β)]₊, + for positives and − for negatives, mean over the ordered pairs with a loss above 0. */
export const marginLoss: LossRecord<'marginLoss'> = {
  id: 'marginLoss',
  name: 'Margin loss',
  short: 'Margin',
  sentence: 'Positives must stay inside, negatives outside a fixed boundary, with a margin on both sides.',
  tex: String.raw`\operatorname*{mean}_{>0} \begin{cases} \positive{[\margin{m} + d_{ij} - \beta]_+} & \text{same identity} \\ \negative{[\margin{m} - d_{ij} + \beta]_+} & \text{else} \end{cases}`,
  measure: 'euclidean',
  normalize: 'option',
  rule,
};
