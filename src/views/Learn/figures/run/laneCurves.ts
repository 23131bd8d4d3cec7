// From what a lane has left behind to the points of a chart and the numbers that the texts speak of.
import type { SmallLane } from '../../../../state/smallRun';
import type { StepColumn } from '../../../../worker/protocol';
import type { ChartPoint } from '../../../shared/chart/types';

/** Points of a line at most: enough for a chart of 400 px. */
const MOST_POINTS = 40;

/** A column of the records over the steps, each point the mean of a few. */
export const columnPoints = (lane: SmallLane | undefined, column: StepColumn): ChartPoint[] =>
  lane?.curves.buckets(column, MOST_POINTS).map(({ step, mean }) => ({ x: step, y: mean })) ?? [];

/** mAP on unseen people over the steps. */
export const scorePoints = (lane: SmallLane | undefined): ChartPoint[] =>
  lane?.scores.flatMap(({ step, mAP }) => (mAP === null ? [] : [{ x: step, y: mAP }])) ?? [];

/** Last mAP; NaN before the first and where nothing could be counted. */
export const lastScore = (lane: SmallLane | undefined): number => lane?.scores.at(-1)?.mAP ?? NaN;

/** Mean of a column over the last (or first) `count` steps; NaN while there are fewer. */
export function meanOf(
  lane: SmallLane | undefined,
  column: StepColumn,
  count: number,
  end: 'first' | 'last' = 'last',
): number {
  const length = lane?.curves.length ?? 0;
  if (!lane || length < count) return NaN;
  const from = end === 'last' ? length - count + 1 : 1;
  let sum = 0;
  for (let step = from; step < from + count; step++) sum += lane.curves.at(column, step);
  return sum / count;
}

/** Numbers without those that are not known yet. */
export const known = (numbers: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(numbers).filter(([, value]) => !Number.isNaN(value)));
