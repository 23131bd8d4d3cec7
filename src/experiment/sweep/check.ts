// What is wrong with a plan, in sentences that name the option and the value.
import { quote } from '../link';
import { OPTION_KEYS, optionOf, type OptionKey, type Options } from '../options';
import { complaint, formatValue, togetherComplaint } from '../validate';
import { configurationsOf, plainCount } from './expand';
import type { SweepPlan } from './types';

/** More trainings than this take days on any machine. */
export const MOST_CELLS = 500;
/** More steps than this in one training run for hours. */
export const MOST_STEPS = 100_000;

/** Before taking equal ones together a plan may stand for more, but not without bound. */
const MOST_PLAIN = 20_000;

const isKey = (key: string): key is OptionKey => OPTION_KEYS.includes(key as OptionKey);
const isNumber = (value: unknown): value is number => typeof value === 'number';

const textOf = (key: OptionKey, value: unknown): string =>
  quote(isNumber(value) ? formatValue(key, value) : String(value));

function aboutValue(place: string, key: string, value: unknown): string[] {
  if (!isKey(key)) return [`${place}: there is no option ${quote(key)}.`];
  const wrong = complaint(key, value);
  return wrong ? [`${place}: ${optionOf(key).label} ${wrong}, not ${textOf(key, value)}.`] : [];
}

const aboutValues = (place: string, options: Partial<Options>): string[] =>
  Object.entries(options).flatMap(([key, value]) => aboutValue(place, key, value));

function aboutAxes({ axes }: SweepPlan): string[] {
  const keys = axes.map(({ key }) => key);
  return axes.flatMap(({ key, values }, i) => {
    if (!isKey(key)) return aboutValue(`Axis ${i + 1}`, key, null);
    const { label } = optionOf(key);
    const found = values.flatMap((value) => aboutValue(`Axis ${i + 1}`, key, value));
    if (key === 'seed') found.push('Seeds are no axis: name them as the seeds of the sweep.');
    if (!values.length) found.push(`Axis ${i + 1}: ${label} has no value yet.`);
    if (keys.indexOf(key) < i) found.push(`Axis ${i + 1}: ${label} is an axis already.`);
    return found;
  });
}

function aboutCount(plan: SweepPlan): string[] {
  const seeds = new Set(plan.seeds).size;
  const plain = plainCount(plan);
  const configurations = plain > MOST_PLAIN ? plain : configurationsOf(plan).length;
  const cells = configurations * seeds;
  return cells > MOST_CELLS
    ? [
        `${configurations.toLocaleString('en')} configurations × ${seeds} seeds are ${cells.toLocaleString('en')} trainings; a sweep has at most ${MOST_CELLS}.`,
      ]
    : [];
}

/** Texts that need each other may fit alone and not together. */
function aboutFits(plan: SweepPlan): string[] {
  const all = [plan.base, ...configurationsOf(plan).map(({ options }) => options)];
  const found = all.flatMap((options) => {
    const unfit = togetherComplaint(options);
    return unfit
      ? [`${optionOf(unfit.key).label} ${unfit.wrong}, not ${textOf(unfit.key, options[unfit.key])}.`]
      : [];
  });
  return [...new Set(found)];
}

/** One sentence for each thing that is wrong; a plan without any can be started. */
export function complaintsAbout(plan: SweepPlan): string[] {
  const { base, list, seeds, steps } = plan;
  const found = [
    ...aboutValues('Base', base),
    ...list.flatMap((change, i) => aboutValues(`Configuration ${i + 1}`, change)),
    ...aboutAxes(plan),
    ...seeds.flatMap((seed) => aboutValue('Seeds', 'seed', seed)),
  ];
  if (!seeds.length) found.push('Name at least one seed.');
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS)
    found.push(
      `Steps must be a whole number from 1 to ${MOST_STEPS.toLocaleString('en')}, not ${quote(String(steps))}.`,
    );
  if (found.length) return found;
  const tooMany = aboutCount(plan);
  return tooMany.length ? tooMany : aboutFits(plan);
}
