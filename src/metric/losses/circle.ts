// Circle loss (Sun et al., CVPR 2020), pairwise form on cosine similarities: each pair paces itself by its own distance to the optimum.
import { requireFinite, requirePositive, setsOf } from '../batch';
import type { PairMatrix } from '../distances';
import type { PairLoss } from '../lossOf';
import { logSumExp, sigmoid, softplus } from '../numerics';
import type { LossRecord } from './record';

/** One side's logits and their slopes in s. */
interface Logits {
  values: number[];
  slopes: number[];
}

/** γ·sign·[pace]₊·(s − boundary), where pace = offset + sign·s. */
function logits(
  similarities: number[],
  sign: 1 | -1,
  offset: number,
  boundary: number,
  spec: CircleParameters,
): Logits {
  const result: Logits = { values: [], slopes: [] };
  for (const s of similarities) {
    const pace = Math.max(offset + sign * s, 0);
    result.values.push(spec.gamma * sign * pace * (s - boundary));
    const throughPace = spec.detachWeights !== false || pace === 0 ? 0 : sign * (s - boundary);
    result.slopes.push(spec.gamma * sign * (pace + throughPace));
  }
  return result;
}

/** detachWeights (default true, as in the paper): the pace [·]₊ is a constant in the gradient. */
export interface CircleParameters {
  margin: number;
  gamma: number;
  detachWeights?: boolean;
}

/** The rule on cosine similarities: mean over rows that have both sets of softplus(lseₙ + lseₚ). */
export function circleRule(
  { n, at }: PairMatrix,
  labels: ArrayLike<number>,
  spec: CircleParameters,
): PairLoss {
  requireFinite('margin', spec.margin);
  requirePositive('gamma', spec.gamma);
  const pairs = new Float64Array(n * n);
  let sum = 0;
  let anchors = 0;
  setsOf(labels).forEach(({ positives, negatives }, a) => {
    if (positives.length === 0 || negatives.length === 0) return;
    const similarities = (members: number[]) => members.map((i) => at[a * n + i]);
    const p = logits(similarities(positives), -1, 1 + spec.margin, 1 - spec.margin, spec);
    const q = logits(similarities(negatives), 1, spec.margin, spec.margin, spec);
    const logPositives = logSumExp(p.values);
    const logNegatives = logSumExp(q.values);
    const slope = sigmoid(logPositives + logNegatives);
    sum += softplus(logPositives + logNegatives);
    anchors++;
    positives.forEach(
      (i, k) => (pairs[a * n + i] = slope * Math.exp(p.values[k] - logPositives) * p.slopes[k]),
    );
    negatives.forEach(
      (i, k) => (pairs[a * n + i] = slope * Math.exp(q.values[k] - logNegatives) * q.slopes[k]),
    );
  });
  if (anchors === 0) return { value: 0, pairs };
  return { value: sum / anchors, pairs: pairs.map((c) => c / anchors) };
}

/** aₙ = [s + m]₊ with boundary m for negatives, aₚ = [1 + m − s]₊ with boundary 1 − m for positives. */
export const circle: LossRecord<'circle'> = {
  id: 'circle',
  name: 'Circle',
  short: 'Circle',
  sentence: 'Each similarity is pushed at its own pace, the farther from its optimum the faster.',
  tex: String.raw`\begin{aligned} \operatorname*{mean}_a \ln \Bigl(1 & + \negative{\textstyle\sum_n e^{\gamma [s_n + \margin{m}]_+ (s_n - \margin{m})}} \\[-2pt] & \cdot \positive{\textstyle\sum_p e^{-\gamma [1 + \margin{m} - s_p]_+ (s_p - 1 + \margin{m})}}\Bigr) \end{aligned}`,
  measure: 'dot',
  normalize: 'always',
  rule: circleRule,
};
