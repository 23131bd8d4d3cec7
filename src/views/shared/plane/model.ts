// What a plane shows before any pixel: every point's role, weight and force, worked out from scene and evaluation.
import type { LabEvaluation } from '../../../experiment/lab/evaluate';
import type { LabPoint, LabScene } from '../../../experiment/lab/scene';
import { seenAt, type Spot } from './geometry';

export type PlaneScene = Pick<LabScene, 'points' | 'anchor' | 'mode' | 'normalize'>;
export type PointRole = 'anchor' | 'positive' | 'negative';

export interface PlaneMember {
  index: number;
  point: LabPoint;
  role: PointRole;
  /** Where the loss sees it: the point itself, or its projection onto the unit circle. */
  seen: Spot;
  /** Distance to the anchor as the loss sees both. */
  distance: number;
  /** Nominal weight in its set; for a comparison loss the pair's share of all forces. 0 for the anchor. */
  weight: number;
  /** Signed force along the edge in the role's sense: above 0 the right way, below 0 the wrong way. 0 for the anchor. */
  force: number;
  /** Whether its arrow points the wrong way. With all anchors an arrow sums many forces and has no one way. */
  wrong: boolean;
  /** −gradient on the raw point, in units of the loss per unit of distance. */
  arrow: Spot;
}

/** Forces below this are rounding. */
const NO_FORCE = 1e-12;

export const roleOf = (
  { points, anchor }: Pick<PlaneScene, 'points' | 'anchor'>,
  index: number,
): PointRole =>
  index === anchor ? 'anchor' : points[index].identity === points[anchor].identity ? 'positive' : 'negative';

/** Force along the edge, positive where it does what its role asks for: positives nearer, negatives farther. */
const rightWay = (role: PointRole, pull: number): number => (role === 'negative' ? -pull : pull) || 0;

function weightsOf({ term, pull }: LabEvaluation): number[] {
  if (!term) {
    const total = pull.reduce((sum, p) => sum + Math.abs(p), 0);
    return pull.map((p) => (total > NO_FORCE ? Math.abs(p) / total : 0));
  }
  const weights = pull.map(() => 0);
  term.positives.forEach((member, i) => (weights[member] = term.positiveWeights[i]));
  term.negatives.forEach((member, i) => (weights[member] = term.negativeWeights[i]));
  return weights;
}

/** Every point with what the loss makes of it, in the scene's order. */
export function planeMembers(scene: PlaneScene, evaluation: LabEvaluation): PlaneMember[] {
  const weights = weightsOf(evaluation);
  const seen = scene.points.map((point) => seenAt(point, scene.normalize));
  const from = seen[scene.anchor];
  return scene.points.map((point, index) => {
    const role = roleOf(scene, index);
    const [gx, gy] = evaluation.gradient[index];
    const force = index === scene.anchor ? 0 : rightWay(role, evaluation.pull[index]);
    return {
      index,
      point,
      role,
      seen: seen[index],
      distance: Math.hypot(seen[index].x - from.x, seen[index].y - from.y),
      weight: weights[index],
      force,
      wrong: scene.mode === 'one' && force < 0,
      arrow: { x: -gx || 0, y: -gy || 0 },
    };
  });
}

export interface PlaneRing {
  kind: 'positive' | 'negative' | 'margin';
  radius: number;
}

export interface PlaneRings {
  rings: PlaneRing[];
  /** From and to: the gap that the loss is, or null where there is none (or where it is no single gap). */
  band: [number, number] | null;
}

/** D⁺, D⁻ and D⁺ + m around the anchor, and the band between them. None for a loss without set distances. */
export function planeRings({ term, spec }: LabEvaluation): PlaneRings {
  if (!term || spec.kind !== 'pointToSet') return { rings: [], band: null };
  const { positiveDistance: near, negativeDistance: far } = term;
  const margin = spec.margin === 'soft' ? 0 : spec.margin;
  const rings: PlaneRing[] = [
    { kind: 'positive', radius: near },
    { kind: 'negative', radius: far },
  ];
  if (spec.margin !== 'soft') rings.push({ kind: 'margin', radius: near + margin });
  const open = near + margin > far && spec.weighting.kind !== 'semihard';
  return { rings, band: open ? [far, near + margin] : null };
}

/** Longest arrow of a unit force in pixels: in the mean over all anchors a force is as many times smaller. */
const UNIT_ARROW = 62;

/**
 * Pixels per unit of force. Set distances: one scale for every strategy, so that two stages can be compared.
 * A comparison loss has units of its own: its strongest force is one unit.
 */
export function arrowScale(
  members: readonly PlaneMember[],
  evaluation: LabEvaluation,
  mode: PlaneScene['mode'],
): number {
  if (evaluation.spec.kind === 'pointToSet')
    return UNIT_ARROW * (mode === 'all' ? (evaluation.anchors?.length ?? 1) : 1);
  let strongest = 0;
  for (const { arrow } of members) strongest = Math.max(strongest, Math.hypot(arrow.x, arrow.y));
  return strongest > NO_FORCE ? UNIT_ARROW / strongest : 0;
}
