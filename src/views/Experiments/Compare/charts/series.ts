// From a lane's curves and scores to the points of a chart: raw or smoothed, as they are or as differences to the baseline.
import type { Curves } from '../../../../state/curves';
import type { EvaluationReport, PartName } from '../../../../worker/protocol';
import type { ChartPoint } from '../../../shared/chart/types';

/** What a line needs of the curves. */
export type CurveSource = Pick<Curves, 'buckets'>;
type Column = Parameters<Curves['buckets']>[0];

/** Points of one line: a chart is about 400 px wide, and four of them are drawn four times a second. */
const MOST_POINTS = 120;
/** A smoothed value is the mean of this share of the line so far that lies behind it. */
const SMOOTHING = 1 / 12;

const windowOf = ({ length }: readonly ChartPoint[]): number => Math.max(1, Math.round(length * SMOOTHING));

/** How many steps a smoothed value is the mean of; 1 where nothing is smoothed. */
export function smoothedOver(points: readonly ChartPoint[]): number {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return 1;
  return Math.round((windowOf(points) * (last.x - first.x)) / (points.length - 1));
}

/** Means over a window of points that ends at each of them. */
export function smoothed(points: readonly ChartPoint[]): ChartPoint[] {
  const width = windowOf(points);
  let sum = 0;
  return points.map(({ x, y }, i) => {
    sum += y - (i >= width ? points[i - width].y : 0);
    return { x, y: sum / Math.min(i + 1, width) };
  });
}

/** Means per bucket of steps; steps without a number are left out. */
export function curvePoints(curves: CurveSource, column: Column): ChartPoint[] {
  return curves
    .buckets(column, MOST_POINTS)
    .filter(({ mean }) => Number.isFinite(mean))
    .map(({ step, mean }) => ({ x: step, y: mean }));
}

export type Score = 'mAP' | 'rank1';

/** Scores of one part in per cent, one point for each evaluation in which a query could be counted. */
export function scorePoints(
  evaluations: readonly EvaluationReport[],
  part: PartName,
  score: Score,
): ChartPoint[] {
  return evaluations.flatMap((report) => {
    if (report.part !== part || report.mAP === null) return [];
    const share = score === 'mAP' ? report.mAP : (report.cmc[0] ?? null);
    return share === null ? [] : [{ x: report.step, y: 100 * share }];
  });
}

/** The line's value at x, straight between its points; null outside of them. */
function valueAt(points: readonly ChartPoint[], x: number): number | null {
  const after = points.findIndex((point) => point.x >= x);
  if (after < 0) return null;
  const right = points[after];
  if (right.x === x) return right.y;
  if (after === 0) return null;
  const left = points[after - 1];
  return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}

/** Differences to the baseline at the same step, where it has a value. */
export function differencesTo(base: readonly ChartPoint[], points: readonly ChartPoint[]): ChartPoint[] {
  return points.flatMap(({ x, y }) => {
    const value = valueAt(base, x);
    return value === null ? [] : [{ x, y: y - value }];
  });
}

const plain = (points: readonly ChartPoint[]): ChartPoint[] => [...points];

export interface LinesLook {
  smooth: boolean;
  delta: boolean;
}

/** What is drawn of a line, as it is or as differences to the baseline's: raw, or smoothed with the raw values behind it. */
export function drawnLine(
  raw: readonly ChartPoint[],
  base: readonly ChartPoint[],
  { smooth, delta }: LinesLook,
): { points: ChartPoint[]; faint?: ChartPoint[] } {
  const drawn = (of: (points: readonly ChartPoint[]) => ChartPoint[]) =>
    delta ? differencesTo(of(base), of(raw)) : of(raw);
  return smooth ? { points: drawn(smoothed), faint: drawn(plain) } : { points: drawn(plain) };
}
