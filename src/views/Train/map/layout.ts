// The map's geometry: from the plane of the embeddings to the pane, and what lies where.

export interface Size {
  width: number;
  height: number;
}

/** Zoom about the pane's centre and shift in CSS px. */
export interface Viewport {
  zoom: number;
  x: number;
  y: number;
}

export const HOME: Viewport = { zoom: 1, x: 0, y: 0 };
const MOST_ZOOM = 12;

/** Half the size of a picture that may lie on the rim, plus its mark, across and down. */
const PADDING = [24, 36];

/** A projection may be stretched so much along the pane's longer side; it is approximate anyway. */
const MOST_STRETCH = 1.3;

export interface Fit {
  /** n × 2, CSS px of the pane at zoom 1. */
  positions: Float64Array;
  /** CSS px per unit of distance, across and down. */
  scale: [number, number];
}

/**
 * Centres points (n × 2, y up) in the pane. `exact`: one scale for both directions and no turn; otherwise the first axis
 * lies along the longer side and a mild stretch is allowed. An extent below `least` is not magnified further, so that
 * collapsed points look collapsed.
 */
export function fit(points: ArrayLike<number>, { width, height }: Size, exact: boolean, least: number): Fit {
  const turn = !exact && height > width;
  const positions = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    positions[i] = turn ? points[i + 1] : points[i];
    positions[i + 1] = turn ? points[i] : -points[i + 1];
  }
  const [low, high] = bounds(positions);
  const pane = [width, height];
  const wanted = [0, 1].map((k) => {
    const extent = Math.max(high[k] - low[k], least, Number.MIN_VALUE);
    return Math.min(Math.max(pane[k] - 2 * PADDING[k], 1) / extent, Number.MAX_VALUE);
  });
  const common = Math.min(...wanted);
  const stretch = exact ? 1 : MOST_STRETCH;
  const scale = wanted.map((s) => Math.min(s, common * stretch)) as [number, number];
  for (let i = 0; i < positions.length; i++) {
    const k = i % 2;
    positions[i] = pane[k] / 2 + (positions[i] - (low[k] + high[k]) / 2) * scale[k];
  }
  return { positions, scale };
}

/** Places other points (n × 2, y up) as `fit` has placed `points`: a length means the same in both. */
export function fitAlike(
  others: ArrayLike<number>,
  points: ArrayLike<number>,
  { positions, scale }: Fit,
  { width, height }: Size,
  exact: boolean,
): Float64Array {
  const turn = !exact && height > width;
  const along = (of: ArrayLike<number>, i: number, k: number) =>
    turn ? of[i + 1 - k] : k ? -of[i + 1] : of[i];
  return Float64Array.from(others, (_, j) => {
    const k = j % 2;
    return positions[k] + (along(others, j - k, k) - along(points, 0, k)) * scale[k];
  });
}

function bounds(positions: ArrayLike<number>): [number[], number[]] {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 2] = Math.min(low[i % 2], positions[i]);
    high[i % 2] = Math.max(high[i % 2], positions[i]);
  }
  return [low, high];
}

const ROUNDS = 10;
const STIFFNESS = 0.16;

/** Moves overlapping boxes a little apart, in place: enough to see that there are several, not to hide that they are near. */
export function easeOverlaps(positions: Float64Array, boxes: Size[], { width, height }: Size): void {
  const push = (i: number, j: number, axis: 0 | 1, overlap: number) => {
    const shift = (positions[j * 2 + axis] < positions[i * 2 + axis] ? -1 : 1) * overlap * STIFFNESS;
    positions[i * 2 + axis] -= shift;
    positions[j * 2 + axis] += shift;
  };
  for (let round = 0; round < ROUNDS; round++)
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const across = (boxes[i].width + boxes[j].width) / 2 - Math.abs(positions[j * 2] - positions[i * 2]);
        if (across <= 0) continue;
        const down =
          (boxes[i].height + boxes[j].height) / 2 - Math.abs(positions[j * 2 + 1] - positions[i * 2 + 1]);
        if (down <= 0) continue;
        if (across < down) push(i, j, 0, across);
        else push(i, j, 1, down);
      }
  boxes.forEach((box, i) => {
    positions[i * 2] = clamp(positions[i * 2], box.width / 2 + 5, width - box.width / 2 - 5);
    positions[i * 2 + 1] = clamp(positions[i * 2 + 1], box.height / 2 + 7, height - box.height / 2 - 5);
  });
}

const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(low, high));

/** From the pane at zoom 1 to the pane as it is seen. */
export function toScreen(position: number, axis: 0 | 1, size: Size, view: Viewport): number {
  const centre = (axis === 0 ? size.width : size.height) / 2;
  return centre + (position - centre) * view.zoom + (axis === 0 ? view.x : view.y);
}

/** Zooms by `factor` so that the place under (x, y) stays put. At zoom 1 the shift is taken back. */
export function zoomAt(view: Viewport, factor: number, x: number, y: number, size: Size): Viewport {
  const zoom = clamp(view.zoom * factor, 1, MOST_ZOOM);
  if (zoom === 1) return HOME;
  const ratio = zoom / view.zoom;
  const shift = (at: number, centre: number, old: number) => at - centre - (at - centre - old) * ratio;
  return keepInside(
    { zoom, x: shift(x, size.width / 2, view.x), y: shift(y, size.height / 2, view.y) },
    size,
  );
}

/** Px between the rim and a mark that was brought into view. */
const REVEAL = 40;

/** Shifts no more than needed to bring the place (x, y) of the pane into view. */
export function reveal(view: Viewport, x: number, y: number, { width, height }: Size): Viewport {
  return {
    zoom: view.zoom,
    x: view.x + clamp(x, REVEAL, width - REVEAL) - x,
    y: view.y + clamp(y, REVEAL, height - REVEAL) - y,
  };
}

/** Limits the shift so that the content cannot be lost. */
export function keepInside(view: Viewport, { width, height }: Size): Viewport {
  const limit = (size: number) => (size * view.zoom) / 2;
  return {
    zoom: view.zoom,
    x: clamp(view.x, -limit(width), limit(width)),
    y: clamp(view.y, -limit(height), limit(height)),
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';
const DIRECTIONS: Record<Direction, [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The nearest other point within 45° of a direction (sideways distance counts double); null when there is none. */
export function nearestTowards(
  positions: ArrayLike<number>,
  from: number,
  direction: Direction,
): number | null {
  const [ux, uy] = DIRECTIONS[direction];
  let best: number | null = null;
  let bestCost = Infinity;
  for (let i = 0; i * 2 < positions.length; i++) {
    if (i === from) continue;
    const dx = positions[i * 2] - positions[from * 2];
    const dy = positions[i * 2 + 1] - positions[from * 2 + 1];
    const ahead = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < bestCost) [best, bestCost] = [i, cost];
  }
  return best;
}

/** Round length for a scale bar of at most `most` CSS px: 1, 2 or 5 times a power of ten, in units of distance. */
export function scaleBar(pixelsPerUnit: number, most: number): { length: number; pixels: number } | null {
  if (!(pixelsPerUnit > 0)) return null;
  const limit = most / pixelsPerUnit;
  const power = 10 ** Math.floor(Math.log10(limit));
  const length = ([5, 2, 1].find((m) => m * power <= limit) ?? 1) * power;
  return { length, pixels: length * pixelsPerUnit };
}
