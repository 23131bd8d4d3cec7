// What a comparison holds equal and what differs, worked out from configurations and from hashes of what was trained on.
import { createRandom } from '../../data/random';
import type { Change } from '../moment';
import { isVisible, OPTION_KEYS, optionOf, type OptionKey, type Options } from '../options';
import { varied } from './laneNames';
import { listOf, nounsOf, type Noun } from './nouns';

/** Hashes of what a lane is trained on; equal ones mean equal bytes. */
export interface Prints {
  /** Values, true identities, cameras and split. */
  images: string;
  /** Labels of the training items. */
  labels: string;
  /** Weights at step 0. */
  start: string;
  /** Items of all batches up to `step`, in order. */
  batches: string;
  step: number;
}

/** What the line needs of a lane. */
export interface LaneSetup {
  /** In force now. */
  options: Options;
  /** Those of the lane's first step. */
  started: Options;
  /** Hot options changed on the way, as far as they are known. */
  changes: readonly Change[];
  /** The file that its first weights came from; null where the seed drew them. */
  weightsFrom: string | null;
  /** Null until they are known. */
  prints: Prints | null;
}

export const ASPECTS = ['images', 'labels', 'start', 'batches'] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface HeldEqual {
  /**
   * 'alone': nothing to compare with · 'unchecked': not all hashes are there yet · 'equal': all of them agree ·
   * 'different': some do not · 'contradiction': some do not although the configurations say that they should.
   */
  state: 'alone' | 'unchecked' | 'equal' | 'different' | 'contradiction';
  /** Equal in all lanes by their hashes. */
  equal: Aspect[];
  /** Not equal by their hashes. */
  unequal: Aspect[];
  /** Not equal although no option that decides it differs. */
  unexpected: Aspect[];
  /** Options with an effect that differ between any two lanes now. */
  options: OptionKey[];
  /** Options that are the same now but were not on the way. */
  formerly: OptionKey[];
  /** "Same data, same start, same batches". */
  lead: string;
  /** "only the weighting differs". */
  rest: string;
  /** Six digits that stand for all hashes; null unless all agree. */
  hash: string | null;
}

/** Options that decide an aspect: where they agree, the bytes must. */
const DECIDED_BY: Record<Aspect, (key: OptionKey) => boolean> = {
  images: (key) => optionOf(key).group === 'data' && key !== 'wrongLabels',
  labels: (key) => optionOf(key).group === 'data',
  // A softmax head has weights of its own.
  start: (key) => ['data', 'network'].includes(optionOf(key).group) || key === 'lambda',
  batches: (key) => ['data', 'batch'].includes(optionOf(key).group),
};

const WORDS: Record<Aspect, string> = {
  images: 'images',
  labels: 'labels',
  start: 'start',
  batches: 'batches',
};

/** Data are images with their labels: where both agree, one word says so. */
function words(aspects: readonly Aspect[]): string[] {
  const both = aspects.includes('images') && aspects.includes('labels');
  const rest = both ? aspects.filter((aspect) => aspect !== 'images' && aspect !== 'labels') : aspects;
  return [...(both ? ['data'] : []), ...rest.map((aspect) => WORDS[aspect])];
}

const every = <T>(list: readonly T[], same: (a: T, b: T) => boolean): boolean =>
  list.every((item) => same(list[0], item));

/** Options that differed at some step between two lanes which have them equal now. */
function formerlyVaried(lanes: readonly LaneSetup[], now: readonly OptionKey[]): OptionKey[] {
  const atStart = varied(lanes.map(({ started }) => started));
  const journal = ({ changes }: LaneSetup, key: OptionKey) =>
    changes
      .filter((change) => change.key === key)
      .map(({ step, value }) => `${step}:${String(value)}`)
      .join();
  const acts = (key: OptionKey) =>
    lanes.some(({ options, started }) => isVisible(key, options) || isVisible(key, started));
  const onTheWay = OPTION_KEYS.filter(
    (key) => acts(key) && !every(lanes, (a, b) => journal(a, key) === journal(b, key)),
  );
  return OPTION_KEYS.filter((key) => (atStart.includes(key) || onTheWay.includes(key)) && !now.includes(key));
}

/** Whether two lanes must agree in an aspect, as far as their first options say. */
function mustAgree(aspect: Aspect, a: LaneSetup, b: LaneSetup): boolean {
  if (aspect === 'start' && (a.weightsFrom !== null || b.weightsFrom !== null)) return false;
  const decides = DECIDED_BY[aspect];
  return !varied([a.started, b.started]).some((key) => key === 'seed' || decides(key));
}

