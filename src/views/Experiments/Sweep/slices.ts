// Configurations of a sweep laid out over one or two of their options, the others held.
import { isVisible, optionOf, type OptionKey, type Options } from '../../../experiment/options';

type Value = Options[OptionKey];

/** A configuration with what a picture shows of it. */
export interface Placed {
  configuration: string;
  options: Options;
}

/** The option's values among the configurations: numbers by size, choices in the order of their record. */
export function valuesOf(all: readonly Placed[], key: OptionKey): Value[] {
  const values = [
    ...new Set(all.filter(({ options }) => isVisible(key, options)).map(({ options }) => options[key])),
  ];
  const option = optionOf(key);
  const order = (value: Value) =>
    option.kind === 'choice' ? option.choices.findIndex((choice) => choice.value === value) : Number(value);
  return values.toSorted((a, b) => order(a) - order(b));
}

/** Whether a configuration has these values; an option without effect on it has none. */
export const holds = ({ options }: Placed, fixed: Partial<Options>): boolean =>
  (Object.keys(fixed) as OptionKey[]).every(
    (key) => !isVisible(key, options) || Object.is(options[key], fixed[key]),
  );

/** `[y][x]` of the configurations over two options; null where there is none. */
export function gridOf<P extends Placed>(
  all: readonly P[],
  x: OptionKey,
  y: OptionKey,
  fixed: Partial<Options>,
): { xs: Value[]; ys: Value[]; cells: (P | null)[][] } {
  const here = all.filter((each) => holds(each, fixed));
  const [xs, ys] = [valuesOf(here, x), valuesOf(here, y)];
  const at = (xv: Value, yv: Value) =>
    here.find(
      ({ options }) =>
        isVisible(x, options) && isVisible(y, options) && options[x] === xv && options[y] === yv,
    ) ?? null;
  return { xs, ys, cells: ys.map((yv) => xs.map((xv) => at(xv, yv))) };
}

/** Configurations that differ in `x` alone, each group by rising x; `first` is the one that came first. Those on which x has no effect are a group with one value. */
export function linesOver<P extends Placed>(
  all: readonly P[],
  x: OptionKey,
  varied: readonly OptionKey[],
): { first: P; members: P[] }[] {
  const others = varied.filter((key) => key !== x);
  const groups = new Map<string, P[]>();
  for (const each of all) {
    if (!isVisible(x, each.options)) continue;
    const id = others
      .map((key) => (isVisible(key, each.options) ? String(each.options[key]) : ''))
      .join('\u0000');
    groups.set(id, [...(groups.get(id) ?? []), each]);
  }
  return [...groups.values()].map((members) => ({
    first: members[0],
    members: members.toSorted((a, b) => Number(a.options[x]) - Number(b.options[x])),
  }));
}

/** The ends of the colours: those of the values, at least `least` apart, so that chance is not painted as a difference. */
export function heatSpan(values: readonly number[], least: number): { low: number; high: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const widen = Math.max(0, least - (high - low)) / 2;
  return { low: low - widen, high: high + widen };
}

/** The standard deviation that all configurations have together: the root of their mean variance; 0 where none has one. */
export function commonDeviation(deviations: readonly (number | null)[]): number {
  const known = deviations.filter((deviation) => deviation !== null);
  return known.length ? Math.hypot(...known) / Math.sqrt(known.length) : 0;
}

/** The place of the best value where it differs from the second by more than its deviation; null where it does not. */
export function clearBest(
  values: readonly { mean: number | null; deviation: number | null }[],
  better: 'high' | 'low' | null,
): number | null {
  if (!better) return null;
  const sign = better === 'high' ? 1 : -1;
  const ranked = values
    .flatMap(({ mean, deviation }, at) => (mean === null ? [] : [{ value: sign * mean, deviation, at }]))
    .toSorted((a, b) => b.value - a.value);
  const [first, second] = ranked;
  if (!second || first.deviation === null) return null;
  return first.value - second.value > first.deviation ? first.at : null;
}

/** Level 0–5 of the heat ramp. */
export function heatLevel(value: number, low: number, high: number): number {
  if (!(high > low)) return 0;
  return Math.min(5, Math.floor(((value - low) / (high - low)) * 6));
}
