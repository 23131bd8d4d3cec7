// From the plane of the embeddings to pixels and back, and the scale of distances. y points up, as in mathematics.
import type { LabPoint } from '../../../experiment/lab/scene';
import { fixed } from '../numberText';
import type { Size } from '../useSize';

/** The part of the plane that is shown: its middle, and the distance from there to the nearest edge. */
export interface PlaneView {
  x: number;
  y: number;
  radius: number;
}

export interface Spot {
  x: number;
  y: number;
}

/** Pixels kept free between the outermost distance and the edge. */
const PADDING = 12;

/** CSS px per unit of distance. */
export const scaleOf = (view: PlaneView, { width, height }: Size): number =>
  Math.max(1e-6, (Math.min(width, height) / 2 - PADDING) / view.radius);

/** Where a point of the plane lies, in CSS px from the top left. */
export function toPixels(point: Spot, view: PlaneView, size: Size): Spot {
  const scale = scaleOf(view, size);
  return { x: size.width / 2 + (point.x - view.x) * scale, y: size.height / 2 - (point.y - view.y) * scale };
}

/** The point of the plane under a pixel. */
export function toPlane(pixel: Spot, view: PlaneView, size: Size): Spot {
  const scale = scaleOf(view, size);
  return {
    x: view.x + (pixel.x - size.width / 2) / scale,
    y: view.y - (pixel.y - size.height / 2) / scale,
  };
}

const clamp = (value: number, middle: number, half: number) =>
  Math.min(Math.max(value, middle - half), middle + half);

/** The nearest point that is still within the view (its shorter side), so that no point is lost by a drag. */
export function withinView(point: Spot, view: PlaneView, size: Size): Spot {
  const scale = scaleOf(view, size);
  return {
    x: clamp(point.x, view.x, (size.width / 2 - PADDING) / scale),
    y: clamp(point.y, view.y, (size.height / 2 - PADDING) / scale),
  };
}

const NICE = [1, 2, 5];

/** Distance between two rings: a round number, so that two to four of them fit. */
export function ringStep(radius: number): number {
  const power = 10 ** Math.floor(Math.log10(radius));
  const candidates = [power / 10, power].flatMap((p) => NICE.map((nice) => nice * p));
  return candidates.find((step) => radius / step < 4.5) ?? power;
}

/** A ring's number, with the digits that its step needs. */
export const ringText = (distance: number, step: number): string =>
  fixed(distance, Math.max(1, -Math.floor(Math.log10(step) + 1e-9)));

/** Room around the outermost point, so that D⁺ + m and the arrows are seen. */
const AIR = 1.2;
/** The least that is shown: points that have collapsed must still look collapsed. */
const LEAST_RADIUS = 0.5;

/** A view around the points: the anchor in the middle when it lies there, the unit circle whole when it matters. */
export function fitView(points: readonly LabPoint[], normalize: boolean): PlaneView {
  let far = normalize ? 1 : LEAST_RADIUS;
  for (const { x, y } of points) far = Math.max(far, Math.abs(x), Math.abs(y));
  return { x: 0, y: 0, radius: far * AIR };
}

/** The point as the loss sees it: on the unit circle where that is asked for; the origin stays. */
export function seenAt(point: Spot, normalize: boolean): Spot {
  if (!normalize) return point;
  const norm = Math.hypot(point.x, point.y);
  return norm > 0 ? { x: point.x / norm, y: point.y / norm } : point;
}
