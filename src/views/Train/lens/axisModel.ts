// The gap axis in numbers: how far it reaches and where the loss lies on it.
import type { AnchorView } from '../../shared/anchorTerm';

export interface AxisModel {
  /** The axis runs from 0 to here. */
  end: number;
  positives: number[];
  negatives: number[];
  /** D⁺ and D⁻; null for a comparison loss. */
  near: number | null;
  far: number | null;
  /** D⁺ + m, with a hinge. */
  reach: number | null;
  /** From D⁻ to D⁺ + m where that is the loss: hinge above 0, one term per anchor. */
  loss: { from: number; to: number } | null;
}

/** Unit-norm embeddings are at most so far apart; smaller spreads are drawn on the same axis, so that frames compare. */
const LEAST_END = 2;

export function axisModel({ positives, negatives, spec, term }: AnchorView): AxisModel {
  const hinge = spec.kind === 'pointToSet' && spec.margin !== 'soft' ? spec.margin : null;
  const plain = spec.kind === 'pointToSet' && spec.weighting.kind !== 'semihard';
  const reach = term && plain && hinge !== null ? term.positiveDistance + hinge : null;
  const all = [...positives, ...negatives].map((member) => member.distance);
  return {
    end: roundUp(Math.max(LEAST_END, reach ?? 0, ...all)),
    positives: positives.map((member) => member.distance),
    negatives: negatives.map((member) => member.distance),
    near: term?.positiveDistance ?? null,
    far: term?.negativeDistance ?? null,
    reach,
    loss: term && reach !== null && term.loss > 0 ? { from: term.negativeDistance, to: reach } : null,
  };
}

/** The next of 1, 2, 2.5, 4, 5, 8 times a power of ten; a little overhang is let through, so that 2.0000001 stays 2. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 4, 5, 8].find((m) => m * power >= value * 0.999) ?? 10) * power;
}