const isUnexpected = (aspect: Aspect, lanes: readonly LaneSetup[]): boolean =>
  lanes.some((a, i) =>
    lanes.slice(i + 1).some((b) => mustAgree(aspect, a, b) && a.prints?.[aspect] !== b.prints?.[aspect]),
  );

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** Options that the line names; of more it says how many. */
const MOST_NOUNS = 4;

const shortList = (nouns: readonly Noun[]): string => {
  const texts = nouns.map(({ text }) => text);
  const more = texts.length - MOST_NOUNS;
  return listOf(more > 0 ? [...texts.slice(0, MOST_NOUNS), `${more} more`] : texts);
};

/** "only the weighting differs", "σ, the margin and the wrong labels differ"; "nothing differs". */
function differSentence(nouns: readonly Noun[], onlyOne: boolean): string {
  if (!nouns.length) return 'nothing differs';
  const list = shortList(nouns);
  const verb = nouns.length > 1 || nouns[0].plural ? 'differ' : 'differs';
  return `${onlyOne && nouns.length === 1 ? 'only ' : ''}${list} ${verb}`;
}

function formerlySentence(keys: readonly OptionKey[], lanes: readonly LaneSetup[]): string {
  const nouns = nounsOf(
    keys,
    lanes.map(({ started }) => started),
  );
  return nouns.length ? `${shortList(nouns)} differed on the way` : '';
}

function hashOf(prints: Prints): string {
  const text = [...ASPECTS.map((aspect) => prints[aspect]), prints.step].join(' ');
  return createRandom(0, text)
    .integer(36 ** 6)
    .toString(36)
    .padStart(6, '0');
}

/** What differs now, as nouns. */
function nounsNow(lanes: readonly LaneSetup[], options: readonly OptionKey[]): Noun[] {
  const files = every(lanes, (a, b) => a.weightsFrom === b.weightsFrom);
  const nouns = nounsOf(
    options,
    lanes.map((lane) => lane.options),
  );
  return files ? nouns : [...nouns, { text: 'the first weights', plural: true }];
}

/** The computed line of a comparison: every word follows from the lanes' options and hashes. */
export function heldEqual(lanes: readonly LaneSetup[]): HeldEqual {
  const options = varied(lanes.map((lane) => lane.options));
  const formerly = formerlyVaried(lanes, options);
  const found = { equal: [], unequal: [], unexpected: [], options, formerly, hash: null };
  if (lanes.length < 2)
    return { ...found, state: 'alone', lead: 'One lane', rest: 'add another to compare with' };
  const differ = [
    differSentence(nounsNow(lanes, options), formerly.length === 0),
    formerlySentence(formerly, lanes),
  ];
  const prints = lanes.map((lane) => lane.prints).filter((print) => print !== null);
  if (prints.length < lanes.length)
    return {
      ...found,
      state: 'unchecked',
      lead: 'Not checked yet',
      rest: `by the configurations, ${joined(differ)}`,
    };
  return { ...found, ...compared(lanes, prints, differ) };
}

/** The part of the line that needs the hashes. */
function compared(lanes: readonly LaneSetup[], prints: readonly Prints[], differ: readonly string[]) {
  // Batches are compared at one step, and from the first one on: before it there is nothing to say of them.
  const together = every(prints, (a, b) => a.step === b.step);
  const drawn = together && prints[0].step > 0;
  const aspects = ASPECTS.filter((aspect) => drawn || aspect !== 'batches');
  const equal = aspects.filter((aspect) => every(prints, (a, b) => a[aspect] === b[aspect]));
  const unequal = aspects.filter((aspect) => !equal.includes(aspect));
  const unexpected = unequal.filter((aspect) => isUnexpected(aspect, lanes));
  const expected = unequal.filter((aspect) => !unexpected.includes(aspect));
  const state: HeldEqual['state'] = unexpected.length
    ? 'contradiction'
    : unequal.length
      ? 'different'
      : drawn
        ? 'equal'
        : 'unchecked';
  return {
    state,
    equal,
    unequal,
    unexpected,
    lead: equal.length ? capital(listWith('same', words(equal))) : 'Nothing is held equal',
    rest: joined([
      ...differ,
      listWith('other', words(expected)),
      unexpected.length
        ? `${listWith('other', words(unexpected))}, although the configurations say the same: do not trust this comparison`
        : '',
      together ? '' : 'batches are not compared while lanes are at different steps',
      together && !drawn ? 'batches are compared once some are drawn' : '',
    ]),
    hash: state === 'equal' ? hashOf(prints[0]) : null,
  };
}

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('; ');

/** "same data, same start". */
const listWith = (word: string, list: readonly string[]): string =>
  list.map((text) => `${word} ${text}`).join(', ');
