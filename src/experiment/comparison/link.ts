// The link of a comparison: what all lanes share as in a run's link, then each lane's own part as a query within the query.
import { fitTogether, LINK_VERSION, namedInLink, quote, readMoment, readQuery, takeOption } from '../link';
import { formatMoment, MOMENT_KEYS, type Moment } from '../moment';
import { defaultOptions, isVisible, type OptionKey, type Options } from '../options';
import { formatValue } from '../validate';

/** One look takes in so many lanes, and one device trains so many in turn. */
export const MOST_LANES = 4;
/** Steps to which a comparison goes where nothing else is said. */
export const DEFAULT_STEPS = 300;
/** As far as a comparison can be sent: a millisecond a step makes this twenty minutes. */
export const MOST_STEPS = 1_000_000;
/** Characters of a comparison's name. */
const LONGEST_NAME = 80;

/** What a comparison is before anything is trained. */
export interface Comparison {
  /** The person's own name for it; empty for none. */
  name: string;
  /** One to MOST_LANES. */
  lanes: Options[];
  /** Where playing stops. */
  steps: number;
  /** Place in `lanes` of the one that the others are compared with. */
  base: number;
  /** The step to play to at once, with each lane's changes on the way and what its weights were there; absent: none. */
  moments?: Moment[];
}

/** The name as a link can hold it. */
export const asName = (text: string): string =>
  Array.from(text.replace(/\s+/g, ' ').trim()).slice(0, LONGEST_NAME).join('').trim();

export const isSteps = (steps: number): boolean =>
  Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS;

/** An option that acts in every lane and is the same in all of them. */
const isShared = (key: OptionKey, lanes: readonly Options[]): boolean =>
  lanes.every((lane) => isVisible(key, lane) && Object.is(lane[key], lanes[0][key]));

/** `#/experiments/compare?v=1&…&steps=300&lane1=…`. parseComparison's inverse, as far as options have an effect. */
export function formatComparison({ name, lanes, steps, base, moments }: Comparison): string {
  const query = new URLSearchParams({ v: String(LINK_VERSION) });
  if (asName(name)) query.set('name', asName(name));
  const parts = lanes.map((lane, i) => {
    const own = new URLSearchParams(moments && formatMoment(moments[i]));
    own.delete('at'); // the same for all
    for (const key of namedInLink(lane))
      (isShared(key, lanes) ? query : own).set(key, formatValue(key, lane[key]));
    return own.toString();
  });
  query.set('steps', String(steps));
  if (base) query.set('base', String(base + 1));
  if (moments?.length) query.set('at', String(moments[0].step));
  parts.forEach((part, i) => query.set(`lane${i + 1}`, part));
  return `#/experiments/compare?${query}`;
}

export interface ParsedComparison {
  /** Null where the link names no lane. */
  comparison: Comparison | null;
  /** One sentence for each part that could not be taken as it stands. */
  notices: string[];
}

const isComparison = (hash: string): boolean => /^#\/experiments\/compare\/?\?/.test(hash);

/** Reads the location hash of a comparison (another view's says nothing here). Never throws: a bad part is named in `notices`. */
export function parseComparison(hash: string): ParsedComparison {
  const notices: string[] = [];
  if (!isComparison(hash)) return { comparison: null, notices };
  const shared = defaultOptions();
  const texts = new Map<string, string>();
  const parts: { name: string; text: string }[] = [];
  readQuery(hash, notices, (key, text) => {
    if (/^lane\d{1,3}$/.test(key)) parts.push({ name: key, text });
    else if (['name', 'steps', 'base', 'at'].includes(key)) texts.set(key, text);
    else return takeOption(shared, key, text, notices);
    return true;
  });
  if (!parts.length) {
    notices.push('The link names no lane (lane1, lane2, …), so no comparison is opened.');
    return { comparison: null, notices };
  }
  const sorted = parts.toSorted((a, b) => laneNumber(a.name) - laneNumber(b.name));
  if (sorted.length > MOST_LANES)
    notices.push(
      `The link has ${sorted.length} lanes; a comparison has at most ${MOST_LANES}, so the first ${MOST_LANES} are opened.`,
    );
  const at = texts.get('at') ?? null;
  const read = sorted
    .slice(0, MOST_LANES)
    .map(({ name, text }) => laneFrom(shared, { name, text, at }, notices));
  const lanes = read.map(({ options }) => options);
  const moments = read.flatMap(({ moment }) => moment ?? []);
  const name = asName(texts.get('name') ?? '');
  return {
    comparison: {
      name,
      lanes,
      steps: numberFrom(texts, 'steps', MOST_STEPS, DEFAULT_STEPS, notices),
      base: numberFrom(texts, 'base', lanes.length, 1, notices) - 1,
      ...(moments.length === lanes.length ? { moments } : null),
    },
    notices,
  };
}

const laneNumber = (name: string): number => Number(name.slice('lane'.length));

interface LaneText {
  name: string;
  text: string;
  /** The step of the moment, which all lanes share. */
  at: string | null;
}

function laneFrom(shared: Options, { name, text, at }: LaneText, notices: string[]) {
  const options = { ...shared };
  const prefix = `${name}.`;
  const take = (key: string, value: string) =>
    (key !== 'at' && MOMENT_KEYS.includes(key)) || takeOption(options, key, value, notices, prefix + key);
  const query = readQuery(`?${text}`, notices, take, prefix);
  fitTogether(options, notices, prefix);
  query.delete('at');
  if (at !== null) query.set('at', at);
  return { options, moment: readMoment(query, options, notices, prefix) };
}

/** A whole number from 1 to `most`; `otherwise` where the link has none that is. */
export function numberFrom(
  texts: ReadonlyMap<string, string>,
  key: string,
  most: number,
  otherwise: number,
  notices: string[],
): number {
  const text = texts.get(key);
  if (text === undefined) return otherwise;
  const value = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  notices.push(`${key} must be a whole number from 1 to ${most}, not ${quote(text)}; its default is used.`);
  return otherwise;
}
