// Curves and scores of one or several runs as tables for other programs.
import { csvText, type CsvCell } from '../csv';
import type { RunRecord } from '../runs/record';
import { float32Text } from './numbers';
import { APP_VERSION } from './opened';
import { changesToJson, curvesText, optionsToJson, runLink } from './runFile';

/** Names of runs as columns need them: each one different. */
function distinctNames(runs: readonly RunRecord[]): string[] {
  const names: string[] = [];
  for (const { name } of runs) {
    let [free, count] = [name, 1];
    while (names.includes(free)) free = `${name} (${++count})`;
    names.push(free);
  }
  return names;
}

/** A value without meaning leaves its cell empty. */
const cellOf = (value: number | undefined): CsvCell =>
  value === undefined || Number.isNaN(value) ? null : float32Text(value);

/** Every step a line, every measure of every run a column; with several runs the run's name stands before the measure. */
export function curvesCsv(runs: readonly RunRecord[]): string {
  const names = distinctNames(runs);
  const heads = runs.flatMap(({ columns }, i) =>
    columns.map((column) => (runs.length > 1 ? `${names[i]}: ${column}` : column)),
  );
  const steps = Math.max(0, ...runs.map((run) => run.steps));
  const rows = Array.from({ length: steps }, (_, row) => [
    row + 1,
    ...runs.flatMap(({ columns, records }) =>
      columns.map((_, column) => cellOf(records[row * columns.length + column])),
    ),
  ]);
  return csvText(['step', ...heads], rows);
}

/** Share of queries with a true match among the first k; a gallery with fewer than k items has no more to give. */
const rankOf = (cmc: readonly number[], k: number): number | null => cmc[k - 1] ?? cmc.at(-1) ?? null;

const SCORES = ['run', 'seed', 'step', 'part', 'mAP', 'mINP', 'rank-1', 'rank-5', 'rank-10', 'queries'];

/** Every evaluation of every run and part a line. Scores are shares from 0 to 1. */
export function scoresCsv(runs: readonly RunRecord[]): string {
  const names = distinctNames(runs);
  const rows = runs.flatMap(({ scores, options }, i) =>
    scores.map(({ step, part, mAP, mINP, cmc, countedQueries }): CsvCell[] => [
      names[i],
      options.seed,
      step,
      part,
      mAP,
      mINP,
      rankOf(cmc, 1),
      rankOf(cmc, 5),
      rankOf(cmc, 10),
      countedQueries,
    ]),
  );
  return csvText(SCORES, rows);
}

/** Curves and scores with what made them: configuration, seed, backends and checksum of each run. */
export function curvesJson(runs: readonly RunRecord[]): string {
  const names = distinctNames(runs);
  const written = runs.map((run, i) => ({
    name: names[i],
    link: runLink(run),
    seed: run.options.seed,
    options: optionsToJson(run.options),
    changes: changesToJson(run.changes),
    steps: run.steps,
    on: run.on,
    weights: run.weights,
    curves: JSON.parse(curvesText(run)) as unknown,
    scores: run.scores,
  }));
  return `${JSON.stringify({ format: 'hap2s-curves', version: 1, app: APP_VERSION, runs: written })}\n`;
}
