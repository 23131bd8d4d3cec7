// Multi-similarity loss (Wang et al., CVPR 2019) on cosine similarities, without its mining step.
import { requireFinite, requirePositive, setsOf } from '../batch';
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import { logSumExp } from '../numerics';
import type { LossRecord, SpecOf } from './record';

function rule({ n, at }: PairMatrix, labels: ArrayLike<number>, spec: SpecOf<'multiSimilarity'>): PairLoss {
  requirePositive('alpha', spec.alpha);
  requirePositive('beta', spec.beta);
  requireFinite('threshold', spec.threshold);
  const pairs = new Float64Array(n * n);
  let sum = 0;
  /** 1/|scale| · ln(1 + Σ e^(scale·(s − threshold))) over the members, and its slopes. */
  const oneSide = (row: number, members: number[], scale: number) => {
    const exponents = members.map((i) => scale * (at[row + i] - spec.threshold));
    const logTotal = logSumExp([0, ...exponents]);
    sum += logTotal / Math.abs(scale);
    members.forEach((i, k) => (pairs[row + i] = (Math.sign(scale) * Math.exp(exponents[k] - logTotal)) / n));
  };
  setsOf(labels).forEach(({ positives, negatives }, a) => {
    oneSide(a * n, positives, -spec.alpha);
    oneSide(a * n, negatives, spec.beta);
  });
  return { value: n > 0 ? sum / n : 0, pairs };
}

/** Mean over all rows of 1/α ln(1 + Σₚ e^(−α(s − λ))) + 1/β ln(1 + Σₙ e^(β(s − λ))), λ = threshold. */
export const multiSimilarity: LossRecord<'multiSimilarity'> = {
  id: 'multiSimilarity',
  name: 'Multi-similarity',
  short: 'Multi-sim.',
  sentence: 'Positives below and negatives above a cosine threshold count, the harder the more.',
  tex: String.raw`\begin{aligned} \operatorname*{mean}_a \; & \tfrac1\alpha \ln \bigl(1 + \positive{\textstyle\sum_p e^{-\alpha (s_{ap} - \lambda)}}\bigr) \\ {}+{} & \tfrac1\beta \ln \bigl(1 + \negative{\textstyle\sum_n e^{\beta (s_{an} - \lambda)}}\bigr) \end{aligned}`,
  measure: 'dot',
  normalize: 'always',
  rule,
};
