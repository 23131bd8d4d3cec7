// How much of the weight and of the gradient wrong labels carry: what a person looks at to judge a weighting's robustness.
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

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

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
  let [weight, weights, gradient, gradients] = [0, 0, 0, 0];
  for (const { positives, positiveWeights } of anchors ?? [])
    positives.forEach((member, i) => {
      weights += positiveWeights[i];
      if (wrong[member]) weight += positiveWeights[i];
    });
  pairs.forEach((row, a) =>
    row.forEach((pair, member) => {
      // A comparison loss puts a pair down in either order, so both orders together belong to both ends.
      const strength = Math.abs(anchors ? pair : pair + pairs[member][a]);
      gradients += strength;
      if (wrong[member]) gradient += strength;
    }),
  );
  return {
    count,
    size: wrong.length,
    weight: ratio(weight, weights),
    gradient: ratio(gradient, gradients),
  };
}
