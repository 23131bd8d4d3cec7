// A moment of a run, as a link carries it: the step, what changed on the way, and what to compare with on arrival.
import { isVisible, OPTION_KEYS, optionOf, type OptionKey, type Options } from './options';
import { complaint, formatValue, parseValue } from './validate';

const BACKENDS = ['webgpu', 'wasm', 'cpu'] as const;
type Backend = (typeof BACKENDS)[number];

const BACKEND_TITLES: Record<Backend, string> = { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU' };

/** A hot option that changed when `step` steps were done: it acts from the next step on. */
export interface Change {
  step: number;
  key: OptionKey;
  value: Options[OptionKey];
}

/** Where a link points within a run, and what was there. */
export interface Moment {
  step: number;
  /** Checksum of the weights at that step; null when the link has none. */
  check: string | null;
  /** Loss of that step; null when the link has none. */
  loss: number | null;
  /** Backends that computed the run, in order; empty when the link does not say. */
  on: Backend[];
  changes: Change[];
}

/** Parameters of a link that belong to the moment, not to the options. */
export const MOMENT_KEYS: readonly string[] = ['at', 'check', 'loss', 'on', 'changes'];

/** A replay takes each step again: at a millisecond a step, this many take twenty minutes. */
export const LAST_STEP = 1_000_000;

/** More changes than this make a link that messengers cut off (2,000 characters). */
export const MOST_CHANGES = 60;

/** Hot options that differ, as changes at `step`. Hidden ones too: a later change may bring them to light. */
export function hotChanges(step: number, from: Options, to: Options): Change[] {
  return OPTION_KEYS.filter(
    // How often the run is scored leaves no trace in the weights.
    (key) => optionOf(key).hot && key !== 'evaluateEvery' && !Object.is(from[key], to[key]),
  ).map((key) => ({ step, key, value: to[key] }));
}

/** Adds changes to a journal; of several changes of one option between two steps only the last one counts. */
export function addChanges(journal: readonly Change[], added: readonly Change[]): Change[] {
  const replaced = ({ step, key }: Change) => added.some((next) => next.step === step && next.key === key);
  return [...journal.filter((change) => !replaced(change)), ...added];
}

/** The journal of a run that went back to `step`: what was changed later acts from there on. */
export function changesAfterGoingBack(journal: readonly Change[], step: number): Change[] {
  return journal.reduce<Change[]>(
    (kept, change) => addChanges(kept, [{ ...change, step: Math.min(step, change.step) }]),
    [],
  );
}

/** The options after all changes up to `step`. */
export function optionsAt(options: Options, changes: readonly Change[], step: number): Options {
  const due = changes.filter((change) => change.step <= step);
  return Object.assign({ ...options }, ...due.map(({ key, value }) => ({ [key]: value }))) as Options;
}

/**
 * Splits a run into what a link's options say (those of the first step) and the changes after it.
 * `started` are the options the run was started with.
 */
export function startAndChanges(started: Options, journal: readonly Change[]) {
  const options = optionsAt(started, journal, 0);
  const later = journal.filter((change) => change.step > 0);
  // An option without effect is not in the link; once something changes on the way, it may get one.
  const hidden = later.length
    ? OPTION_KEYS.filter((key) => optionOf(key).hot && !isVisible(key, options))
        .filter((key) => !Object.is(options[key], optionOf(key).default))
        .map((key): Change => ({ step: 0, key, value: options[key] }))
    : [];
  return { options, changes: [...hidden, ...later] };
}

const formatChange = ({ step, key, value }: Change) => `${step}.${key}.${formatValue(key, value)}`;

/** The moment's part of a link's query. */
export function formatMoment({ step, check, loss, on, changes }: Moment): string {
  const query = new URLSearchParams({ at: String(step) });
  if (check !== null) query.set('check', check);
  if (loss !== null) query.set('loss', String(loss));
  if (on.length) query.set('on', on.join('_'));
  if (changes.length) query.set('changes', changes.map(formatChange).join('_'));
  return query.toString();
}

const stepFrom = (text: string) =>
  /^\d{1,7}$/.test(text) && Number(text) <= LAST_STEP ? Number(text) : null;

function parseChange(text: string): Change | null {
  const [, at = '', key = '', value = ''] = /^(\d+)\.([A-Za-z]+)\.(.*)$/.exec(text) ?? [];
  const step = stepFrom(at);
  if (step === null || !OPTION_KEYS.includes(key as OptionKey)) return null;
  const parsed = parseValue(key as OptionKey, value);
  if (!optionOf(key as OptionKey).hot || complaint(key as OptionKey, parsed)) return null;
  return { step, key: key as OptionKey, value: parsed as Options[OptionKey] };
}

/** null when any of them cannot be read, since half of the changes would make another run. */
function parseChanges(text: string): Change[] | null {
  const parts = text.split('_');
  if (parts.length > 2 * MOST_CHANGES) return null;
  const changes = parts.map(parseChange);
  return changes.every((change) => change !== null) ? changes : null;
}

/** Reads the moment of a link's query; null when it names none. Bad parts are named in `notices` and left out. */
export function parseMoment(query: URLSearchParams, notices: string[]): Moment | null {
  const at = query.get('at');
  if (at === null) {
    if (MOMENT_KEYS.some((key) => query.has(key)))
      notices.push('The link describes a moment but names no step (at); it opens at step 0.');
    return null;
  }
  const step = stepFrom(at);
  if (step === null) {
    notices.push(`at must be a whole number from 0 to ${LAST_STEP}; the link opens at step 0.`);
    return null;
  }
  const moment: Moment = { step, check: null, loss: null, on: [], changes: [] };
  const refuse = (key: string, must: string) => notices.push(`${key} must be ${must}; it is left out.`);

  const check = query.get('check');
  if (check !== null && /^[0-9a-z]{7}$/.test(check)) moment.check = check;
  else if (check !== null) refuse('check', '7 letters and digits as the app writes them');

  const loss = query.get('loss');
  if (loss !== null && loss.trim() !== '' && Number.isFinite(Number(loss))) moment.loss = Number(loss);
  else if (loss !== null) refuse('loss', 'a number');

  const on = query.get('on')?.split('_') ?? [];
  if (on.length <= 10 && on.every((name) => BACKENDS.includes(name as Backend))) moment.on = on as Backend[];
  else refuse('on', `one of ${BACKENDS.join(', ')}`);

  const changes = query.get('changes');
  const parsed = changes === null ? [] : parseChanges(changes);
  if (parsed) moment.changes = parsed;
  else refuse('changes', 'a list of steps, options and values as the app writes it');
  return moment;
}

/** What was found at the step of a moment, here. */
export interface Arrival {
  check: string;
  loss: number | null;
  on: Backend[];
}

export interface Verdict {
  same: boolean;
  sentence: string;
}

const titles = (on: readonly Backend[]) => on.map((name) => BACKEND_TITLES[name]).join(' then ');

function lossSentence(there: number | null, here: number | null): string {
  if (there === null || here === null) return '';
  if (there === here) return ' The loss is the same to the last digit.';
  const share = Math.abs(here - there) / Math.max(Math.abs(there), Number.MIN_VALUE);
  return ` The loss is ${here.toPrecision(5)} here and ${there.toPrecision(5)} there (${(100 * share).toPrecision(2)} % apart).`;
}

function whySentence(there: readonly Backend[], here: readonly Backend[]): string {
  if (!there.length) return ' The link does not say which backend it was made on.';
  if (there.join() !== here.join())
    return ` The link was made on ${titles(there)}, this run on ${titles(here)}: backends round differently, and small differences grow from step to step.`;
  return ` Both ran on ${titles(here)}: another version of the page, browser, driver or processor rounds differently.`;
}

/** Compares what a link promises with what was found. */
export function verdictOf(moment: Moment, arrival: Arrival): Verdict {
  const { step, check, loss, on } = moment;
  if (check === null)
    return {
      same: false,
      sentence: `Here is step ${step}. The link has no checksum to compare the weights with.`,
    };
  if (check === arrival.check)
    return { same: true, sentence: `Reproduced: same weights at step ${step} (${check}).` };
  return {
    same: false,
    sentence:
      `Not the same weights at step ${step}: ${arrival.check} here, ${check} in the link.` +
      lossSentence(loss, arrival.loss) +
      whySentence(on, arrival.on),
  };
}
