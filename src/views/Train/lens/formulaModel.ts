// The formula of the lens before any pixel: a set distance as TeX, and written out member by member.
import type { WeightingSpec } from '../../../metric';
import type { AnchorView, Member } from '../../shared/anchorTerm';
import { recordOf } from '../../shared/formula/lossTex';
import type { SideName } from './stripModel';

/** Equations of the paper by record: what its set distance is. */
const EQUATIONS: Partial<Record<string, string>> = { hardest: '5', exponential: '7', polynomial: '8' };

/** Number of the paper's equation that says how a weighting weighs, or null. */
export const equationOf = (weighting: WeightingSpec): string | null =>
  EQUATIONS[recordOf(weighting).id] ?? null;

const DISTANCE = {
  positive: String.raw`\positive{D^+}`,
  negative: String.raw`\negative{D^-}`,
} as const;

/** TeX of a side's set distance, eq. (6), and of the weights in it. */
export function setTex(weighting: WeightingSpec, side: SideName): string {
  const mean = String.raw`\dfrac{\sum \weight{w}\,d}{\sum \weight{w}}`;
  return String.raw`${DISTANCE[side]} = ${mean}, \quad \weight{w} = ${recordOf(weighting).tex[side]}`;
}

/** One member's part of its side's set distance. */
export interface SetTerm {
  member: Member;
  /** w·d; for a comparison loss 0, as there is no set distance. */
  product: number;
}

export interface Sums {
  count: number;
  weight: number;
  /** Σ w·d. */
  product: number;
  effective: number;
}

export interface ExpandedSet {
  /** The heaviest members, heaviest first. */
  terms: SetTerm[];
  /** The others, summed up; null when all are shown. */
  rest: Sums | null;
  /** Over all members; its product is the set distance. */
  total: Sums;
}

const sums = (members: Member[]): Sums =>
  members.reduce(
    (sum, { weight, distance, effective }) => ({
      count: sum.count + 1,
      weight: sum.weight + weight,
      product: sum.product + weight * distance,
      effective: sum.effective + effective,
    }),
    { count: 0, weight: 0, product: 0, effective: 0 },
  );

/** A side's set distance as a sum with at most `most` terms written out; a single one more is written out too. */
export function expandSet(view: AnchorView, side: SideName, most: number): ExpandedSet {
  // Hardest first already, and the sort is stable: among equal weights the hardest are shown.
  const members = view[`${side}s`].toSorted((a, b) => b.weight - a.weight);
  const shown = members.length === most + 1 ? most + 1 : most;
  const hidden = members.slice(shown);
  return {
    terms: members.slice(0, shown).map((member) => ({ member, product: member.weight * member.distance })),
    rest: hidden.length ? sums(hidden) : null,
    total: sums(members),
  };
}

/** A member's own term of the anchor's set distance, by its item; null when it is in neither set or carries no term. */
export function termOf(view: AnchorView, item: number | null): (SetTerm & { side: SideName }) | null {
  if (item === null || !view.term) return null;
  for (const side of ['positive', 'negative'] as const) {
    const member = view[`${side}s`].find((member) => member.item === item);
    if (member) return { side, member, product: member.weight * member.distance };
  }
  return null;
}
