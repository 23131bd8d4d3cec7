// The few scalar functions that every loss needs, written so that they neither overflow nor lose their small values.

/** ln(1 + eˣ), finite for every finite x. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** 1 / (1 + e⁻ˣ), the derivative of softplus. */
export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** ln Σ eˣ with the maximum subtracted first; −∞ for an empty list. */
export function logSumExp(values: ArrayLike<number>): number {
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) max = Math.max(max, values[i]);
  if (max === -Infinity) return max;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i] - max);
  return max + Math.log(sum);
}

/** eˣ / Σ eˣ with the maximum subtracted first, so the largest term is exactly 1 before the division. */
export function softmax(values: ArrayLike<number>): number[] {
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) max = Math.max(max, values[i]);
  const result = new Array<number>(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += result[i] = Math.exp(values[i] - max);
  for (let i = 0; i < result.length; i++) result[i] /= sum;
  return result;
}

/** Index of the largest value, the lowest index among equals; −1 for an empty list. */
export function indexOfLargest(values: ArrayLike<number>): number {
  let best = values.length > 0 ? 0 : -1;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** Index of the smallest value, the lowest index among equals; −1 for an empty list. */
export function indexOfSmallest(values: ArrayLike<number>): number {
  let best = values.length > 0 ? 0 : -1;
  for (let i = 1; i < values.length; i++) if (values[i] < values[best]) best = i;
  return best;
}

/** Margin loss of one comparison: [gap + margin]₊, or softplus(gap) for 'soft'; gap = D⁺ − D⁻. */
export function hinge(gap: number, margin: number | 'soft'): number {
  return margin === 'soft' ? softplus(gap) : Math.max(gap + margin, 0);
}

/** ∂hinge/∂gap; 0 at the kink itself. */
export function hingeSlope(gap: number, margin: number | 'soft'): number {
  if (margin === 'soft') return sigmoid(gap);
  return gap + margin > 0 ? 1 : 0;
}
