// How a set of distances is summed up: one record per weighting. A new log-weight weighting is one record here
// (and its spec in types.ts); loss, gradient, curve and formula follow from it.
import { compileOwn, ownFunctions } from './formula/own';
import { indexOfLargest, indexOfSmallest } from './numerics';
import type { OwnWeighting, Side, WeightingSpec } from './types';

export type WeightingKind = WeightingSpec['kind'];
export type { Side } from './types';

/** The one number that a weighting may have, and what it means at its ends. */
export interface WeightingParameter {
  key: 'sigma' | 'alpha';
  symbol: string;
  /** Default of public re-implementations; it suits distances of about 4 to 9, so un-normalised embeddings. */
  usual: number;
  /** The value at which the weighting is exactly the hardest member. */
  hardestAt: number;
  /** The value at which it is exactly uniform. */
  uniformAt: number;
}

/** One weighting. Either smooth (logWeight with its slope), or it picks one member, or the loss treats it itself. */
export interface WeightingRecord {
  id: string;
  name: string;
  short: string;
  sentence: string;
  parameter?: WeightingParameter;
  /** The un-normalised weight of a member at distance d. */
  tex: { positive: string; negative: string };
  /** ln w up to a constant, for a member at distance d. */
  logWeight?: (d: number, side: Side, parameter: number) => number;
  /** logWeight as formulas of d and the parameter's key: what tensors and shaders are made of. */
  formula?: Record<Side, string>;
  /** d(ln w)/dd: all that the effective coefficients need. */
  logWeightSlope?: (d: number, side: Side, parameter: number) => number;
  /** Index of the one member that carries all weight; the lowest index among equals. */
  pick?: (distances: ArrayLike<number>, side: Side) => number;
  /** Throws where a set's log-weights make no weights. Without it a log-weight that is not finite means the hardest member. */
  refuse?: (logWeights: readonly number[], distances: ArrayLike<number>, side: Side) => void;
}

