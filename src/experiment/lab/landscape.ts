// A landscape: what the loss, or the chosen point's effective coefficient, would be if that point lay elsewhere. Filled in slices.
import { evaluateLab } from './evaluate';
import type { LabScene, LabStage } from './scene';

export type Quantity = 'loss' | 'effective';

/** What is to be drawn. */
export interface LandscapeRequest {
  scene: LabScene;
  stage: LabStage;
  /** Index of the point that moves. */
  point: number;
  quantity: Quantity;
  /** The part of the plane, in its coordinates. */
  area: { left: number; right: number; bottom: number; top: number };
  columns: number;
  rows: number;
}

export interface Landscape {
  columns: number;
  rows: number;
  /** rows × columns, the top row first, at the middle of each cell; NaN where not yet computed. */
  values: Float64Array;
  /** Smallest and largest value so far; both 0 before the first row. */
  low: number;
  high: number;
  /** Rows that are computed. */
  done: number;
  finished: boolean;
  /** Computes rows until `milliseconds` have passed, at least one; false once all are there. */
  advance(milliseconds: number, now?: () => number): boolean;
}

/** Every eighth row first, then those between: the picture is whole early and grows finer. */
function coarseToFine(rows: number): number[] {
  const order: number[] = [];
  for (const step of [8, 4, 2, 1])
    for (let row = 0; row < rows; row += step) if (step === 8 || row % (2 * step) !== 0) order.push(row);
  return order;
}

/** Whether the quantity exists: the effective coefficient needs a member of the anchor's sets and a loss with weights. */
export function hasLandscape(
  request: Pick<LandscapeRequest, 'scene' | 'stage' | 'point' | 'quantity'>,
): boolean {
  const { scene, point } = request;
  return scene.points[point] !== undefined && Number.isFinite(valueAt(request, scene.points[point]));
}

function valueAt(
  { scene, stage, point, quantity }: Pick<LandscapeRequest, 'scene' | 'stage' | 'point' | 'quantity'>,
  at: { x: number; y: number },
): number {
  const points = scene.points.with(point, { ...scene.points[point], x: at.x, y: at.y });
  if (quantity === 'loss') return evaluateLab({ ...scene, points }, stage).value;
  const { term } = evaluateLab({ ...scene, points, mode: 'one' }, stage);
  for (const side of ['positive', 'negative'] as const) {
    const i = term?.[`${side}s`].indexOf(point) ?? -1;
    if (term && i >= 0) return term[`${side}Effective`][i];
  }
  return NaN;
}

/** A landscape without any row yet. */
export function landscape(request: LandscapeRequest): Landscape {
  const { columns, rows, area } = request;
  const order = coarseToFine(rows);
  const values = new Float64Array(columns * rows).fill(NaN);
  const fill = (row: number, result: Landscape) => {
    const y = area.top - ((row + 0.5) / rows) * (area.top - area.bottom);
    for (let column = 0; column < columns; column++) {
      const x = area.left + ((column + 0.5) / columns) * (area.right - area.left);
      const value = valueAt(request, { x, y });
      values[row * columns + column] = value;
      const first = result.done === 0 && column === 0;
      result.low = first ? value : Math.min(result.low, value);
      result.high = first ? value : Math.max(result.high, value);
    }
    result.done++;
    result.finished = result.done === rows;
  };
  return {
    columns,
    rows,
    values,
    low: 0,
    high: 0,
    done: 0,
    finished: rows === 0,
    advance(milliseconds, now = () => performance.now()) {
      const end = now() + milliseconds;
      while (!this.finished) {
        fill(order[this.done], this);
        if (now() >= end) break;
      }
      return !this.finished;
    },
  };
}

/** The computed row that stands in for `row` until it is there; −1 before the first. */
export function nearestRow({ values, columns, rows }: Landscape, row: number): number {
  for (let away = 0; away < rows; away++)
    for (const at of [row - away, row + away])
      if (at >= 0 && at < rows && !Number.isNaN(values[at * columns])) return at;
  return -1;
}
