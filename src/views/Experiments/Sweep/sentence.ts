// What the table says, in words that claim no more than the seeds allow.
import { countOf } from '../../shared/numberText';

/** A configuration's numbers for the chosen metric. */
export interface Spoken {
  name: string;
  mean: number;
  /** Standard deviation over its seeds; null for one seed. */
  deviation: number | null;
  seeds: number;
}

/** By how much the leader leads, seed by seed; low and high bound 95 % of the bootstrap, null for one pair. */
export interface SpokenDifference {
  mean: number;
  low: number | null;
  high: number | null;
  pairs: number;
}

export interface Reading {
  /** "HAP2S-E leads Batch-hard by 2.6 points of mAP" */
  lead: string;
  /** The rest: how sure that is. */
  rest: string;
}

/** From this many seeds on nothing is said of their number. */
const ENOUGH_SEEDS = 10;

const few = (seeds: number): string => {
  if (seeds >= ENOUGH_SEEDS) return '';
  const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
  return seeds === 1
    ? 'One seed says nothing about chance.'
    : `${words[seeds]} seeds are few: read the gap, not the rank.`;
};

/** How numbers of the metric are said. */
export interface Speech {
  /** "mAP" */
  metric: string;
  /** "points of mAP", "s", … behind a difference. */
  unit: string;
  say: (value: number) => string;
}

/**
 * Reads the best configuration against another one (the baseline, or the second where it is the baseline itself).
 * @param difference null where the two share no seed.
 */
export function reading(
  best: Spoken,
  other: Spoken | null,
  difference: SpokenDifference | null,
  { metric, unit, say }: Speech,
): Reading {
  if (!other)
    return {
      lead: `${best.name} has ${metric} ${say(best.mean)}`,
      rest: `over ${countOf(best.seeds, 'seed')}. There is no other configuration to compare it with yet.`,
    };
  if (!difference)
    return {
      lead: `${best.name} stands at ${say(best.mean)}, ${other.name} at ${say(other.mean)} ${metric}`,
      rest: 'They share no seed yet, so nothing can be paired.',
    };
  const pairs = `paired over ${countOf(difference.pairs, 'seed')}`;
  const gap = `${say(Math.abs(difference.mean))} ${unit}`;
  const moved = best.deviation === null ? '' : `Seeds alone move ${best.name} by ± ${say(best.deviation)}.`;
  const rest = (text: string) => [text, moved, few(difference.pairs)].filter(Boolean).join(' ');
  const { low, high } = difference;
  if (low === null || high === null)
    return {
      lead: `${best.name} leads ${other.name} by ${gap}`,
      rest: rest('on the one seed that both have.'),
    };
  const interval = `95 % interval ${say(low)} to ${say(high)}`;
  if (low <= 0 && high >= 0)
    return {
      lead: `${best.name} and ${other.name} cannot be told apart by ${metric}`,
      rest: rest(`on these seeds: ${gap} lie between them, ${pairs}, and the ${interval} contains 0.`),
    };
  return {
    lead: `${best.name} leads ${other.name} by ${gap}`,
    rest: rest(`(${pairs}, ${interval}).`),
  };
}

/** The same difference seen from the other side. */
export const turned = ({ mean, low, high, pairs }: SpokenDifference): SpokenDifference => ({
  mean: -mean,
  low: high === null ? null : -high,
  high: low === null ? null : -low,
  pairs,
});
