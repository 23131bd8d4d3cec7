// Legends say what changed: a lane is called by its strategy where strategies differ, else by the option that does.
import { describeOption } from '../optionNames';
import { formatOptionValue } from '../optionText';
import { differences, isVisible, OPTION_KEYS, type OptionKey, type Options } from '../options';

export interface LaneName {
  /** For legends; no two lanes have the same. */
  name: string;
  /** What else there is to know of it, in a few words; may be empty. */
  sub: string;
  /** Name and sub with all that differs, where these leave something out. */
  full?: string;
}

/** Names in a legend hold so many options, and the line below them so many more. */
const MOST_NAMED = 2;

/** Options in which any two of them differ, in the order of the records. */
export function varied(lanes: readonly Options[]): OptionKey[] {
  const found = new Set(
    lanes.flatMap((lane, i) => lanes.slice(i + 1).flatMap((other) => differences(lane, other))),
  );
  return OPTION_KEYS.filter((key) => found.has(key));
}

/** What a strategy without a number of its own does with a set. */
const STRATEGY_WORDS: Partial<Record<Options['strategy'], string>> = {
  uniform: 'all equal',
  random: 'one of each by chance',
  semihard: 'just beyond the positive',
  hardest: 'hardest pair',
};

/** The number that decides how hard the strategy is, or what it does instead. */
function hardness(lane: Options): string {
  const key = (['sigma', 'alpha'] as const).find((dial) => isVisible(dial, lane));
  return key ? describeOption(key, lane) : (STRATEGY_WORDS[lane.strategy] ?? '');
}

const strategyOf = ({ strategy }: Options): string => formatOptionValue('strategy', strategy);

/** Descriptions of options that act in a lane; a softmax factor of 0 is no softmax. */
const described = (keys: readonly OptionKey[], lane: Options): string[] =>
  keys
    .filter((key) => isVisible(key, lane))
    .map((key) => (key === 'lambda' && lane.lambda === 0 ? 'no softmax' : describeOption(key, lane)));

/** The first few, and how many there are beside. */
const shortened = (all: readonly string[]): string[] =>
  all.length > MOST_NAMED ? [...all.slice(0, MOST_NAMED), `and ${all.length - MOST_NAMED} more`] : [...all];

/** A name with what is below it; the whole where that is cut. */
function withSub(name: string, first: readonly string[], more: readonly string[]): LaneName {
  const few = shortened(more);
  const whole = few.length < more.length ? { full: join([name, ...first, ...more]) } : null;
  return { name, sub: join([...first, ...few]), ...whole };
}

const join = (parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

/** Lanes of one strategy: what differs among them is the name. */
function byOption(lane: Options, keys: readonly OptionKey[]): LaneName {
  const all = described(keys, lane);
  const dial = keys.includes('sigma') || keys.includes('alpha') ? '' : hardness(lane);
  return withSub(join(all.slice(0, MOST_NAMED)), [strategyOf(lane), dial], all.slice(MOST_NAMED));
}

/** Lanes of several strategies: the strategy, and what else tells it from lanes of the same one. */
function byStrategy(lane: Options, lanes: readonly Options[]): LaneName {
  const namesakes = varied(lanes.filter(({ strategy }) => strategy === lane.strategy));
  const own = described(namesakes, lane);
  const others = varied(lanes).filter(
    (key) => !namesakes.includes(key) && !['strategy', 'sigma', 'alpha'].includes(key),
  );
  const dial = namesakes.some((key) => key === 'sigma' || key === 'alpha') ? '' : hardness(lane);
  const name = [strategyOf(lane), ...own.slice(0, MOST_NAMED)].join(', ');
  return withSub(name, [dial], [...own.slice(MOST_NAMED), ...described(others, lane)]);
}

/** Equal names are counted. */
function counted(names: readonly LaneName[]): LaneName[] {
  return names.map(({ name, ...rest }, i) => {
    const same = names.filter((other) => other.name === name);
    const place = names.slice(0, i + 1).filter((other) => other.name === name).length;
    return { name: same.length > 1 ? `${name} (${place})` : name, ...rest };
  });
}

/** A name for each lane, by what tells the lanes apart. */
export function laneNames(lanes: readonly Options[]): LaneName[] {
  const keys = varied(lanes);
  return counted(
    lanes.map((lane) => {
      if (keys.includes('strategy')) return byStrategy(lane, lanes);
      const named = byOption(lane, keys);
      return named.name ? named : { name: strategyOf(lane), sub: hardness(lane) };
    }),
  );
}
