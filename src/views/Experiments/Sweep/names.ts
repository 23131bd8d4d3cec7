// What a configuration is called beside others: what it differs in, never "run 7".
import { describeOption } from '../../../experiment/optionNames';
import {
  defaultOptions,
  differences,
  isVisible,
  OPTION_KEYS,
  type OptionKey,
  type Options,
} from '../../../experiment/options';
import { formatOptionValue } from '../../../experiment/optionText';
import { dialKeyOf } from '../../shared/dial';

export interface ConfigurationName {
  /** The strategy, or the first thing that is varied. */
  title: string;
  /** The other things that are varied; '' for none. */
  detail: string;
}

/** Options in which at least two of the configurations differ with effect; the seed is none of them. */
export function variedKeys(all: readonly Options[]): OptionKey[] {
  return OPTION_KEYS.filter(
    (key) =>
      key !== 'seed' &&
      new Set(all.filter((options) => isVisible(key, options)).map((options) => options[key])).size > 1,
  );
}

/**
 * The name of one configuration among those whose `varied` options differ.
 * @param over an option that the name leaves open: the x axis of a line.
 */
export function nameOf(
  options: Options,
  varied: readonly OptionKey[],
  over: OptionKey | null = null,
): ConfigurationName {
  const shown = varied.filter((key) => key !== 'strategy' && key !== over && isVisible(key, options));
  const byStrategy = varied.includes('strategy') || !shown.length;
  if (!byStrategy) {
    const [first, ...rest] = shown.map((key) => describeOption(key, options));
    return { title: first, detail: rest.join(' · ') };
  }
  const dial = dialKeyOf(options.strategy);
  const keys = dial && dial !== over && !shown.includes(dial) ? [dial, ...shown] : shown;
  return {
    title: formatOptionValue('strategy', options.strategy),
    detail: keys.map((key) => describeOption(key, options)).join(' · '),
  };
}

/** Title and detail in one line. */
export const fullName = ({ title, detail }: ConfigurationName): string =>
  detail ? `${title}, ${detail}` : title;

const differing = (options: Options, from: Options): OptionKey[] =>
  differences(from, options).filter((key) => key !== 'seed' && isVisible(key, options));

/** "Clusters · P = 4 · lr 1e−3": what differs from other options, by default the defaults; '' for nothing. */
export const differencesText = (options: Options, from: Options = defaultOptions()): string =>
  differing(options, from)
    .map((key) => describeOption(key, options))
    .join(' · ');

/** What differs from the defaults beside strategy and data. */
export const otherDifferences = (options: Options): string[] =>
  differing(options, defaultOptions())
    .filter((key) => key !== 'strategy' && key !== 'data')
    .map((key) => describeOption(key, options));
