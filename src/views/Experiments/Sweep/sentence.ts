// What the table says, in words that claim no more than the seeds allow.
import { FEWEST_FOR_INTERVAL } from '../../../experiment/sweep/statistics';
import { countOf } from '../../shared/numberText';

/** A configuration's numbers for the chosen metric. */
export interface Spoken {
  name: string;
  mean: number;
  /** Standard deviation over its seeds; null for one seed. */
  deviation: number | null;
  seeds: number;
}

/** Best minus other, seed by seed; low and high are the ends of the interval or range, null for one pair. */
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
  /** Small numbers are the better ones. */
  small: boolean;
  say: (value: number) => string;
}

/** With fewer seeds nobody leads, whatever the numbers. */
const FEWEST_FOR_A_LEAD = 3;

/** "Seeds alone move A by ± 5.1 and B by ± 4.9." */
function movedBySeeds(all: readonly Spoken[], say: Speech['say']): string {
  const moved = all.flatMap(({ name, deviation }) =>
    deviation === null ? [] : [`${name} by ± ${say(deviation)}`],
  );
  return moved.length ? `Seeds alone move ${moved.join(' and ')}.` : '';
}

/** "95 % interval 2.2 to 3.0", with few seeds "range of the 3 differences 2.2 to 3.0". */
export const intervalName = (pairs: number): string =>
  pairs < FEWEST_FOR_INTERVAL ? `range of the ${pairs} differences` : '95\u202f% interval';

/**
 * Reads the best configuration against another one (the baseline, or the second where it is the baseline itself).
 * @param difference best minus other, as in the table; null where the two share no seed.
 */
export function reading(
  best: Spoken,
  other: Spoken | null,
  difference: SpokenDifference | null,
  { metric, unit, small, say }: Speech,
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
  const { mean, low, high, pairs } = difference;
  const gap = `${say(Math.abs(mean))} ${unit}`;
  const rest = (text: string) =>
    [text, movedBySeeds([best, other], say), few(pairs)].filter(Boolean).join(' ');
  const apart = `${gap} lie between them`;
  if (low === null || high === null)
    return {
      lead: `${best.name} and ${other.name} share one seed`,
      rest: rest(`and ${apart} on it.`),
    };
  const paired = `paired over ${countOf(pairs, 'seed')}`;
  const interval = `${intervalName(pairs)} ${say(low)} to ${say(high)}`;
  if (low <= 0 && high >= 0)
    return {
      lead: `${best.name} and ${other.name} cannot be told apart by ${metric}`,
      rest: rest(`on these seeds: ${apart}, ${paired}, and the ${interval} contains 0.`),
    };
  if (pairs < FEWEST_FOR_A_LEAD)
    return {
      lead: `Too few seeds to put ${best.name} before ${other.name}`,
      rest: rest(`by ${metric}: ${apart} (${paired}, ${interval}).`),
    };
  return {
    lead: small
      ? `${best.name} stays ${gap} below ${other.name}`
      : `${best.name} leads ${other.name} by ${gap}`,
    rest: rest(`(${paired}, ${interval}).`),
  };
}
