// One picture of the plane in pixels: where points, rings, arrows and labels lie. Pure; a few milliseconds for 200 points.
import type { LabEvaluation } from '../../../experiment/lab/evaluate';
import { fixed } from '../numberText';
import type { Size } from '../useSize';
import { arrowPaths, arrowsOf, edgePaths, type ArrowPath, type EdgePath, type Placed } from './arrows';
import { ringStep, ringText, scaleOf, toPixels, type PlaneView, type Spot } from './geometry';
import { forceNumbers, noteAt, Occupied, ringNames, ringNumbers, type PlacedLabel } from './labels';
import { arrowScale, planeMembers, planeRings, type PlaneRing, type PlaneScene } from './model';

/** Radius of a mark, and of one among so many that they would cover each other. */
const MARK = 7;
const SMALL_MARK = 4.5;
const MANY = 60;

export interface PlaneLayout {
  placed: Placed[];
  /** Indices in the order in which marks are drawn: the anchor on top. */
  order: number[];
  markRadius: number;
  /** The anchor as the loss sees it: the middle of all rings. */
  middle: Spot;
  /** CSS px per unit of distance. */
  scale: number;
  /** Distance rings, in CSS px. */
  ticks: number[];
  rings: PlaneRing[];
  band: [number, number] | null;
  edges: EdgePath[];
  arrows: ArrowPath[];
  labels: PlacedLabel[];
  /** The unit circle, where the loss sees nothing else. */
  unitCircle: (Spot & { radius: number }) | null;
  /** From each raw point to its projection. */
  projections: string;
  lossText: string;
  at: (spot: Spot) => Spot;
}

function projectionLines(placed: readonly Placed[]): string {
  return placed
    .map(
      ({ pixel, seenPixel }) =>
        `M${pixel.x.toFixed(1)} ${pixel.y.toFixed(1)}L${seenPixel.x.toFixed(1)} ${seenPixel.y.toFixed(1)}m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0`,
    )
    .join('');
}

/** Lays out everything but the marks' own shapes. */
export function layPlane(
  scene: PlaneScene,
  evaluation: LabEvaluation,
  view: PlaneView,
  size: Size,
  note: { index: number; text: string } | null,
): PlaneLayout {
  const at = (spot: Spot) => toPixels(spot, view, size);
  const scale = scaleOf(view, size);
  const members = planeMembers(scene, evaluation);
  const placed = members.map((member) => ({ member, pixel: at(member.point), seenPixel: at(member.seen) }));
  const middle = placed[scene.anchor].seenPixel;
  const markRadius = members.length > MANY ? SMALL_MARK : MARK;
  const { rings, band } = planeRings(evaluation);
  const arrows = arrowsOf(
    placed,
    arrowScale(members, evaluation, scene.mode),
    placed[scene.anchor].pixel,
    markRadius,
  );

  const step = ringStep(view.radius);
  const reach = Math.hypot(size.width, size.height) / scale;
  const ticks = Array.from({ length: Math.min(12, Math.floor(reach / step)) }, (_, i) => (i + 1) * step);

  const occupied = new Occupied(size);
  for (const { pixel, member } of placed) {
    const half = member.role === 'anchor' ? markRadius + 4 : markRadius + 1;
    occupied.add(pixel, half, half);
  }
  const noted = note ? noteAt(note.text, placed[note.index].pixel, markRadius, occupied) : [];
  for (const { from, to } of arrows) {
    for (const share of [0.25, 0.5, 0.75, 1]) occupied.add(between(from, to, share), 4, 4);
  }
  const labels = [
    ...noted,
    ...ringNames(rings, middle, scale, occupied),
    ...(scene.mode === 'one' ? forceNumbers(placed, arrows, occupied) : []),
    ...ringNumbers(
      ticks.map((radius) => ({ radius, text: ringText(radius, step) })),
      middle,
      scale,
      occupied,
    ),
  ];
  return {
    placed,
    order: members
      .map(({ index }) => index)
      .toSorted((a, b) => Number(a === scene.anchor) - Number(b === scene.anchor)),
    markRadius,
    middle,
    scale,
    ticks: ticks.map((tick) => tick * scale),
    rings,
    band,
    edges: edgePaths(placed, middle),
    arrows: arrowPaths(arrows),
    labels,
    unitCircle: scene.normalize ? { ...at({ x: 0, y: 0 }), radius: scale } : null,
    projections: scene.normalize ? projectionLines(placed) : '',
    lossText: `Loss ${fixed(evaluation.value, 3)}.`,
    at,
  };
}

const between = (a: Spot, b: Spot, share: number): Spot => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});
