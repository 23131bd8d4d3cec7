// What there is to see in a strip, in words, worked out from the numbers. Nothing is claimed that the weights do not show.
import type { WeightingSpec } from '../../../metric';
import type { AnchorView, Member, ProbeLoss } from '../../shared/anchorTerm';
import { countOf, fixed, percent } from '../../shared/numberText';
import type { SideName } from './stripModel';
import { wrongInProbe, wrongInSet, type WrongShares } from './wrongLabels';

/** A lead in bold and what follows it. */
export interface Sentence {
  lead: string;
  rest: string;
}

/**
 * Distance at which the effective coefficient of a side changes its sign, with the weights in the graph:
 * positives nearer than it are pushed away, negatives farther than it are pulled in.
 * Null where it never does (detached weights, a weighting without a slope, too small an α).
 * Source: zeros of ∂D/∂d = w (1 + (ln w)'(d) · (d − D)) for eq. (7) and (8).
 */
export function signFlip(
  weighting: WeightingSpec,
  side: SideName,
  setDistance: number,
  detached: boolean,
): number | null {
  if (detached) return null;
  if (weighting.kind === 'exponential') {
    const { sigma } = weighting;
    if (sigma === 0 || sigma === Infinity) return null;
    const at = side === 'positive' ? setDistance - sigma : setDistance + sigma;
    return at > 0 ? at : null;
  }
  if (weighting.kind === 'polynomial') {
    const slope = side === 'positive' ? weighting.alpha : 2 * weighting.alpha;
    if (slope === 0 || slope === Infinity) return null;
    if (side === 'positive') {
      const at = (slope * setDistance - 1) / (1 + slope);
      return at > 0 ? at : null;
    }
    return slope > 1 ? (1 + slope * setDistance) / (slope - 1) : null;
  }
  return null;
}

/** A coefficient smaller than this is not worth a sentence: it prints as .000. */
export const NOTICEABLE = 5e-4;

/** Members whose force points the wrong way, noticeably. */
export const wrongWay = (members: Member[]): Member[] =>
  members.filter(({ effective }) => effective <= -NOTICEABLE);

/** What one strip shows. */
export function sentenceOf(view: AnchorView, side: SideName): Sentence {
  const members = view[`${side}s`];
  if (!members.length) return emptySide(side);
  if (view.spec.kind !== 'pointToSet') return pairSentence(view, side);
  if (!view.term) return { lead: '', rest: 'Without both sets this anchor has no loss.' };
  if (!view.active)
    return side === 'positive'
      ? { lead: 'The margin holds:', rest: 'this anchor sends no gradient.' }
      : { lead: '', rest: 'The weights are shown, but nothing pulls.' };
  const wrong = wrongWay(members);
  if (wrong.length) return wrongWaySentence(view, side, wrong);
  if (members[0].effective > 1 + NOTICEABLE) return overshoot(side, members[0]);
  return plainSentence(view.spec.weighting.kind, side, members);
}

function emptySide(side: SideName): Sentence {
  const missing = side === 'positive' ? 'other item of this identity' : 'item of another identity';
  return { lead: `No ${side}:`, rest: `there is no ${missing}, so this anchor is left out of the loss.` };
}

function wrongWaySentence(view: AnchorView, side: SideName, wrong: Member[]): Sentence {
  const { spec, term } = view;
  const setDistance = side === 'positive' ? term!.positiveDistance : term!.negativeDistance;
  const weighting = spec.kind === 'pointToSet' ? spec.weighting : null;
  const at =
    weighting && signFlip(weighting, side, setDistance, spec.kind === 'pointToSet' && !!spec.detachWeights);
  const where =
    weighting?.kind === 'exponential'
      ? `${side === 'positive' ? 'D⁺ − σ' : 'D⁻ + σ'}${at ? ` = ${fixed(at)}` : ''}`
      : `d = ${at ? fixed(at) : '?'}`;
  const is = wrong.length === 1 ? 'is' : 'are';
  if (weighting?.kind === 'own')
    return {
      lead: `${countOf(wrong.length, side)} ${is} ${side === 'positive' ? 'pushed away' : 'pulled in'}:`,
      rest: 'there the weights’ own gradient outweighs them.',
    };
  return side === 'positive'
    ? {
        lead: `${countOf(wrong.length, 'easy positive')} ${is} pushed away:`,
        rest: `the weights carry gradient, so nearer than ${where} the sign flips.`,
      }
    : {
        lead: `${countOf(wrong.length, 'far negative')} ${is} pulled in:`,
        rest: `beyond ${where} the sign flips.`,
      };
}

