// Equal trainings have equal keys, in whatever sweep they are asked for. The keys name every option that has an effect, so
// that they keep their meaning when a default changes.
import { isVisible, OPTION_KEYS, type OptionKey, type Options } from '../options';
import { formatValue } from '../validate';

/** Whether an option makes another training; the seed is told apart from the configuration. */
const counts = (key: OptionKey, options: Options): boolean => key !== 'seed' && isVisible(key, options);

/** Equal for options that differ by their seed, or by options without effect, alone. */
export function configurationKey(options: Options): string {
  const query = new URLSearchParams();
  for (const key of OPTION_KEYS) if (counts(key, options)) query.set(key, formatValue(key, options[key]));
  return query.toString();
}

/** Equal for equal trainings. */
export const cellKey = (configuration: string, seed: number, steps: number): string =>
  `${configuration}&${new URLSearchParams({ seed: String(seed), steps: String(steps) })}`;
