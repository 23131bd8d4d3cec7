// One lane's map in one small canvas: the anchor, its identity, everything else, and what is lit.
import type { Probe } from '../../../../worker/protocol';
import { colour } from '../../../shared/palette';
import type { Projection } from '../../../shared/projection';

export interface PlanePicture {
  probe: Probe;
  plane: Projection;
  /** Distance from the middle that must fit in. */
  reach: number;
  /** CSS px of the square. */
  size: number;
  /** Items. */
  anchor: number | null;
  lit: number | null;
}

/** Room between the outermost point and the edge. */
const EDGE = 10;
const RADIUS = { other: 2.4, positive: 4, anchor: 5, lit: 7 };

/** Where a row of the probe stands in the picture. */
export function placeOf({ plane, reach, size }: Omit<PlanePicture, 'probe'>, row: number): [number, number] {
  const scale = (size / 2 - EDGE) / reach;
  return [size / 2 + plane.points[row * 2] * scale, size / 2 - plane.points[row * 2 + 1] * scale];
}

/** The item at a place, the nearest within a few px; null for the ground. */
export function itemAt(picture: PlanePicture, x: number, y: number): number | null {
  const { items } = picture.probe;
  let best: number | null = null;
  let nearest = 10 ** 2;
  items.forEach((item, row) => {
    const [px, py] = placeOf(picture, row);
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance < nearest) [nearest, best] = [distance, item];
  });
  return best;
}

function dot(ctx: CanvasRenderingContext2D, [x, y]: [number, number], radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Draws on a cleared ground of size × size CSS px. */
export function paintPlane(ctx: CanvasRenderingContext2D, picture: PlanePicture): void {
  const { probe, anchor, lit, size } = picture;
  const anchorRow = anchor === null ? -1 : probe.items.indexOf(anchor);
  const identity = anchorRow < 0 ? null : probe.identity[anchorRow];
  ctx.clearRect(0, 0, size, size);
  ctx.fillStyle = colour('--neutral');
  const rows = [...probe.items.keys()];
  const own = (row: number) => probe.identity[row] === identity;
  for (const row of rows.filter((each) => !own(each))) {
    dot(ctx, placeOf(picture, row), RADIUS.other);
    ctx.fill();
  }
  ctx.fillStyle = colour('--positive');
  for (const row of rows.filter((each) => own(each) && each !== anchorRow)) {
    dot(ctx, placeOf(picture, row), RADIUS.positive);
    ctx.fill();
  }
  if (anchorRow >= 0) {
    dot(ctx, placeOf(picture, anchorRow), RADIUS.anchor);
    ctx.fillStyle = colour('--anchor-halo');
    ctx.strokeStyle = colour('--anchor');
    ctx.lineWidth = 2;
    ctx.fill();
    ctx.stroke();
  }
  const litRow = lit === null ? -1 : probe.items.indexOf(lit);
  if (litRow < 0) return;
  dot(ctx, placeOf(picture, litRow), RADIUS.lit);
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = 2;
  ctx.stroke();
}
