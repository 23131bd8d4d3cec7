// The results of a sweep as files: the table and its single seeds as CSV, everything as JSON. Full digits, shares from 0 to 1.
import { csvText, type CsvCell } from '../../../experiment/csv';
import { namedInLink } from '../../../experiment/link';
import { isVisible, type OptionKey, type Options } from '../../../experiment/options';
import { MEASURES, type RunSummary } from '../../../experiment/runs/summary';
import type { StoredSweep } from '../../../experiment/sweep/types';
import { formatValue } from '../../../experiment/validate';
import { fullName } from './names';
import type { Results, ResultRow } from './rows';

const optionCells = (keys: readonly OptionKey[], options: Options): CsvCell[] =>
  keys.map((key) => (isVisible(key, options) ? formatValue(key, options[key]) : null));

const numbers = ({ values, differences }: ResultRow): CsvCell[] =>
  MEASURES.flatMap((measure) => {
    const difference = differences[measure];
    return [
      values[measure].mean,
      values[measure].deviation,
      difference?.mean ?? null,
      difference?.low ?? null,
      difference?.high ?? null,
      difference?.pairs ?? null,
    ];
  });

/** One line a configuration: options, then mean, deviation and paired difference of every measure. */
export function tableCsv({ rows, varied }: Results): string {
  const head = MEASURES.flatMap((measure) => [
    `${measure} mean`,
    `${measure} sd`,
    `${measure} minus baseline`,
    `${measure} low`,
    `${measure} high`,
    `${measure} pairs`,
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
    ['configuration', ...varied, 'seed', 'steps', 'weights', 'on', ...MEASURES],
    rows.flatMap((row) =>
      row.runs.map(({ options, steps, weights, on, facts }) => [
        fullName(row.name),
        ...optionCells(varied, row.options),
        options.seed,
        steps,
        weights,
        on.join(' '),
        ...MEASURES.map((measure) => facts[measure]),
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
