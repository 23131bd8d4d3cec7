// Geometry of the lines of a chart: paths with gaps, bands, the value at the crosshair, labels that do not overlap.
import type { Scale } from './scale';
import type { ChartPoint, ChartSeries, RunLook } from './types';

/** The pinned baseline, whatever run it was. */
const GHOST = { colour: 'var(--ink-3)', dash: '4 3' };

/** How a series is drawn. */
export const lookOf = ({ look, ghost }: ChartSeries): RunLook => (ghost ? { ...look, ...GHOST } : look);

const px = (place: number) => place.toFixed(1);

/** Runs of neighbours for which `has` holds: what lies between two of them is a gap. */
function stretches<T>(list: readonly T[], has: (entry: T) => boolean): T[][] {
  const all: T[][] = [];
  let open: T[] | null = null;
  for (const entry of list) {
    if (!has(entry)) open = null;
    else if (open) open.push(entry);
    else all.push((open = [entry]));
  }
  return all;
}

const placed = (points: readonly ChartPoint[], x: Scale, y: Scale) =>
  points.map((point) => ({ x: x.place(point.x), y: y.place(point.y) }));

/** The line through the points as an SVG path; a point without a place leaves a gap. A lone point is a dot of the line's width. */
export function linePath(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  return stretches(placed(points, x, y), (p) => Number.isFinite(p.x) && Number.isFinite(p.y))
    .map((part) => {
      const line = part.map((p, i) => `${i ? 'L' : 'M'}${px(p.x)} ${px(p.y)}`).join('');
      return part.length > 1 ? line : `${line}h.01`;
    })
    .join('');
}

/** The area between low and high, in as many parts as there are gaps. */
export function bandPath(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  const sides = points.map(({ x: at, low = NaN, high = NaN }) => ({
    x: x.place(at),
    // On a log axis a lower side at or below 0 lies at the bottom.
    low: low <= y.domain[0] ? y.place(y.domain[0]) : y.place(low),
    high: y.place(high),
  }));
  return stretches(sides, (p) => [p.x, p.low, p.high].every(Number.isFinite))
    .filter((part) => part.length > 1)
    .map((part) => {
      const there = part.map((p, i) => `${i ? 'L' : 'M'}${px(p.x)} ${px(p.high)}`);
      const back = part.toReversed().map((p) => `L${px(p.x)} ${px(p.low)}`);
      return `${there.join('')}${back.join('')}Z`;
    })
    .join('');
}

/** Upright bars from low to high with short feet. */
export function barsPath(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  return points
    .map(({ x: at, low = NaN, high = NaN }) => {
      const [middle, bottom, top] = [x.place(at), y.place(low), y.place(high)];
      if (![middle, bottom, top].every(Number.isFinite)) return '';
      const foot = (place: number) => `M${px(middle - 3)} ${px(place)}h6`;
      return `M${px(middle)} ${px(bottom)}V${px(top)}${foot(bottom)}${foot(top)}`;
    })
    .join('');
}

/** The last point that has a value; undefined before there is one. */
export const newestOf = ({ points }: Pick<ChartSeries, 'points'>): ChartPoint | undefined =>
  points.findLast(({ y }) => Number.isFinite(y));

/** What is measured, where a line is a smoothed one; numbers are those of the measured values. */
export const measuredOf = ({ points, faint }: Pick<ChartSeries, 'points' | 'faint'>): readonly ChartPoint[] =>
  faint ?? points;

/** The measured value that stands for a line in words: at x, or the newest. */
export function valueOf(series: ChartSeries, x: number | null = null): number | undefined {
  const points = measuredOf(series);
  return x === null ? newestOf({ points })?.y : pointAt(points, x)?.y;
}

/** All x at which a series has a point, rising. */
export function positionsOf(series: readonly ChartSeries[]): number[] {
  const all = new Set(series.flatMap(({ points }) => points.map(({ x }) => x)).filter(Number.isFinite));
  return [...all].toSorted((a, b) => a - b);
}

/** Index of the entry nearest to `value` in a rising list; −1 in an empty one. */
export function nearestIndex(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low > 0 && value - rising[low - 1] < rising[low] - value ? low - 1 : low;
}

/** The point of a line at a crosshair: the nearest one, but none beyond the line's ends by more than half a step of it. */
export function pointAt(points: readonly ChartPoint[], x: number): ChartPoint | null {
  if (!points.length) return null;
  const at = nearestIndex(
    points.map((point) => point.x),
    x,
  );
  const point = points[at];
  const inside = x >= points[0].x && x <= points[points.length - 1].x;
  const neighbour = points[at === 0 ? 1 : at - 1];
  const near = Math.abs(point.x - x) <= (neighbour ? Math.abs(point.x - neighbour.x) / 2 : 0);
  return (inside || near) && Number.isFinite(point.y) ? point : null;
}

/** Moves places apart until neighbours are `gap` apart, within [from, to] as far as they fit; order is kept. */
export function spreadApart(places: readonly number[], gap: number, from: number, to: number): number[] {
  const order = places.map((_, i) => i).toSorted((a, b) => places[a] - places[b] || a - b);
  const result = [...places];
  let least = from;
  for (const i of order) {
    result[i] = Math.max(places[i], least);
    least = result[i] + gap;
  }
  let most = to;
  for (const i of order.toReversed()) {
    result[i] = Math.min(result[i], most);
    most = result[i] - gap;
  }
  return result;
}

const NARROW_LETTERS = /[ .,:;'|!ijlft()[\]·-]/;
const WIDE_LETTERS = /[A-Zmw%@±×→−]/;

/** Width of a text in Inter, estimated: no chart waits for the layout engine to measure its labels. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const letter of text) {
    if (NARROW_LETTERS.test(letter)) ems += 0.34;
    else if (letter.charCodeAt(0) > 0x2e80) ems += 1;
    else ems += WIDE_LETTERS.test(letter) ? 0.76 : 0.61;
  }
  return ems * size * (bold ? 1.05 : 1);
}
