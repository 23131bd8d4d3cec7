// What the runs of a sweep are called in lists: by what the sweep varies, and their seed.
import { describeOption } from '../optionNames';
import { isVisible, OPTION_KEYS } from '../options';
import { formatOptionValue } from '../optionText';
import type { SweepCell, SweepPlan } from './types';

/** "HAP2S-E, σ = 0.1, seed 7" */
export function cellName(
  { axes, list }: Pick<SweepPlan, 'axes' | 'list'>,
  { options, seed }: SweepCell,
): string {
  const varied = new Set<string>([
    ...axes.map(({ key }) => key),
    ...list.flatMap((change) => Object.keys(change)),
  ]);
  const parts = OPTION_KEYS.filter((key) => varied.has(key) && isVisible(key, options)).map((key) =>
    describeOption(key, options),
  );
  const name = parts.length ? parts : [formatOptionValue('strategy', options.strategy)];
  return [...name, `seed ${seed}`].join(', ');
}
