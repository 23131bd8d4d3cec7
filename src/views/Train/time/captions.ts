// What happens in each phase of slow motion, in one line with the numbers of the moment. Pure.
import type { AnchorTerm, LossSpec } from '../../../metric';
import { PHASES, type Phase } from '../../../state/conductor';
import { countOf, fixed } from '../../shared/numberText';

export interface PhaseFacts {
  /** The step that is walked. */
  step: number;
  /** Identities and images of each in the batch. */
  identities: number;
  images: number;
  dimension: number;
  /** The strategy's name. */
  strategy: string;
  /** The lens' anchor; null when it has none. */
  anchor: { positives: number; negatives: number; term: AnchorTerm | null; spec: LossSpec } | null;
  /** Mean loss of the step's batch; NaN or null when it is not known. */
  batchLoss: number | null;
}

function weights({ anchor, strategy }: PhaseFacts): string {
  if (!anchor?.term) return `${strategy} gives every pair its share.`;
  const { term, positives, negatives } = anchor;
  return `${strategy} weighs as if by ${fixed(term.positiveEffectiveSize, 1)} of ${positives} positives and ${fixed(term.negativeEffectiveSize, 1)} of ${negatives} negatives.`;
}

function loss({ anchor, batchLoss }: PhaseFacts): string {
  const batch =
    batchLoss === null || Number.isNaN(batchLoss) ? '' : ` The whole batch: ${fixed(batchLoss, 3)}.`;
  const term = anchor?.term;
  if (!term || anchor.spec.kind !== 'pointToSet') return `summed over the pairs of the batch.${batch}`;
  const { margin, weighting } = anchor.spec;
  if (margin === 'soft' || weighting.kind === 'semihard')
    return `${fixed(term.loss, 3)} for this anchor.${batch}`;
  const sum = `[${fixed(term.positiveDistance, 3)} − ${fixed(term.negativeDistance, 3)} + ${fixed(margin)}]₊`;
  return `${sum} = ${fixed(term.loss, 3)} for this anchor.${batch}`;
}

const LINES: Record<Phase, (facts: PhaseFacts) => string> = {
  sample: ({ step, identities, images }) =>
    `Sample: ${countOf(identities, 'identity', 'identities')} with ${countOf(images, 'item')} each are drawn for step ${step}.`,
  embed: ({ dimension }) => `Embed: the network makes ${dimension} numbers of each item, a point on the map.`,
  distances: ({ anchor }) =>
    anchor
      ? `Distances: from the anchor to its ${countOf(anchor.positives, 'positive')} and ${countOf(anchor.negatives, 'negative')}.`
      : 'Distances: from every anchor to its positives and negatives.',
  weights: (facts) => `Weights: ${weights(facts)}`,
  loss: (facts) => `Loss: ${loss(facts)}`,
  update: () => 'Update: one step against the gradient moves the points; then all is ranked anew.',
};

/** "3 · Distances: from the anchor to its 5 positives and 66 negatives." */
export const captionOf = (phase: Phase, facts: PhaseFacts): string =>
  `${PHASES.indexOf(phase) + 1} · ${LINES[phase](facts)}`;
