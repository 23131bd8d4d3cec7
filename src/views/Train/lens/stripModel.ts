// One strip of the lens before any pixel: which members are shown, what is summed up in the last cell, the curve, the scale.
import { resolveWeighting, weightCurve, type SetWeighting, type WeightingSpec } from '../../../metric';
import type { AnchorView, Member } from '../../shared/anchorTerm';

export type SideName = 'positive' | 'negative';

export interface StripModel {
  side: SideName;
  size: number;
  /** The heaviest members, hardest first: for a weighting that follows hardness the hardest ones. */
  shown: Member[];
  /** The members that are not shown, summed up; null when all are. */
  rest: { count: number; weight: number; effective: number; mislabelled: number } | null;
  /** w(d) between the shown members: place in slots (0.5 = middle of the first) and weight. Null where w is no function of d. */
  curve: { slot: number; weight: number }[] | null;
  /** 1/N: the weight that each member would have if all were alike. Null for pair shares. */
  uniform: number | null;
  /** Largest and smallest value that is drawn; low is 0 or below. */
  high: number;
  low: number;
}

/** Curve points per slot. */
const FINENESS = 8;

/** Model of one side with at most `slots` members. */
export function stripModel(view: AnchorView, side: SideName, slots: number): StripModel {
  const members = view[`${side}s`];
  const heaviest = new Set(members.toSorted((a, b) => b.weight - a.weight).slice(0, Math.max(1, slots)));
  const shown = members.filter((member) => heaviest.has(member));
  const hidden = members.filter((member) => !heaviest.has(member));
  const values = shown.flatMap((m) => [m.weight, m.effective]);
  const uniform = view.term && members.length ? 1 / members.length : null;
  return {
    side,
    size: members.length,
    shown,
    rest: hidden.length
      ? {
          count: hidden.length,
          weight: sum(hidden, 'weight'),
          effective: sum(hidden, 'effective'),
          mislabelled: hidden.filter((m) => m.mislabelled).length,
        }
      : null,
    curve: curveOf(view, side, members, shown),
    uniform,
    high: Math.max(...values, uniform ?? 0, 1e-6),
    low: Math.min(0, ...values),
  };
}

const sum = (members: Member[], key: 'weight' | 'effective') =>
  members.reduce((total, member) => total + member[key], 0);

/** A weighting that depends on the distance alone, or null. */
function functionOfDistance(weighting: WeightingSpec): SetWeighting | null {
  const { logWeight, pick } = resolveWeighting(weighting).record;
  return logWeight || pick ? (weighting as SetWeighting) : null;
}

function curveOf({ term, spec }: AnchorView, side: SideName, members: Member[], shown: Member[]) {
  const weighting = spec.kind === 'pointToSet' && term ? functionOfDistance(spec.weighting) : null;
  if (!weighting || shown.length < 2) return null;
  const slots: number[] = [];
  const distances: number[] = [];
  const between = shown.length - 1;
  for (let step = 0; step <= between * FINENESS; step++) {
    const left = Math.min(Math.floor(step / FINENESS), between - 1);
    const part = step / FINENESS - left;
    slots.push(left + part + 0.5);
    distances.push(shown[left].distance + (shown[left + 1].distance - shown[left].distance) * part);
  }
  const weights = weightCurve(
    members.map((m) => m.distance),
    side,
    weighting,
    distances,
  );
  return slots.map((slot, i) => ({ slot, weight: weights[i] }));
}
