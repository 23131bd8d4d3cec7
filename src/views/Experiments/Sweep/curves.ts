// A metric over the steps of training: mean over a configuration's seeds, with a band of one standard deviation.
import type { RunRecord, ScorePoint } from '../../../experiment/runs/record';
import type { Measure } from '../../../experiment/runs/summary';
import { spread, type Spread } from '../../../experiment/sweep/statistics';
import type { ChartPoint, ChartSeries } from '../../shared/chart/types';
import { fullName } from './names';
import type { ResultRow } from './rows';

/** Metrics that are known at every evaluated step. */
const AT_A_SCORE: Partial<Record<Measure, (score: ScorePoint) => number | null>> = {
  mAP: ({ mAP }) => mAP,
  rank1: ({ cmc }) => cmc[0] ?? null,
  rank5: ({ cmc }) => cmc[4] ?? null,
  rank10: ({ cmc }) => cmc[9] ?? null,
  mINP: ({ mINP }) => mINP,
};

/** Whether the metric has a value at steps before the last one. */
export const isOverSteps = (metric: Measure): boolean => metric in AT_A_SCORE;

/** A mean with its band; no point without a mean. */
export const bandPoint = (x: number, { mean, deviation }: Spread): ChartPoint[] => {
  if (mean === null) return [];
  return [{ x, y: mean, ...(deviation !== null && { low: mean - deviation, high: mean + deviation }) }];
};

function scoresByStep(
  runs: readonly RunRecord[],
  of: (score: ScorePoint) => number | null,
): Map<number, number[]> {
  const steps = new Map<number, number[]>();
  for (const { scores } of runs) {
    for (const score of scores) {
      const value = score.part === 'unseen' ? of(score) : null;
      if (value !== null) steps.set(score.step, [...(steps.get(score.step) ?? []), value]);
    }
  }
  return steps;
}

/** One line a configuration. @param records whole runs by id, as far as they are read. */
export function stepSeries(
  rows: readonly ResultRow[],
  metric: Measure,
  records: ReadonlyMap<string, RunRecord>,
): ChartSeries[] {
  const of = AT_A_SCORE[metric];
  if (!of) return [];
  return rows.map(({ configuration, name, look, runs }) => {
    const whole = runs.flatMap(({ id }) => records.get(id) ?? []);
    const steps = [...scoresByStep(whole, of)].toSorted(([a], [b]) => a - b);
    return {
      id: configuration,
      name: fullName(name),
      look,
      points: steps.flatMap(([step, values]) => bandPoint(step, spread(values))),
    };
  });
}
