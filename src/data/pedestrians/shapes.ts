// Outlines of everything that is drawn, flattened to closed polygons for the rasteriser.
import { cosine, sine } from '../arithmetic';

/** A closed polygon: x0, y0, x1, y1, … in drawing units. */
export type Path = readonly number[];

// At 64×32 no circle is wider than some 20 pixels: 20 corners stay within 0.15 pixel of the true one.
const CORNERS = 20;
const CIRCLE = Array.from({ length: CORNERS }, (_, i): [number, number] => [
  cosine(i / CORNERS),
  sine(i / CORNERS),
]);
const QUADRATIC_PIECES = 6;
const CAP_CORNERS = 6;
const CAP = Array.from({ length: CAP_CORNERS + 1 }, (_, i): [number, number] => [
  cosine(i / CAP_CORNERS / 2),
  sine(i / CAP_CORNERS / 2),
]);
const QUARTER = 4;

/** Axis-parallel rectangle from its top left corner. */
export function rectangle(x: number, y: number, width: number, height: number): Path {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

/** Ellipse around (x, y). */
export function ellipse(x: number, y: number, radiusX: number, radiusY = radiusX): Path {
  const path: number[] = [];
  for (const [c, s] of CIRCLE) path.push(x + radiusX * c, y + radiusY * s);
  return path;
}

/** Rectangle with rounded corners; the radius is cut to what fits. */
export function rounded(x: number, y: number, width: number, height: number, radius: number): Path {
  const r = Math.min(radius, width / 2, height / 2);
  const path: number[] = [];
  const centres = [x + width - r, y + height - r, x + r, y + height - r, x + r, y + r, x + width - r, y + r];
  for (let corner = 0; corner < 4; corner++) {
    for (let i = 0; i <= QUARTER; i++) {
      const [c, s] = CIRCLE[((corner * CORNERS) / 4 + Math.round((i * CORNERS) / 4 / QUARTER)) % CORNERS];
      path.push(centres[2 * corner] + r * c, centres[2 * corner + 1] + r * s);
    }
  }
  return path;
}

/** A limb: two round ends of width `from` and `to`, joined. */
export function limb(x0: number, y0: number, x1: number, y1: number, from: number, to = from): Path {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length = Math.sqrt(dx * dx + dy * dy);
  const ux = length > 0 ? dx / length : 0;
  const uy = length > 0 ? dy / length : 1;
  const path: number[] = [];
  for (const [c, s] of CAP) path.push(x1 + (to / 2) * (ux * s + uy * c), y1 + (to / 2) * (uy * s - ux * c));
  for (const [c, s] of CAP)
    path.push(x0 + (from / 2) * (-ux * s - uy * c), y0 + (from / 2) * (-uy * s + ux * c));
  return path;
}

/** A stroke with straight ends. */
export function stroke(x0: number, y0: number, x1: number, y1: number, width: number): Path {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const half = width / 2 / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
  const nx = -dy * half;
  const ny = dx * half;
  return [x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny];
}

/** An outline from points [x, y] (straight) and [controlX, controlY, x, y] (quadratic curve from the point before). */
export function outline(...segments: readonly (readonly number[])[]): Path {
  const path: number[] = [];
  for (const segment of segments) {
    if (segment.length === 2) path.push(segment[0], segment[1]);
    else pushQuadratic(path, segment);
  }
  return path;
}

function pushQuadratic(path: number[], [cx, cy, x, y]: readonly number[]): void {
  const x0 = path[path.length - 2];
  const y0 = path[path.length - 1];
  for (let i = 1; i <= QUADRATIC_PIECES; i++) {
    const t = i / QUADRATIC_PIECES;
    const a = (1 - t) * (1 - t);
    const b = 2 * t * (1 - t);
    path.push(a * x0 + b * cx + t * t * x, a * y0 + b * cy + t * t * y);
  }
}
