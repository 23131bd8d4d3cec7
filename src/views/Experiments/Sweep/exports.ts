// The results of a sweep as files: the table and its single seeds as CSV, everything as JSON. CSV is for reading: shares in per cent, six digits. JSON has all digits.
import { csvText, type CsvCell } from '../../../experiment/csv';
import { namedInLink } from '../../../experiment/link';
import { isVisible, type OptionKey, type Options } from '../../../experiment/options';
import { MEASURES, type Measure, type RunSummary } from '../../../experiment/runs/summary';
import type { StoredSweep } from '../../../experiment/sweep/types';
import { formatValue } from '../../../experiment/validate';
import { METRICS, titleOf } from './metrics';
import { fullName } from './names';
import type { Results, ResultRow } from './rows';

const optionCells = (keys: readonly OptionKey[], options: Options): CsvCell[] =>
  keys.map((key) => (isVisible(key, options) ? formatValue(key, options[key]) : null));

/** As many digits as a table of scores can bear. */
const DIGITS = 6;

/** A number of the measure in its unit. */
const rounded =
  (measure: Measure) =>
  (value: number | null): number | null =>
    value === null ? null : Number((METRICS[measure].unit === '%' ? 100 * value : value).toPrecision(DIGITS));

const numbers = ({ values, differences }: ResultRow): CsvCell[] =>
  MEASURES.flatMap((measure) => {
    const difference = differences[measure];
    const six = rounded(measure);
    return [
      six(values[measure].mean),
      six(values[measure].deviation),
      six(difference?.mean ?? null),
      six(difference?.low ?? null),
      six(difference?.high ?? null),
      difference?.pairs ?? null,
    ];
  });

/** One line a configuration: options, then mean, deviation and paired difference of every measure. */
export function tableCsv({ rows, varied }: Results): string {
  const head = MEASURES.map(titleOf).flatMap((title) => [
    `${title} mean`,
    `${title} sd`,
    `${title} minus baseline`,
    `${title} low`,
    `${title} high`,
    `${title} pairs`,
  ]);
  return csvText(
    ['configuration', ...varied, 'baseline', 'runs', 'planned', ...head],
    rows.map((row) => [
      fullName(row.name),
      ...optionCells(varied, row.options),
      row.isBaseline ? 1 : 0,
      row.done,
      row.all,
      ...numbers(row),
    ]),
  );
}

/** One line a training. */
export function seedsCsv({ rows, varied }: Results): string {
  return csvText(
    ['configuration', ...varied, 'seed', 'steps', 'weights', 'on', ...MEASURES.map(titleOf)],
    rows.flatMap((row) =>
      row.runs.map(({ options, steps, weights, on, facts }) => [
        fullName(row.name),
        ...optionCells(varied, row.options),
        options.seed,
        steps,
        weights,
        on.join(' '),
        ...MEASURES.map((measure) => rounded(measure)(facts[measure])),
      ]),
    ),
  );
}

/** Infinity is no JSON: options are written as links write them. */
const optionTexts = (options: Options): Record<string, string> =>
  Object.fromEntries(namedInLink(options).map((key) => [key, formatValue(key, options[key])]));

const runJson = ({ id, name, options, steps, weights, on, created, facts }: RunSummary) => ({
  id,
  name,
  created,
  seed: options.seed,
  steps,
  weights,
  on,
  ...facts,
});

/** JSON has shares as they are. */
const jsonUnit = (unit: string): string => (unit === '%' ? 'share, 0 to 1' : unit || 'number of items');

/** Everything that the table rests on. @param link how to set the sweep up again. */
export function sweepJson(
  { plan, failed, created }: StoredSweep,
  { rows, varied }: Results,
  link: string,
): string {
  return JSON.stringify(
    {
      kind: 'hap2s-sweep',
      version: 1,
      name: plan.name,
      link,
      created,
      seeds: plan.seeds,
      steps: plan.steps,
      varied,
      units: Object.fromEntries(MEASURES.map((measure) => [measure, jsonUnit(METRICS[measure].unit)])),
      failed,
      configurations: rows.map((row) => ({
        configuration: fullName(row.name),
        options: optionTexts(row.options),
        baseline: row.isBaseline,
        values: row.values,
        differences: row.differences,
        runs: row.runs.map(runJson),
      })),
    },
    null,
    2,
  );
}
