// The set-up of a sweep as a person leaves it, with all that is typed and not yet right, and the plan that it makes.
import {
  defaultOptions,
  OPTION_KEYS,
  optionOf,
  type OptionKey,
  type Options,
} from '../../../experiment/options';
import type { SweepAxis, SweepPlan } from '../../../experiment/sweep/types';
import {
  listText,
  readList,
  readRange,
  readSeedRun,
  readSeeds,
  readSteps,
  type ValueRange,
} from './axisText';

export interface AxisDraft {
  key: OptionKey;
  /** Numbers: how they are given. */
  mode: 'list' | 'range';
  text: string;
  range: ValueRange;
  /** Choices and switches: what is ticked. */
  ticked: Options[OptionKey][];
}

export interface SweepDraft {
  name: string;
  base: Options;
  axes: AxisDraft[];
  list: Partial<Options>[];
  seedMode: 'list' | 'count';
  seeds: string;
  firstSeed: string;
  seedCount: string;
  steps: string;
}

/** The plan as far as it can be read, and what stands in its way. */
export interface ReadPlan {
  plan: SweepPlan;
  /** One sentence each; the sweep starts when there is none. */
  wrong: string[];
  /** What is good to know and stops nothing. */
  hints: string[];
}

const NEVER_VARIED: readonly OptionKey[] = ['seed', 'evaluateEvery'];

/** Options that an axis can have: all but texts, the seed, and how often the run is scored (which changes no weight). */
export const canVary = (key: OptionKey): boolean =>
  optionOf(key).kind !== 'text' && !NEVER_VARIED.includes(key);

/** A new axis with three values around the present one, or both ways of a switch. */
export function newAxis(key: OptionKey, base: Options): AxisDraft {
  const option = optionOf(key);
  const axis: AxisDraft = {
    key,
    mode: 'list',
    text: '',
    range: { from: '', to: '', count: '5', scale: 'linear' },
    ticked: [],
  };
  if (option.kind === 'boolean') axis.ticked = [false, true];
  if (option.kind === 'choice') axis.ticked = [base[key]];
  if (option.kind !== 'number') return axis;
  const { min, max, scale, integer, step } = option;
  const at = base[key] as number;
  const fit = (value: number) => {
    const within = Math.min(max, Math.max(min, value));
    return integer ? Math.round(within) : Number(within.toPrecision(2));
  };
  const middle = Number.isFinite(at) ? at : fit(1);
  const spread = scale === 'log' ? [middle / 2, middle * 2] : [middle - 2 * step, middle + 2 * step];
  const values = [fit(spread[0]), middle, fit(spread[1])];
  axis.text = listText(key, [...new Set(values)]);
  axis.range = { from: String(values[0]), to: String(values[2]), count: '5', scale };
  return axis;
}

/** Draft of a plan from outside (ready sweep, link, kept sweep). */
export function draftOf(plan: SweepPlan): SweepDraft {
  return {
    name: plan.name,
    base: plan.base,
    list: plan.list,
    axes: plan.axes.map(({ key, values }) => ({
      ...newAxis(key, plan.base),
      text: optionOf(key).kind === 'number' ? listText(key, values) : '',
      ticked: values,
    })),
    seedMode: 'list',
    seeds: plan.seeds.join(', '),
    firstSeed: String(plan.seeds[0] ?? defaultOptions().seed),
    seedCount: String(plan.seeds.length || 3),
    steps: String(plan.steps),
  };
}

/** What a new set-up starts with: no axis yet, three seeds, few steps. */
export const emptyDraft = (base: Options): SweepDraft =>
  draftOf({ name: '', base, axes: [], list: [], seeds: [7, 8, 9], steps: 200 });

/** The values of one axis as read. */
export function readAxis(axis: AxisDraft): { values: SweepAxis['values']; wrong: string[]; hints: string[] } {
  const { kind, label } = optionOf(axis.key);
  const read =
    kind !== 'number'
      ? { values: axis.ticked, wrong: [], hints: [] }
      : axis.mode === 'range'
        ? readRange(axis.key, axis.range)
        : readList(axis.key, axis.text);
  if (read.values.length || read.wrong.length) return read;
  return { ...read, wrong: [`${label} has no value yet.`] };
}

/** Its own name, or what is varied. */
function nameOf(name: string, axes: readonly SweepAxis[], list: readonly Partial<Options>[]): string {
  if (name.trim()) return name.trim();
  const labels = axes.map(({ key }) => optionOf(key).short);
  if (list.length) labels.unshift('configurations');
  return labels.length ? labels.join(' × ') : 'seeds';
}

/** Each sentence once, though two fields may call for it. */
const once = (sentences: readonly string[]): string[] => [...new Set(sentences)];

/** The plan of a draft, with a sentence for whatever is wrong with it. */
export function readDraft(draft: SweepDraft): ReadPlan {
  const read = draft.axes.map((axis) => ({ key: axis.key, ...readAxis(axis) }));
  const seeds =
    draft.seedMode === 'list' ? readSeeds(draft.seeds) : readSeedRun(draft.firstSeed, draft.seedCount);
  const { steps, wrong: wrongSteps } = readSteps(draft.steps);
  const axes = read.filter(({ values }) => values.length).map(({ key, values }) => ({ key, values }));
  const noSeed = seeds.values.length || seeds.wrong.length ? [] : ['Name at least one seed.'];
  return {
    plan: {
      name: nameOf(draft.name, axes, draft.list),
      base: draft.base,
      axes,
      list: draft.list,
      seeds: seeds.values,
      steps,
    },
    wrong: once([...read.flatMap(({ wrong }) => wrong), ...seeds.wrong, ...noSeed, ...wrongSteps]),
    hints: once([...read.flatMap(({ hints }) => hints), ...seeds.hints]),
  };
}

/** Another configuration as a difference to the base; the seed is the sweep's. */
export function partialOf(options: Options, base: Options): Partial<Options> {
  return Object.fromEntries(
    OPTION_KEYS.filter((key) => key !== 'seed' && !Object.is(options[key], base[key])).map((key) => [
      key,
      options[key],
    ]),
  );
}
