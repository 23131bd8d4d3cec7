// From curves and evaluations to what the five charts draw. No column without meaning becomes a zero: NaN is left out.
import type { Curves } from '../../../state/curves';
import type { EvaluationReport, PartName } from '../../../worker/protocol';

/** What a chart needs of the curves. */
export type CurveSource = Pick<Curves, 'buckets' | 'length'>;
type Column = Parameters<Curves['buckets']>[0];

/** One point on the x axis (step, or distance) and the series' values there; a missing one breaks a line. */
export type ChartRow = { x: number } & Record<string, number | null | [number, number]>;

/** Points per line: a chart is about 200 px wide, more could not be told apart. */
const MOST_POINTS = 150;
/** Short runs show single steps; later a point is the mean of a few, with the band of single steps behind it. */
const SINGLE_STEPS = 60;
const STEPS_PER_POINT = 4;

const limitFor = ({ length }: CurveSource) =>
  length <= SINGLE_STEPS ? Math.max(1, length) : Math.min(MOST_POINTS, Math.ceil(length / STEPS_PER_POINT));

interface Point {
  step: number;
  mean: number;
  min: number;
  max: number;
}

const pointsOf = (curves: CurveSource, column: Column): Point[] => curves.buckets(column, limitFor(curves));

/** Steps of all buckets, also of those that hold no number. */
function bucketSteps(curves: CurveSource): number[] {
  const size = Math.max(1, Math.ceil(curves.length / limitFor(curves)));
  const steps = [];
  for (let from = 0; from < curves.length; from += size) steps.push(Math.min(curves.length, from + size));
  return steps;
}

/** Rows of several columns side by side; a column without a finite number there is missing, so that no line bridges the gap. */
function joined(
  curves: CurveSource,
  columns: { points: Point[]; values: (point: Point) => Record<string, number | [number, number]> }[],
): ChartRow[] {
  const byStep = columns.map(({ points }) => new Map(points.map((point) => [point.step, point])));
  return bucketSteps(curves).map((step) => {
    const row: ChartRow = { x: step };
    columns.forEach(({ values }, i) => {
      const point = byStep[i].get(step);
      if (point && Number.isFinite(point.min + point.max)) Object.assign(row, values(point));
    });
    return row;
  });
}

/** Mean of a column at the step that is looked at (null: the newest one); null when there is no number there. */
function shownMean(curves: CurveSource, points: Point[], looked: number | null): number | null {
  const step = looked ?? curves.length;
  const size = Math.ceil(curves.length / limitFor(curves));
  const found = points.find((point) => point.step >= step);
  return step > 0 && found && Math.ceil(found.step / size) === Math.ceil(step / size) ? found.mean : null;
}

export interface LossData {
  rows: ChartRow[];
  total: number | null;
  metric: number | null;
  /** No softmax part: one line says it all. */
  metricOnly: boolean;
}

/** Total and metric loss; rows hold `total`, `band` (min and max of single steps) and `metric`; the numbers are of the step looked at. */
export function lossData(curves: CurveSource, looked: number | null = null): LossData {
  const total = pointsOf(curves, 'loss');
  const metric = pointsOf(curves, 'metricLoss');
  const metricOnly =
    total.length === metric.length && total.every(({ mean }, i) => Math.abs(mean - metric[i].mean) < 1e-6);
  const rows = joined(curves, [
    { points: total, values: ({ mean, min, max }) => ({ total: mean, band: [min, max] }) },
    { points: metric, values: ({ mean }) => ({ metric: mean }) },
  ]);
  return {
    rows,
    total: shownMean(curves, total, looked),
    metric: shownMean(curves, metric, looked),
    metricOnly,
  };
}

export interface ActiveData {
  rows: ChartRow[];
  active: number | null;
  /** False: the loss has no anchors, so the column was never filled. */
  known: boolean;
}

/** Share of anchors with a loss above zero; rows hold `active` and `band`. */
export function activeData(curves: CurveSource, looked: number | null = null): ActiveData {
  const points = pointsOf(curves, 'activeShare');
  const rows = joined(curves, [
    { points, values: ({ mean, min, max }) => ({ active: mean, band: [min, max] }) },
  ]);
  return { rows, active: shownMean(curves, points, looked), known: points.length > 0 || curves.length === 0 };
}

export interface SizesData {
  rows: ChartRow[];
  positive: number | null;
  negative: number | null;
  positives: number;
  negatives: number;
  known: boolean;
}

const shareOf = (value: number | null, size: number) => (value === null ? null : value / size);

/** Effective set sizes as shares of the set sizes K − 1 and (P − 1)K; rows hold `positive` and `negative`. */
export function sizesData(
  curves: CurveSource,
  identities: number,
  images: number,
  looked: number | null = null,
): SizesData {
  const positives = images - 1;
  const negatives = (identities - 1) * images;
  const positive = pointsOf(curves, 'positiveEffectiveSize');
  const negative = pointsOf(curves, 'negativeEffectiveSize');
  const rows = joined(curves, [
    { points: positive, values: ({ mean }) => ({ positive: mean / positives }) },
    { points: negative, values: ({ mean }) => ({ negative: mean / negatives }) },
  ]);
  return {
    rows,
    positive: shareOf(shownMean(curves, positive, looked), positives),
    negative: shareOf(shownMean(curves, negative, looked), negatives),
    positives,
    negatives,
    known: positive.length > 0 || negative.length > 0 || curves.length === 0,
  };
}

/** At most `limit` entries, evenly taken, the last one always among them. */
export function thinned<T>(list: T[], limit: number): T[] {
  const stride = Math.ceil(list.length / limit);
  return stride < 2 ? list : list.filter((_, i) => (list.length - 1 - i) % stride === 0);
}

/** Evaluations by step; rows hold `seenMap`, `seenRank1`, `unseenMap`, `unseenRank1` (null: no query could be counted). */
export function scoreRows(evaluations: EvaluationReport[]): ChartRow[] {
  const rows = new Map<number, ChartRow>();
  for (const { part, step, mAP, cmc } of evaluations) {
    const row: ChartRow = rows.get(step) ?? { x: step };
    row[`${part}Map`] = mAP;
    row[`${part}Rank1`] = mAP === null ? null : (cmc[0] ?? null);
    rows.set(step, row);
  }
  return thinned(
    [...rows.values()].toSorted((a, b) => a.x - b.x),
    MOST_POINTS,
  );
}

export interface DistanceData {
  part: PartName;
  step: number;
  rows: ChartRow[];
  /** Mean distance by the middles of the bins. */
  positive: number;
  negative: number;
  overlap: number;
}

/** Histogram of true and false pairs; rows hold `positive` and `negative` at the bins' middles. Null: nothing was counted. */
export function distanceData(report: EvaluationReport | null): DistanceData | null {
  if (!report || report.countedQueries === 0) return null;
  const { edges, positive, negative, overlap } = report.histogram;
  const middles = positive.map((_, i) => (edges[i] + edges[i + 1]) / 2);
  const mean = (shares: number[]) => shares.reduce((sum, share, i) => sum + share * middles[i], 0);
  return {
    part: report.part,
    step: report.step,
    rows: middles.map((x, i) => ({ x, positive: positive[i], negative: negative[i] })),
    positive: mean(positive),
    negative: mean(negative),
    overlap,
  };
}
