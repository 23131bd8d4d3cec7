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
export const VIEWS = ['train', 'lab', 'learn'] as const;
export type View = (typeof VIEWS)[number];

/** The view that a location hash names; what names none is the Train view. */
export function viewOf(hash: string): View {
  const name = /^#\/([a-z]+)/.exec(hash)?.[1];
  return VIEWS.find((view) => view === name) ?? 'train';
}

/** `#/train?v=1&…` naming the seed and each option that has an effect and differs from its default, then the moment. */
export function formatLink(options: Options, moment: Moment | null = null): string {
  const defaults = defaultOptions();
  const query = new URLSearchParams({ v: String(LINK_VERSION) });
  for (const key of OPTION_KEYS) {
    const differs = !Object.is(options[key], defaults[key]) && isVisible(key, options);
    if (differs || key === 'seed') query.set(key, formatValue(key, options[key]));
  }
  return `#/train?${query}${moment ? `&${formatMoment(moment)}` : ''}`;
}

export interface ParsedLink {
  options: Options;
  /** One sentence for each part that could not be taken as it stands; that part is at its default. */
  notices: string[];
  /** The step to replay to; null when the link names none. */
  moment: Moment | null;
}

const quote = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** Reads the location hash of the Train view (another view's says nothing here). Never throws: a bad part is named in `notices` and left at its default. */
export function parseLink(hash: string): ParsedLink {
  const options = defaultOptions();
  const notices: string[] = [];
  const mark = hash.indexOf('?');
  if (mark < 0 || viewOf(hash) !== 'train') return { options, notices, moment: null };
  const query = new URLSearchParams(hash.slice(mark + 1));
  const version = query.get('v');
  if (version !== null && version !== String(LINK_VERSION)) {
    notices.push(
      `The link is of version ${quote(version)}; this page reads version ${LINK_VERSION}, so parts may differ.`,
    );
  }
  const seen = new Set<string>(['v']);
  for (const [key, text] of query) {
    if (seen.has(key)) {
      if (key !== 'v') notices.push(`The link names ${quote(key)} twice; the first one is used.`);
      continue;
    }
    seen.add(key);
    if (MOMENT_KEYS.includes(key)) continue;
    if (!OPTION_KEYS.includes(key as OptionKey)) {
      notices.push(`The link names ${quote(key)}, which is no option here; it is left out.`);
      continue;
    }
    const value = parseValue(key as OptionKey, text);
    const wrong = complaint(key as OptionKey, value);
    if (wrong) notices.push(`${key} ${wrong}, not ${quote(text)}; its default is used.`);
    else Object.assign(options, { [key]: value });
  }
  fitTogether(options, notices);
  const moment = parseMoment(query, notices);
  if (
    moment &&
    moment.changes.some(({ step }) => togetherComplaint(optionsAt(options, moment.changes, step)))
  ) {
    notices.push('changes must leave options that fit each other; it is left out.');
    moment.changes = [];
  }
  return { options, notices, moment };
}

/** Options that need each other go to their defaults as one where they do not fit. */
function fitTogether(options: Options, notices: string[]): void {
  const defaults = defaultOptions();
  for (let found = togetherComplaint(options); found; found = togetherComplaint(options)) {
    const { key, wrong } = found;
    notices.push(`${key} ${wrong}, not ${quote(String(options[key]))}; its default is used.`);
    for (const other of togetherWith(key)) Object.assign(options, { [other]: defaults[other] });
  }
}
