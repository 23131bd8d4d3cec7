// The curves of kept runs, as charts draw them.
import type { RunRecord } from '../../../experiment/runs/record';
import { Curves } from '../../../state/curves';
import { STEP_COLUMNS, type StepColumn } from '../../../worker/protocol';
import type { ChartPoint } from '../../shared/chart/types';

/** Points of a line: some 400 px are never finer. */
const MOST_POINTS = 120;

/** The record's numbers by step; a column that it lacks has none. */
export function curvesOf({ columns, records, steps }: RunRecord): Curves {
  const curves = new Curves();
  const places = STEP_COLUMNS.map((column) => columns.indexOf(column));
  const rows = Float32Array.from({ length: steps * STEP_COLUMNS.length }, (_, i) => {
    const place = places[i % STEP_COLUMNS.length];
    return place < 0 ? NaN : records[Math.floor(i / STEP_COLUMNS.length) * columns.length + place];
  });
  curves.append(1, rows);
  return curves;
}

/** A column over the steps, with the extremes of the steps that one point stands for. */
export const columnPoints = (curves: Curves, column: StepColumn): ChartPoint[] =>
  curves
    .buckets(column, MOST_POINTS)
    .map(({ step, mean, min, max }) => ({ x: step, y: mean, ...(min < max && { low: min, high: max }) }));

/** A score of one part over the evaluated steps, as a share. */
export const scorePoints = (
  { scores }: RunRecord,
  part: 'seen' | 'unseen',
  of: 'mAP' | 'rank1',
): ChartPoint[] =>
  scores
    .filter((score) => score.part === part)
    .flatMap(({ step, mAP, cmc }) => {
      const value = of === 'mAP' ? mAP : (cmc[0] ?? null);
      return value === null ? [] : [{ x: step, y: value }];
    });
