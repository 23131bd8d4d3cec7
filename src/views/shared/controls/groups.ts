// Options as a sheet lists them: by what they are about.
import { isVisible, OPTION_KEYS, optionOf, type OptionKey, type Options } from '../../../experiment/options';

/** Titles of the groups. */
export const GROUPS = {
  data: 'Data',
  loss: 'Loss',
  batch: 'Batch',
  network: 'Network',
  optimiser: 'Optimiser',
  run: 'Run',
} as const;

export interface OptionGroup {
  name: string;
  keys: OptionKey[];
}

/** Options that have an effect and are `wanted`, by group, in the order of the records; empty groups are left out. */
export function optionGroups(options: Options, wanted: (key: OptionKey) => boolean): OptionGroup[] {
  return Object.entries(GROUPS)
    .map(([group, name]) => ({
      name,
      keys: OPTION_KEYS.filter(
        (key) => optionOf(key).group === group && wanted(key) && isVisible(key, options),
      ),
    }))
    .filter(({ keys }) => keys.length > 0);
}
