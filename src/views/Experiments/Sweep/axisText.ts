// What a person types as the values of an axis or as seeds, read into values; whatever is wrong is said in a sentence that names it.
import type { NumberOption } from '../../../experiment/optionTypes';
import { optionOf, type OptionKey, type Options } from '../../../experiment/options';
import { MOST_STEPS } from '../../../experiment/sweep/check';
import { complaint, formatValue } from '../../../experiment/validate';
import { quote } from '../../../experiment/link';
import { parseNumber } from '../../shared/controls/format';

type Value = Options[OptionKey];

export interface ReadValues<V> {
  /** Those that are allowed, each once, in the order typed. */
  values: V[];
  /** One sentence for each that is not. */
  wrong: string[];
  /** One sentence where values fall together; they are trained once. */
  hints: string[];
}

/** "0,05; 0,1": with semicolons a comma is a decimal comma. */
export const parts = (text: string): string[] =>
  (text.includes(';') ? text.split(';') : text.replaceAll(/\s+%/g, '%').split(/[,\s]+/))
    .map((part) => part.trim())
    .filter(Boolean);

/** One number as typed; a share also in per cent: 0.1 or "10 %". */
const readOne = (key: OptionKey, text: string): number =>
  isShare(key) && text.trim().endsWith('%') ? parseNumber(text.trim().slice(0, -1)) / 100 : parseNumber(text);

function isShare(key: OptionKey): boolean {
  const option = optionOf(key);
  return option.kind === 'number' && option.share === true;
}

/** A share in per cent, where that reads back as the same number. */
function shareText(value: number): string | null {
  const percents = Number((100 * value).toPrecision(12));
  return percents / 100 === value ? `${percents} %` : null;
}

function readEach<V>(
  texts: readonly string[],
  read: (text: string) => V,
  wrongWith: (value: V, text: string) => string | null,
): ReadValues<V> {
  const result: ReadValues<V> = { values: [], wrong: [], hints: [] };
  const twice = new Set<string>();
  for (const text of texts) {
    const value = read(text);
    const wrong = wrongWith(value, text);
    if (wrong) result.wrong.push(wrong);
    else if (result.values.some((known) => Object.is(known, value))) twice.add(text);
    else result.values.push(value);
  }
  for (const text of twice) result.hints.push(`${text} is named more than once and trained once.`);
  return result;
}

/** The numbers of an axis as typed. */
export function readList(key: OptionKey, text: string): ReadValues<number> {
  const { label } = optionOf(key);
  const one = (typed: string) => readOne(key, typed);
  return readEach(parts(text), one, (value, typed) => {
    const must = complaint(key, value)?.replace(/\binf\b/, '∞');
    return must ? `${label} ${must}, not ${quote(typed)}.` : null;
  });
}

/** Seeds as typed. */
export const readSeeds = (text: string): ReadValues<number> => readList('seed', text);

export interface ValueRange {
  from: string;
  to: string;
  count: string;
  scale: 'linear' | 'log';
}

/** More values than this on one axis are a slip of the finger. */
export const MOST_VALUES = 50;

/** Digits that keep neighbouring values of a range apart and are still read easily. */
const DIGITS = 3;

const none = (wrong: string): ReadValues<number> => ({ values: [], wrong: [wrong], hints: [] });

/** The numbers that a range stands for: both ends, and evenly between them (in value or in logarithm). */
export function readRange(key: OptionKey, range: ValueRange): ReadValues<number> {
  const option = optionOf(key) as NumberOption;
  const [from, to] = [range.from, range.to].map((text) => readOne(key, text));
  const count = parseNumber(range.count);
  for (const [name, value, text] of [
    ['first', from, range.from],
    ['last', to, range.to],
  ] as const) {
    if (!Number.isFinite(value))
      return none(`The ${name} value of ${option.label} must be a number, not ${quote(text)}.`);
  }
  if (!Number.isInteger(count) || count < 2 || count > MOST_VALUES)
    return none(
      `The number of values of ${option.label} must be a whole number from 2 to ${MOST_VALUES}, not ${quote(range.count)}.`,
    );
  if (range.scale === 'log' && !(from > 0 && to > 0))
    return none(`A logarithmic range of ${option.label} needs both ends above 0.`);
  const at = (share: number) =>
    range.scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  const round = (value: number) => (option.integer ? Math.round(value) : Number(value.toPrecision(DIGITS)));
  const numbers = Array.from({ length: count }, (_, i) =>
    i === 0 ? from : i === count - 1 ? to : round(at(i / (count - 1))),
  );
  return readList(key, numbers.join(' '));
}

/** Values as they stand in the field of a list, to the last digit. */
export const listText = (key: OptionKey, values: readonly Value[]): string =>
  values
    .map(
      (value) =>
        (isShare(key) ? shareText(Number(value)) : null) ?? formatValue(key, value).replace('inf', '∞'),
    )
    .join(', ');

/** Seeds that follow each other. */
export function readSeedRun(first: string, count: string): ReadValues<number> {
  const start = readSeeds(first);
  const many = parseNumber(count);
  const wrong = [...start.wrong];
  if (start.values.length !== 1 && !wrong.length) wrong.push('The first seed must be one whole number.');
  if (!Number.isInteger(many) || many < 1 || many > MOST_VALUES)
    wrong.push(`The number of seeds must be a whole number from 1 to ${MOST_VALUES}, not ${quote(count)}.`);
  if (wrong.length) return { values: [], wrong, hints: [] };
  return readSeeds(Array.from({ length: many }, (_, i) => start.values[0] + i).join(' '));
}

/** Steps of a cell as typed; null with the reason. */
export function readSteps(text: string): { steps: number; wrong: string[] } {
  const steps = parseNumber(text);
  if (Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS) return { steps, wrong: [] };
  return {
    steps: 0,
    wrong: [`Steps must be a whole number from 1 to ${MOST_STEPS.toLocaleString('en')}, not ${quote(text)}.`],
  };
}
