// Options in words: what More holds in one line, and what a restart would change.
import { isVisible, OPTION_KEYS, optionOf, type OptionKey, type Options } from '../../../experiment/options';
import { embeddingOf } from '../../../experiment/network';
import { dialKeyOf } from '../../shared/dial';
import { formatExponent, formatOptionValue } from '../../shared/controls/format';
import { optionGroups, type OptionGroup } from '../../shared/controls/groups';

/** "Adam 3e−3 · unit norm · 32-D", from the options as they stand. */
export function summaryLine(options: Options): string {
  const optimiser = `${formatOptionValue('optimiser', options.optimiser)} ${formatExponent(options.learningRate)}`;
  const norm = options.normalize ? 'unit norm' : 'no norm';
  return [optimiser, norm, `${embeddingOf(options)}-D`].join(' · ');
}

/** "Identities 48 → 60" */
export function differencePhrase(key: OptionKey, from: Options, to: Options): string {
  return `${optionOf(key).label} ${formatOptionValue(key, from[key])} → ${formatOptionValue(key, to[key])}`;
}

/** More differences than this are counted, not named. */
const MOST_NAMED = 3;

/** "Identities 48 → 60 starts a new run from step 0." for the given (cold) keys; empty without any. */
export function pendingSentence(keys: readonly OptionKey[], from: Options, to: Options): string {
  if (!keys.length) return '';
  const shown = keys.filter((key) => optionOf(key).kind !== 'text' || keys.length === 1);
  const named = shown.length > MOST_NAMED ? shown.slice(0, MOST_NAMED - 1) : shown;
  const phrases = named.map((key) => differencePhrase(key, from, to));
  if (named.length < shown.length) phrases.push(`${shown.length - named.length} more`);
  const list = phrases.length > 1 ? `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}` : phrases[0];
  return `${list} ${shown.length > 1 ? 'start' : 'starts'} a new run from step 0.`;
}

/** Options that have their control on the panel itself. The loss's other numbers are there as rows. */
const isOnPanel = (key: OptionKey): boolean => {
  const { group, kind } = optionOf(key);
  return key === 'data' || key === 'strategy' || (group === 'loss' && kind === 'number') || kind === 'text';
};

/** Rows of the panel: the numbers of the loss that have an effect, the dial's apart. */
export function panelRows(options: Options): OptionKey[] {
  return OPTION_KEYS.filter(
    (key) =>
      optionOf(key).group === 'loss' &&
      optionOf(key).kind === 'number' &&
      key !== dialKeyOf(options.strategy) &&
      isVisible(key, options),
  );
}

/** Everything else, by group; groups without a visible option are left out. */
export const sheetGroups = (options: Options): OptionGroup[] =>
  optionGroups(options, (key) => !isOnPanel(key));
