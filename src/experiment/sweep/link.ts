// The link of a sweep: the base as in a run's link, then axes, configurations, seeds and steps. parseSweep(formatSweep(x)) = x.
import { partOf } from '../experimentsLink';
import { asName, numberFrom } from '../comparison/link';
import { fitTogether, LINK_VERSION, quote, readQuery, takeOption } from '../link';
import { defaultOptions, OPTION_KEYS, togetherWith, type OptionKey, type Options } from '../options';
import { complaint, formatValue, parseValue, togetherComplaint } from '../validate';
import { MOST_STEPS } from './check';
import type { SweepAxis, SweepPlan } from './types';

/** Steps of each training where nothing else is said. */
export const DEFAULT_STEPS = 200;

/** Between values of an axis, and between seeds. */
const BETWEEN = '_';
const AXIS = 'axis.';

const packed = (text: string): string => encodeURIComponent(text).replaceAll(BETWEEN, '%5F');

/** A packed value; null where it cannot be read. */
function unpacked(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a percent sign by itself
  }
}

function queryOf(options: Partial<Options>, keys: readonly OptionKey[], query = new URLSearchParams()) {
  for (const key of keys) {
    const value = options[key];
    if (value !== undefined) query.set(key, formatValue(key, value));
  }
  return query;
}

/**
 * `#/experiments/sweep?v=1&…&axis.sigma=0.1_0.5&list1=…&seeds=7_8&steps=200`.
 * @param open id of the sweep that is looked at; where it is not known, the link sets its plan up.
 */
export function formatSweep(
  { name, base, axes, list, seeds, steps }: SweepPlan,
  open: string | null = null,
): string {
  const query = new URLSearchParams({ v: String(LINK_VERSION) });
  if (asName(name)) query.set('name', asName(name));
  const defaults = defaultOptions();
  // Those without effect on the base too: a configuration or an axis may give them one.
  const named = OPTION_KEYS.filter((key) => !Object.is(base[key], defaults[key]));
  queryOf(base, named, query);
  for (const { key, values } of axes)
    query.set(AXIS + key, values.map((value) => packed(formatValue(key, value))).join(BETWEEN));
  list.forEach((change, i) => query.set(`list${i + 1}`, queryOf(change, OPTION_KEYS).toString()));
  query.set('seeds', seeds.join(BETWEEN));
  query.set('steps', String(steps));
  if (open !== null) query.set('open', open);
  return `#/experiments/sweep?${query}`;
}

export interface ParsedSweep {
  /** Null where the address holds none. */
  plan: SweepPlan | null;
  /** Id of the sweep that is looked at; null for the set-up. */
  open: string | null;
  /** One sentence for each part that could not be taken as it stands. */
  notices: string[];
}

/** Reads the values that stand in a link; those that are not allowed are named in `notices` and left out. */
function valuesFrom(name: string, key: OptionKey, text: string, notices: string[]): Options[OptionKey][] {
  return text.split(BETWEEN).flatMap((part) => {
    const plain = unpacked(part);
    const value = plain === null ? undefined : parseValue(key, plain);
    const wrong = complaint(key, value);
    if (!wrong) return [value as Options[OptionKey]];
    notices.push(`${name} ${wrong}, not ${quote(plain ?? part)}; this value is left out.`);
    return [];
  });
}

function axisFrom(name: string, text: string, notices: string[]): SweepAxis[] {
  const key = name.slice(AXIS.length) as OptionKey;
  const values = valuesFrom(name, key, text, notices);
  return values.length ? [{ key, values }] : [];
}

function changeFrom(base: Options, name: string, text: string, notices: string[]): Partial<Options> {
  const change: Partial<Options> = {};
  const prefix = `${name}.`;
  readQuery(
    `?${text}`,
    notices,
    (key, value) => takeOption(change, key, value, notices, prefix + key),
    prefix,
  );
  const unfit = togetherComplaint({ ...base, ...change });
  if (!unfit) return change;
  notices.push(`${prefix}${unfit.key} ${unfit.wrong}; the base’s is used.`);
  const dropped: readonly string[] = togetherWith(unfit.key);
  return Object.fromEntries(Object.entries(change).filter(([key]) => !dropped.includes(key)));
}

const placeOf = (name: string): number => Number(name.slice('list'.length));

const isAxis = (name: string): boolean =>
  name.startsWith(AXIS) &&
  OPTION_KEYS.includes(name.slice(AXIS.length) as OptionKey) &&
  name !== `${AXIS}seed`;

/** Reads the location hash of a sweep (another view's says nothing here). Never throws: a bad part is named in `notices`. */
export function parseSweep(hash: string): ParsedSweep {
  const notices: string[] = [];
  if (partOf(hash) !== 'sweep' || !hash.includes('?')) return { plan: null, open: null, notices };
  const base = defaultOptions();
  const texts = new Map<string, string>();
  const parts: [name: string, text: string][] = [];
  readQuery(hash, notices, (key, text) => {
    if (isAxis(key) || /^list\d{1,3}$/.test(key)) parts.push([key, text]);
    else if (['name', 'seeds', 'steps', 'open'].includes(key)) texts.set(key, text);
    else return takeOption(base, key, text, notices);
    return true;
  });
  fitTogether(base, notices);
  const axes = parts.filter(([name]) => isAxis(name));
  const list = parts.filter(([name]) => !isAxis(name)).toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  const seeds = texts.has('seeds')
    ? valuesFrom('seeds', 'seed', texts.get('seeds') ?? '', notices)
    : [base.seed];
  const plan: SweepPlan = {
    name: asName(texts.get('name') ?? ''),
    base,
    axes: axes.flatMap(([name, text]) => axisFrom(name, text, notices)),
    list: list.map(([name, text]) => changeFrom(base, name, text, notices)),
    seeds: seeds.length ? (seeds as number[]) : [base.seed],
    steps: numberFrom(texts, 'steps', MOST_STEPS, DEFAULT_STEPS, notices),
  };
  return { plan, open: texts.get('open') ?? null, notices };
}