/** The weights' own gradient can make the pull on the hardest member stronger than batch-hard's, which is 1. */
function overshoot(side: SideName, hardest: Member): Sentence {
  const which = side === 'positive' ? 'farthest positive' : 'nearest negative';
  return {
    lead: `The ${which} counts ${fixed(hardest.effective)} times,`,
    rest: 'more than under batch-hard, where it is 1.',
  };
}

function plainSentence(kind: WeightingSpec['kind'], side: SideName, members: Member[]): Sentence {
  const size = members.length;
  const done = side === 'positive' ? 'pulled in' : 'pushed away';
  const hardest = side === 'positive' ? 'farthest positive' : 'nearest negative';
  switch (kind) {
    case 'uniform':
      return { lead: '', rest: `All ${countOf(size, side)} are ${done} alike.` };
    case 'hardest':
      return { lead: '', rest: `Only the ${hardest} is ${done}.` };
    case 'random':
      return { lead: '', rest: `One ${side} is ${done}, drawn by chance.` };
    case 'semihard':
      return side === 'positive'
        ? { lead: '', rest: `All ${countOf(size, side)} are pulled in alike.` }
        : { lead: '', rest: 'Each positive pushes the nearest negative beyond it, else the farthest.' };
    case 'own': {
      const acting = members.filter(({ weight }) => weight >= NOTICEABLE).length;
      return {
        lead: '',
        rest: `${acting} of ${countOf(size, side)} are ${done}, as your formula weighs them.`,
      };
    }
    default:
      return { lead: '', rest: `All ${countOf(size, side)} are ${done}, the harder the more.` };
  }
}

/** A share in percent that does not round something to nothing. */
const roughly = (share: number): string =>
  share > 0 && share < 0.005 ? 'less than 1\u202f%' : percent(share);

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

function pairSentence(view: AnchorView, side: SideName): Sentence {
  const members = view[`${side}s`];
  if (!view.active) return { lead: '', rest: 'No pair of this anchor carries gradient.' };
  const share = members.reduce((sum, member) => sum + member.weight, 0);
  const acting = members.filter((member) => member.weight >= NOTICEABLE).length;
  return {
    lead: `${capital(roughly(share))} of the gradient`,
    rest: `on this anchor comes from ${acting} of ${countOf(members.length, side)}.`,
  };
}

/** What wrong labels carry of one side's weight and gradient, in one line; null when there are none. */
export function wrongLabelSentence(view: AnchorView, side: SideName): Sentence | null {
  const wrong = wrongInSet(view, side);
  if (!wrong) return null;
  const ofGradient = wrong.weight === null ? `the ${side}s’ gradient` : 'its gradient';
  const shares = sharesOf(wrong, 'the weight', ofGradient).join(', ');
  return { lead: `${countOf(wrong.count, 'wrong label')}:`, rest: `${shares || 'no gradient'}.` };
}

/** The same over all sets of the probe; null when it has none. */
export function probeWrongLabelSentence(loss: ProbeLoss): Sentence | null {
  const wrong = wrongInProbe(loss);
  if (!wrong) return null;
  const { count, size } = wrong;
  const shares = sharesOf(wrong, 'the positive weight', 'the gradient').join(' and ');
  return {
    lead: `${countOf(count, 'wrong label')} (${roughly(count / size)} of the items)`,
    rest: `${count === 1 ? 'carries' : 'carry'} ${shares || 'no gradient'}.`,
  };
}

function sharesOf({ weight, gradient }: WrongShares, ofWeight: string, ofGradient: string): string[] {
  const parts: [number | null, string][] = [
    [weight, ofWeight],
    [gradient, ofGradient],
  ];
  return parts.flatMap(([share, of]) => (share === null ? [] : [`${roughly(share)} of ${of}`]));
}
