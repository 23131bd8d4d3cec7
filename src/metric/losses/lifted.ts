// Lifted structure loss (Oh Song et al., CVPR 2016): a positive pair against all negatives of both its members.
import { requireFinite, setsOf } from '../batch';
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import { logSumExp } from '../numerics';
import type { LossRecord, SpecOf } from './record';

function rule({ n, at }: PairMatrix, labels: ArrayLike<number>, spec: SpecOf<'lifted'>): PairLoss {
  requireFinite('margin', spec.margin);
  const pairs = new Float64Array(n * n);
  const sets = setsOf(labels);
  const logNegatives = sets.map(({ negatives }, i) =>
    logSumExp(negatives.map((q) => spec.margin - at[i * n + q])),
  );
  const count = sets.reduce((sum, { positives }) => sum + positives.length, 0) / 2;
  /** ∂value/∂logNegatives per row. */
  const shares = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (const j of sets[i].positives) {
      if (j < i) continue;
      const both = logSumExp([logNegatives[i], logNegatives[j]]);
      const excess = Math.max(both + at[i * n + j], 0);
      if (excess === 0) continue;
      sum += excess * excess;
      const slope = excess / count;
      pairs[i * n + j] += slope / 2;
      pairs[j * n + i] += slope / 2;
      for (const a of [i, j]) shares[a] += slope * Math.exp(logNegatives[a] - both);
    }
  for (let a = 0; a < n; a++)
    if (shares[a] > 0)
      for (const q of sets[a].negatives)
        pairs[a * n + q] -= shares[a] * Math.exp(spec.margin - at[a * n + q] - logNegatives[a]);
  return { value: count > 0 ? sum / (2 * count) : 0, pairs };
}

/** 1/(2|P|) Σ over positive pairs i < j of [ln(Σₙ e^(m − dᵢₙ) + Σₙ e^(m − dⱼₙ)) + dᵢⱼ]₊². */
export const lifted: LossRecord<'lifted'> = {
  id: 'lifted',
  name: 'Lifted structure',
  short: 'Lifted',
  sentence: 'Each positive pair is held against all negatives of both members, the near ones most.',
  tex: String.raw`\tfrac12 \operatorname*{mean}_{(i,j)} \Bigl[\positive{d_{ij}} + \ln \negative{\textstyle\sum_n (e^{\margin{m} - d_{in}} + e^{\margin{m} - d_{jn}})}\Bigr]_+^2`,
  measure: 'euclidean',
  normalize: 'option',
  rule,
};
