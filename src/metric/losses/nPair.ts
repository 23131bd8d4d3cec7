// N-pair loss (Sohn, NeurIPS 2016): one positive pair per identity, told apart from the other identities' positives.
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import { logSumExp } from '../numerics';
import type { LossRecord } from './record';

/** First and second row of every identity that has two, identities in ascending label order. */
function onePairPerIdentity(labels: ArrayLike<number>): { anchor: number; positive: number }[] {
  const rowsOf = new Map<number, number[]>();
  Array.from(labels).forEach((label, i) => rowsOf.set(label, [...(rowsOf.get(label) ?? []), i]));
  return [...rowsOf]
    .filter(([, rows]) => rows.length >= 2)
    .toSorted(([a], [b]) => a - b)
    .map(([, [anchor, positive]]) => ({ anchor, positive }));
}

function rule({ n, at }: PairMatrix, labels: ArrayLike<number>): PairLoss {
  const pairs = new Float64Array(n * n);
  const chosen = onePairPerIdentity(labels);
  let sum = 0;
  for (const { anchor, positive: own } of chosen) {
    const row = anchor * n;
    const logTotal = logSumExp(chosen.map(({ positive }) => at[row + positive]));
    sum += logTotal - at[row + own];
    for (const { positive } of chosen)
      pairs[row + positive] += Math.exp(at[row + positive] - logTotal) / chosen.length;
    pairs[row + own] -= 1 / chosen.length;
  }
  return { value: chosen.length > 0 ? sum / chosen.length : 0, pairs };
}

/** Mean over identities of −ln softmaxⱼ(aᵢ·pⱼ)[i], without the L2 term of the paper. */
export const nPair: LossRecord<'nPair'> = {
  id: 'nPair',
  name: 'N-pair',
  short: 'N-pair',
  sentence: 'Each anchor must find its own positive among the positives of all identities.',
  tex: String.raw`\operatorname*{mean}_a \; -\ln \frac{\positive{e^{a \cdot p_a}}}{\negative{\sum_j e^{a \cdot p_j}}}`,
  measure: 'dot',
  normalize: 'option',
  rule,
};
