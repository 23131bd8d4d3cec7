// What was found in a formula, in plain sentences with its numbers.
import { examineFormula, type Examination, type Gap, type Run } from './examine';
import { isWeight, type CompiledOwn } from './own';
import { say } from './say';

/** More stretches than these are counted, not listed. */
const MOST_LISTED = 3;

const from = (start: number, end: number): string =>
  start === end ? `at d = ${say(start)}` : `from d = ${say(start)} to ${say(end)}`;

function gapSentence({ from: start, to, value }: Gap): string {
  if (value === -Infinity) return `Weight 0 (log w = −∞) ${from(start, to)}.`;
  const what = value === Infinity ? 'Infinite' : 'Not a number';
  return `${what} ${from(start, to)}: a run that meets such a distance stops.`;
}

/** Gaps worth a sentence: one that is a single point within the range (the edge of another) is none. */
function notable({ gaps, at }: Examination): Gap[] {
  const end = at[at.length - 1];
  return gaps.filter(({ from, to }) => to - from > 1e-6 * end || from === 0 || to === end);
}

function finiteSentences(examination: Examination): string[] {
  const gaps = notable(examination);
  if (!gaps.length) return [`Finite for every d from 0 to ${say(examination.at.at(-1) ?? 0)}.`];
  return gaps.slice(0, MOST_LISTED).map(gapSentence);
}

const IN_RUN: Record<Run['direction'], string> = {
  1: 'harder is heavier',
  0: 'all weigh alike',
  [-1]: 'easier is heavier',
};

function directionSentence({ runs, side }: Examination): string {
  if (!runs.length) return '';
  const grows = (direction: number) => (direction > 0 === (side === 'positive') ? 'grows' : 'falls');
  if (runs.length === 1) {
    const [{ direction }] = runs;
    if (direction === 0) return 'All weigh alike, so this side is uniform.';
    const how = `w ${grows(direction)} with d`;
    return direction > 0
      ? `Monotone: ${how}, so the harder a ${side}, the more it weighs.`
      : `Monotone the other way: ${how}, so the easier a ${side}, the more it weighs.`;
  }
  const parts = runs
    .slice(0, MOST_LISTED)
    .map(({ direction, from, to }) => `${IN_RUN[direction]} from d = ${say(from)} to ${say(to)}`);
  const rest = runs.length - MOST_LISTED;
  const turns = runs.some(({ direction }) => direction > 0) && runs.some(({ direction }) => direction < 0);
  return `${turns ? 'Not monotone' : 'Monotone, with a rest'}: ${parts.join(', ')}${rest > 0 ? `, and it changes ${rest} more times` : ''}.`;
}

function limitSentence({ limits: { zero, end }, at }: Examination): string {
  const last = say(at.at(-1) ?? 0);
  const values = `log w goes to ${say(zero)} as d goes to 0, and is ${say(end)} at d = ${last}`;
  if (!Number.isFinite(zero) || !Number.isFinite(end) || zero === end) return `${values}.`;
  const factor = say(Math.exp(Math.abs(end - zero)));
  return `${values}: there w is ${factor} times ${end > zero ? 'larger' : 'smaller'}.`;
}

/** One side's formula in sentences: finite or not and where, monotone or not and where it turns, its limits. */
export const describeFormula = (examination: Examination): string[] =>
  [...finiteSentences(examination), directionSentence(examination), limitSentence(examination)].filter(
    Boolean,
  );

/** The first distance range without any weight, on either side, in a sentence; null where every distance has one. */
export function holeSentence(own: CompiledOwn, end: number): string | null {
  for (const side of ['positive', 'negative'] as const) {
    const hole = notable(examineFormula(own[side], side, end)).find(({ value }) => !isWeight(value));
    if (!hole) continue;
    const what = hole.value === Infinity ? 'infinite' : 'not a number';
    return `Your formula’s log w of ${side}s is ${what} ${from(hole.from, hole.to)}.`;
  }
  return null;
}
