// Every option of a run, one record each. Defaults of the loss come from public re-implementations and from
// measurement on the default data (README, "How the defaults were chosen"); no number of the paper is repeated.
import type { BooleanOption, ChoiceOption, NumberOption, Option, TextOption } from './optionTypes';
import { DATA_OPTIONS } from './dataOptions';
import { LOSS_OPTIONS } from './lossOptions';
import { TRAINING_OPTIONS } from './trainingOptions';

export const OPTIONS = { ...DATA_OPTIONS, ...LOSS_OPTIONS, ...TRAINING_OPTIONS } as const satisfies Record<
  string,
  Option
>;

export type OptionKey = keyof typeof OPTIONS;

type ValueOf<O> =
  O extends ChoiceOption<infer V>
    ? V
    : O extends NumberOption
      ? number
      : O extends BooleanOption
        ? boolean
        : O extends TextOption
          ? string
          : never;

/** One value per option: all that a run is. */
export type Options = { -readonly [K in OptionKey]: ValueOf<(typeof OPTIONS)[K]> };

export const OPTION_KEYS = Object.keys(OPTIONS) as OptionKey[];

/** The record of one option, in its general type. */
export const optionOf = (key: OptionKey): Option => OPTIONS[key];

/** A fresh set of defaults. */
export function defaultOptions(): Options {
  return Object.fromEntries(OPTION_KEYS.map((key) => [key, optionOf(key).default])) as Options;
}

/** Whether the option has an effect under these options; a control without one is absent. */
export function isVisible(key: OptionKey, options: Options): boolean {
  return optionOf(key).visible?.(options) ?? true;
}

/** Keys whose values differ. Options that have no effect on either side are not named. */
export function differences(a: Options, b: Options): OptionKey[] {
  return OPTION_KEYS.filter((key) => !Object.is(a[key], b[key]) && (isVisible(key, a) || isVisible(key, b)));
}

/** Changed cold options: those that need a restart. */
export function coldDifferences(a: Options, b: Options): OptionKey[] {
  return differences(a, b).filter((key) => !optionOf(key).hot);
}

/** The option and those that mean something only with it. */
export function togetherWith(key: OptionKey): readonly OptionKey[] {
  const option = optionOf(key);
  return option.kind === 'text' && option.together ? (option.together as readonly OptionKey[]) : [key];
}
