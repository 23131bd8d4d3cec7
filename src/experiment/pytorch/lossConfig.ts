// A loss as the exported project's config.json says it: the words of the metric floor, numbers that JSON can hold.
import { compileOwn, type OwnSide } from '../../metric/formula/own';
import type { Formula } from '../../metric/formula/tree';
import type { LossSpec, WeightingSpec } from '../../metric/types';

/** Anything that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** ∞ is no number of JSON; Python's float() reads "inf". */
const numberJson = (value: number): Json => (value === Infinity ? 'inf' : value);

/** A number, "d", a parameter's name, or [operation, …parts]. */
function treeJson(formula: Formula): Json {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'distance':
      return 'd';
    case 'parameter':
      return formula.name;
    case 'apply':
      return [formula.operation, ...formula.parts.map(treeJson)];
    case 'choose':
      throw new RangeError(
        'Only a derivative chooses between branches; a formula that is written never does.',
      );
  }
}

function weightingJson(weighting: WeightingSpec): Json {
  switch (weighting.kind) {
    case 'exponential':
      return { kind: 'exponential', sigma: numberJson(weighting.sigma) };
    case 'polynomial':
      return { kind: 'polynomial', alpha: numberJson(weighting.alpha) };
    case 'own': {
      const own = compileOwn(weighting);
      const side = (text: string, { written }: OwnSide): Json => ({ text, tree: treeJson(written) });
      return {
        kind: 'own',
        positive: side(weighting.positive, own.positive),
        negative: side(weighting.negative, own.negative),
        parameters: { ...weighting.parameters },
      };
    }
    default:
      return { kind: weighting.kind };
  }
}

/** The loss as an object for JSON. The keys of a random weighting are no part of it: each step draws its own. */
export function lossJson(spec: LossSpec): { [key: string]: Json } {
  if (spec.kind !== 'pointToSet') return { ...spec } as { [key: string]: Json };
  const { weighting, margin, detachWeights } = spec;
  return { kind: 'pointToSet', weighting: weightingJson(weighting), margin, detach: detachWeights === true };
}