/** The weightings in order of the dial's idea: from none to all on one member, then the smooth ones between. */
export const weightings: Record<WeightingKind, WeightingRecord> = {
  uniform: {
    id: 'uniform',
    name: 'Uniform (mean distance)',
    short: 'Uniform',
    sentence: 'Every member of a set counts the same, so the set distance is the mean.',
    tex: { positive: '1', negative: '1' },
    logWeight: () => 0,
    formula: { positive: '0', negative: '0' },
    logWeightSlope: () => 0,
  },
  random: {
    id: 'random',
    name: 'Random (classic triplet)',
    short: 'Random',
    sentence: 'One member of each set is drawn at random, as in the classic triplet loss.',
    tex: {
      positive: String.raw`[\,p = p_{\text{random}}\,]`,
      negative: String.raw`[\,n = n_{\text{random}}\,]`,
    },
  },
  semihard: {
    id: 'semihard',
    name: 'Semi-hard (FaceNet rule)',
    short: 'Semi-hard',
    sentence:
      'Each positive is compared with the nearest negative that is farther away than it, or with the farthest negative if there is none.',
    tex: {
      positive: '1',
      negative: String.raw`\#\{p : n = \operatorname*{arg\,min}_{d_{n'} > d_p} d_{n'}\}`,
    },
  },
  hardest: {
    id: 'hardest',
    name: 'Hardest (batch-hard)',
    short: 'Batch-hard',
    sentence: 'Only the farthest positive and the nearest negative count.',
    tex: {
      positive: String.raw`[\,d = \max_p d_p\,]`,
      negative: String.raw`[\,d = \min_n d_n\,]`,
    },
    pick: (distances, side) => (side === 'positive' ? indexOfLargest(distances) : indexOfSmallest(distances)),
  },
  // Eq. (7): w⁺ = exp(d/σ), w⁻ = exp(−d/σ).
  exponential: {
    id: 'exponential',
    name: 'Exponential (HAP2S_E)',
    short: 'HAP2S_E',
    sentence: 'Weights grow exponentially with hardness; a smaller σ looks at fewer, harder members.',
    parameter: { key: 'sigma', symbol: 'σ', usual: 0.5, hardestAt: 0, uniformAt: Infinity },
    tex: { positive: String.raw`e^{d/\sigma}`, negative: String.raw`e^{-d/\sigma}` },
    logWeight: (d, side, sigma) => (side === 'positive' ? d : -d) / sigma,
    formula: { positive: 'd / sigma', negative: '-d / sigma' },
    logWeightSlope: (_, side, sigma) => (side === 'positive' ? 1 : -1) / sigma,
  },
  // Eq. (8): w⁺ = (1+d)^α, w⁻ = (1+d)^(−2α).
  polynomial: {
    id: 'polynomial',
    name: 'Polynomial (HAP2S_P)',
    short: 'HAP2S_P',
    sentence: 'Weights grow as a power of 1 + distance; a larger α looks at fewer, harder members.',
    parameter: { key: 'alpha', symbol: 'α', usual: 10, hardestAt: Infinity, uniformAt: 0 },
    tex: { positive: String.raw`(1+d)^{\alpha}`, negative: String.raw`(1+d)^{-2\alpha}` },
    logWeight: (d, side, alpha) => (side === 'positive' ? alpha : -2 * alpha) * Math.log1p(d),
    formula: { positive: 'alpha * log1p(d)', negative: '-2 * alpha * log1p(d)' },
    logWeightSlope: (d, side, alpha) => (side === 'positive' ? alpha : -2 * alpha) / (1 + d),
  },
  // What it does is in its spec's formulas: resolveWeighting fills it in.
  own: {
    id: 'own',
    name: 'Own formula',
    short: 'Own formula',
    sentence: 'Weights follow a formula of the distance that you write yourself.',
    tex: { positive: String.raw`e^{f^+(d)}`, negative: String.raw`e^{f^-(d)}` },
  },
};

/** A weighting with its parameter; at an end of the dial it is the record that the end equals. */
export interface ResolvedWeighting {
  record: WeightingRecord;
  parameter: number;
}

/**
 * Looks a spec up. @throws RangeError for an unknown kind, or a σ or α that is negative or not a number; FormulaError for an
 * own formula that cannot be read.
 */
export function resolveWeighting(spec: WeightingSpec): ResolvedWeighting {
  if (!Object.hasOwn(weightings, spec.kind))
    throw new RangeError(`There is no weighting '${String(spec.kind)}'.`);
  if (spec.kind === 'own')
    return { record: { ...weightings.own, ...ownFunctions(compileOwn(spec)) }, parameter: 0 };
  return atParameter(weightings[spec.kind], spec as Partial<Record<'sigma' | 'alpha', number>>);
}

/** A weighting as formulas of d with its number; null where it chooses members instead. @throws as resolveWeighting. */
export function formulasOf(spec: WeightingSpec): OwnWeighting | null {
  if (spec.kind === 'own') return spec;
  const { record, parameter } = resolveWeighting(spec);
  if (!record.formula) return null;
  const { key } = record.parameter ?? {};
  return { kind: 'own', ...record.formula, parameters: key ? { [key]: parameter } : {} };
}

function atParameter(
  record: WeightingRecord,
  values: Partial<Record<'sigma' | 'alpha', number>>,
): ResolvedWeighting {
  if (!record.parameter) return { record, parameter: 0 };
  const { key, hardestAt, uniformAt } = record.parameter;
  const parameter = values[key];
  if (typeof parameter !== 'number' || !(parameter >= 0))
    throw new RangeError(`${key} of the ${record.id} weighting must be 0 or more, not ${parameter}.`);
  if (parameter === hardestAt) return { record: weightings.hardest, parameter };
  if (parameter === uniformAt) return { record: weightings.uniform, parameter };
  return { record, parameter };
}
