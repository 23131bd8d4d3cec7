// From options to what the floors below want: the loss of a step, the learning rate, the strategy in metric's words.
import type { LossSpec, WeightingSpec } from '../metric/types';
import { isPointToSet } from './lossOptions';
import type { Options } from './options';
import { ownTexts, ownWeighting } from './ownOptions';

type LossChoice = Pick<
  Options,
  | 'strategy'
  | 'sigma'
  | 'alpha'
  | 'ownPositive'
  | 'ownNegative'
  | 'ownParameters'
  | 'margin'
  | 'soft'
  | 'detach'
  | 'boundary'
  | 'similarityAlpha'
  | 'similarityBeta'
  | 'similarityThreshold'
  | 'gamma'
>;

/** The weighting of a point-to-set strategy; `keys` (n × n) decide the random triplet. Null for a comparison loss. */
export function weightingOf(options: LossChoice, keys: ArrayLike<number>[]): WeightingSpec | null {
  const { strategy, sigma, alpha } = options;
  if (!isPointToSet(strategy)) return null;
  switch (strategy) {
    case 'exponential':
      return { kind: 'exponential', sigma };
    case 'polynomial':
      return { kind: 'polynomial', alpha };
    case 'random':
      return { kind: 'random', keys };
    case 'own':
      return ownWeighting(ownTexts(options));
    default:
      return { kind: strategy };
  }
}

/** The loss of one step. Embeddings are normalised by the network, never again by the loss. */
export function lossOf(options: LossChoice, keys: ArrayLike<number>[]): LossSpec {
  const { strategy, margin, soft } = options;
  const weighting = weightingOf(options, keys);
  if (weighting) {
    const hinge = soft && strategy !== 'semihard' ? 'soft' : margin;
    return { kind: 'pointToSet', weighting, margin: hinge, detachWeights: options.detach };
  }
  switch (strategy) {
    case 'batchAll':
      return { kind: 'batchAll', margin: soft ? 'soft' : margin };
    case 'nPair':
      return { kind: 'nPair' };
    case 'multiSimilarity':
      return {
        kind: 'multiSimilarity',
        alpha: options.similarityAlpha,
        beta: options.similarityBeta,
        threshold: options.similarityThreshold,
      };
    case 'circle':
      return { kind: 'circle', margin, gamma: options.gamma };
    case 'marginLoss':
      return { kind: 'marginLoss', alpha: margin, beta: options.boundary };
    case 'lifted':
      return { kind: 'lifted', margin };
    default:
      return { kind: 'contrastive', margin };
  }
}

/** Share of the learning rate that the cosine schedule keeps at its end. */
const COSINE_FLOOR = 0.01;

/** Learning rate at `step` (0-based) under the options' schedule. */
export function learningRateAt(
  options: Pick<Options, 'learningRate' | 'schedule' | 'period'>,
  step: number,
): number {
  const { learningRate, schedule, period } = options;
  if (schedule === 'halving') return learningRate * 0.5 ** Math.floor(step / period);
  if (schedule === 'cosine') {
    const progress = Math.min(1, step / period);
    return learningRate * (COSINE_FLOOR + (1 - COSINE_FLOOR) * 0.5 * (1 + Math.cos(Math.PI * progress)));
  }
  return learningRate;
}

/** Named places on the dial, which depend on the scale of distances (unit norm: d ≤ 2; else d of about 4 to 9). */
export function dialStops(key: 'sigma' | 'alpha', normalize: boolean): { value: number; label: string }[] {
  const uniform = { value: key === 'sigma' ? Infinity : 0, label: 'uniform' };
  const hardest = { value: key === 'sigma' ? 0 : Infinity, label: 'batch-hard' };
  const inner = key === 'sigma' ? (normalize ? [0.5, 0.1] : [2, 0.5]) : normalize ? [10, 50] : [3, 10];
  return [uniform, ...inner.map((value) => ({ value, label: String(value).replace(/^0/, '') })), hardest];
}
