// The formula of a loss as TeX, and the record that its weighting is.
import { losses, weightings, type LossSpec, type WeightingRecord, type WeightingSpec } from '../../../metric';

/** TeX of one anchor's loss, or of the whole loss where there is no such thing. */
export function lossTex(spec: LossSpec): string {
  if (spec.kind !== 'pointToSet') return `L = ${losses[spec.kind].tex}`;
  if (spec.weighting.kind === 'semihard')
    return String.raw`L_a = \operatorname*{mean}\nolimits_p \bigl[\positive{d_p} - \negative{d_{n(p)}} + \margin{m}\bigr]_+`;
  if (spec.margin === 'soft')
    return String.raw`L_a = \log\bigl(1 + e^{\positive{D^+} - \negative{D^-}}\bigr)`;
  return String.raw`L_a = \bigl[\positive{D^+} - \negative{D^-} + \margin{m}\bigr]_+`;
}

/** The record that a weighting is: at an end of the dial batch-hard or uniform. */
export function recordOf(weighting: WeightingSpec): WeightingRecord {
  const record = weightings[weighting.kind];
  if (!record.parameter) return record;
  const value = (weighting as Partial<Record<string, unknown>>)[record.parameter.key];
  if (value === record.parameter.hardestAt) return weightings.hardest;
  if (value === record.parameter.uniformAt) return weightings.uniform;
  return record;
}
