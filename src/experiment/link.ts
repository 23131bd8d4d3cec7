// The link is the state: only what differs from the defaults, with a schema version. parseLink(formatLink(x)) = x.
import { formatMoment, MOMENT_KEYS, optionsAt, parseMoment, type Moment } from './moment';
import {
  defaultOptions,
  isVisible,
  OPTION_KEYS,
  togetherWith,
  type OptionKey,
  type Options,
} from './options';
import { complaint, formatValue, parseValue, togetherComplaint } from './validate';

/** Raised when a key changes its meaning; older links are read with a notice. */
export const LINK_VERSION = 1;

/** The page's views; a link names one and then what that view shows. */
export const VIEWS = ['train', 'lab', 'learn', 'experiments'] as const;
export type View = (typeof VIEWS)[number];

/** The view that a location hash names; what names none is the Train view. */
export function viewOf(hash: string): View {
  const name = /^#\/([a-z]+)/.exec(hash)?.[1];
  return VIEWS.find((view) => view === name) ?? 'train';
}

/** Options that a link names: the seed, and each that has an effect and differs from its default. */
export function namedInLink(options: Options): OptionKey[] {
  const defaults = defaultOptions();
  return OPTION_KEYS.filter(
    (key) => key === 'seed' || (!Object.is(options[key], defaults[key]) && isVisible(key, options)),
  );
}

/** `#/train?v=1&…` naming the options of `namedInLink`, then the moment. */
export function formatLink(options: Options, moment: Moment | null = null): string {
  const query = new URLSearchParams({ v: String(LINK_VERSION) });
  for (const key of namedInLink(options)) query.set(key, formatValue(key, options[key]));
  return `#/train?${query}${moment ? `&${formatMoment(moment)}` : ''}`;
}

export interface ParsedLink {
  options: Options;
  /** One sentence for each part that could not be taken as it stands; that part is at its default. */
  notices: string[];
  /** The step to replay to; null when the link names none. */
  moment: Moment | null;
}

/** Text from outside as a notice repeats it. */
export const quote = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/**
 * Reads the query of a location hash and hands each parameter to `take`, the first one of a name only; `take` says false
 * for a name that it does not know. Another version, repeated and unknown names are named in `notices`, after `prefix`.
 */
export function readQuery(
  hash: string,
  notices: string[],
  take: (key: string, text: string) => boolean,
  prefix = '',
): URLSearchParams {
  const mark = hash.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : hash.slice(mark + 1));
  const version = query.get('v');
  if (version !== null && version !== String(LINK_VERSION)) {
    notices.push(
      `The link is of version ${quote(version)}; this page reads version ${LINK_VERSION}, so parts may differ.`,
    );
  }
  const seen = new Set<string>(['v']);
  for (const [key, text] of query) {
    if (seen.has(key)) {
      if (key !== 'v') notices.push(`The link names ${quote(prefix + key)} twice; the first one is used.`);
      continue;
    }
    seen.add(key);
    if (!take(key, text))
      notices.push(`The link names ${quote(prefix + key)}, which is no option here; it is left out.`);
  }
  return query;
}

/** The option's value from a link's text; null where it is not allowed, which is then named in `notices` as `name`. */
export function readOption(
  key: OptionKey,
  text: string,
  notices: string[],
  name: string = key,
): { value: unknown } | null {
  const value = parseValue(key, text);
  const wrong = complaint(key, value);
  if (!wrong) return { value };
  notices.push(`${name} ${wrong}, not ${quote(text)}; its default is used.`);
  return null;
}

/** Puts an option's value from a link's text into `options`; a bad one is named in `notices`. False where `key` is no option. */
export function takeOption(
  options: Partial<Options>,
  key: string,
  text: string,
  notices: string[],
  name = key,
): boolean {
  if (!OPTION_KEYS.includes(key as OptionKey)) return false;
  const read = readOption(key as OptionKey, text, notices, name);
  if (read) Object.assign(options, { [key]: read.value });
  return true;
}

/** Reads the location hash of the Train view (another view's says nothing here). Never throws: a bad part is named in `notices` and left at its default. */
export function parseLink(hash: string): ParsedLink {
  const options = defaultOptions();
  const notices: string[] = [];
  if (!hash.includes('?') || viewOf(hash) !== 'train') return { options, notices, moment: null };
  const query = readQuery(
    hash,
    notices,
    (key, text) => MOMENT_KEYS.includes(key) || takeOption(options, key, text, notices),
  );
  fitTogether(options, notices);
  return { options, notices, moment: readMoment(query, options, notices) };
}

/** The moment of a query, whose changes leave options that fit each other; `prefix` stands before the names in `notices`. */
export function readMoment(
  query: URLSearchParams,
  options: Options,
  notices: string[],
  prefix = '',
): Moment | null {
  const wrong: string[] = [];
  const moment = parseMoment(query, wrong);
  const fits = (changes: Moment['changes']) =>
    !changes.some(({ step }) => togetherComplaint(optionsAt(options, changes, step)));
  if (moment && !fits(moment.changes)) {
    wrong.push('changes must leave options that fit each other; it is left out.');
    moment.changes = [];
  }
  notices.push(...wrong.map((sentence) => prefix + sentence));
  return moment;
}

/** Options that need each other go to their defaults as one where they do not fit; `prefix` stands before their names. */
export function fitTogether(options: Partial<Options>, notices: string[], prefix = ''): void {
  const defaults = defaultOptions();
  for (let found = togetherComplaint(options); found; found = togetherComplaint(options)) {
    const { key, wrong } = found;
    notices.push(`${prefix}${key} ${wrong}, not ${quote(String(options[key]))}; its default is used.`);
    for (const other of togetherWith(key)) Object.assign(options, { [other]: defaults[other] });
  }
}
