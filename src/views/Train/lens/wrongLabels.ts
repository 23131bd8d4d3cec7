// How much of the weight and of the gradient wrong labels carry: what a person looks at to judge a weighting's robustness.
import { gradientOnWrong, ratio, weightOnWrong } from '../../../experiment/wrongShare';
import type { AnchorView, Member, ProbeLoss } from '../../shared/anchorTerm';

export interface WrongShares {
  /** Members (of a set) or items (of the probe) that carry a wrong label, and all of them. */
  count: number;
  size: number;
  /** Their share of the nominal weight; for the probe that of the positive sets. Null where there are no weights. */
  weight: number | null;
  /** Their share of Σ|∂L/∂d|; for the probe over both sides. Null where no gradient flows. */
  gradient: number | null;
}

function shareOf(members: Member[], of: (member: Member) => number): number | null {
  const sum = (list: Member[]) => list.reduce((total, member) => total + of(member), 0);
  return ratio(sum(members.filter(({ mislabelled }) => mislabelled)), sum(members));
}

/** Wrong labels in one set of an anchor; null when there are none. */
export function wrongInSet(view: AnchorView, side: 'positive' | 'negative'): WrongShares | null {
  const members = view[`${side}s`];
  const count = members.filter(({ mislabelled }) => mislabelled).length;
  if (!count) return null;
  return {
    count,
    size: members.length,
    weight: view.term ? shareOf(members, ({ weight }) => weight) : null,
    gradient: shareOf(members, ({ pull }) => Math.abs(pull)),
  };
}

/** Wrong labels as members of all anchors' sets; null when the probe has none. */
export function wrongInProbe({ probe, anchors, result: { pairs } }: ProbeLoss): WrongShares | null {
  const wrong = Array.from(probe.items, (_, i) => probe.identity[i] !== probe.trueIdentity[i]);
  const count = wrong.filter(Boolean).length;
  if (!count) return null;
  return {
    count,
    size: wrong.length,
    weight: weightOnWrong(anchors ?? [], wrong, ['positive']),
    gradient: gradientOnWrong(pairs, wrong, anchors !== null),
  };
}
