// What the charts below the stages draw: one member's weight as the dial turns, and as the member moves away from the anchor.
import type { AnchorTerm } from '../../metric';
import { OPTIONS } from '../options';
import { evaluateLab } from './evaluate';
import type { LabPoint, LabScene, LabStage } from './scene';
import { acts } from './stageNames';

export type DialKey = 'sigma' | 'alpha';

/** Lines over `at`; null where the anchor has no such member or the loss has no weights. */
export interface MemberLines {
  /** Nominal weight w. */
  weight: number[];
  /** Effective coefficient ∂D/∂d. */
  effective: number[];
  /** Effective coefficient of the easiest member on the same side. */
  easiest: number[];
}

interface MemberNumbers {
  weight: number;
  effective: number;
  easiest: number;
}

/** One member's numbers in the anchor's term; null when it is no member. */
function numbersOf(term: AnchorTerm | null, member: number): MemberNumbers | null {
  for (const side of ['positive', 'negative'] as const) {
    const at = term?.[`${side}s`].indexOf(member) ?? -1;
    if (!term || at < 0) continue;
    const distances = term[`${side}Distances`];
    const easier = (d: number, than: number) => (side === 'positive' ? d < than : d > than);
    const easiest = distances.reduce((best, d, i) => (easier(d, distances[best]) ? i : best), 0);
    const effective = term[`${side}Effective`];
    return { weight: term[`${side}Weights`][at], effective: effective[at], easiest: effective[easiest] };
  }
  return null;
}

function lines(each: (MemberNumbers | null)[]): MemberLines | null {
  if (each.some((numbers) => numbers === null)) return null;
  const of = (key: keyof MemberNumbers) => each.map((numbers) => numbers![key]);
  return { weight: of('weight'), effective: of('effective'), easiest: of('easiest') };
}

const anchorAlone = (scene: LabScene, points: LabPoint[], stage: LabStage) =>
  evaluateLab({ ...scene, points, mode: 'one' }, stage).term;

/** The parameter that a stage's dial turns; null where its strategy fixes the hardness. */
export const dialOf = (stage: LabStage): DialKey | null =>
  (['sigma', 'alpha'] as const).find((key) => acts(key, stage)) ?? null;

/** Range of the dial's chart, within which everything happens at the Lab's distances: between its limits, σ and α in log steps. */
const RANGES: Record<DialKey, [number, number]> = { sigma: [0.02, 2], alpha: [0.5, 100] };

/** `count` values of the dial from the uniform end to the hard one, evenly spaced in their logarithm. */
export function dialValues(key: DialKey, count = 70): number[] {
  const { min, max } = OPTIONS[key];
  const [low, high] = [Math.max(min, RANGES[key][0]), Math.min(max, RANGES[key][1])];
  const rising = Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
  return key === 'sigma' ? rising.toReversed() : rising;
}

/** A member's lines over values of the dial (constant for a stage that does not have this dial). */
export function sweepDial(
  scene: LabScene,
  stage: LabStage,
  member: number,
  key: DialKey,
  at: readonly number[],
): MemberLines | null {
  const turns = dialOf(stage) === key;
  const fixed = turns ? null : numbersOf(anchorAlone(scene, scene.points, stage), member);
  return lines(
    at.map((value) =>
      turns ? numbersOf(anchorAlone(scene, scene.points, { ...stage, [key]: value }), member) : fixed,
    ),
  );
}

/** A member's distance to the anchor as the loss sees it. */
export function memberDistance(scene: LabScene, member: number): number {
  const [a, b] = [scene.anchor, member].map((i) => seen(scene.points[i], scene.normalize));
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function seen({ x, y }: LabPoint, normalize: boolean): { x: number; y: number } {
  const length = Math.hypot(x, y);
  return normalize && length > 0 ? { x: x / length, y: y / length } : { x, y };
}

/** The member's place at distance `d` from the anchor: along its ray, or on the unit circle along the circle. */
function placedAt({ points, anchor, normalize }: LabScene, member: number, d: number): LabPoint {
  const [a, m] = [anchor, member].map((i) => seen(points[i], normalize));
  if (!normalize) {
    const angle = Math.atan2(m.y - a.y, m.x - a.x);
    return { ...points[member], x: a.x + d * Math.cos(angle), y: a.y + d * Math.sin(angle) };
  }
  const side = a.x * m.y - a.y * m.x < 0 ? -1 : 1;
  const angle = Math.atan2(a.y, a.x) + side * 2 * Math.asin(Math.min(d / 2, 1));
  return { ...points[member], x: Math.cos(angle), y: Math.sin(angle) };
}

/** `count` distances for the second chart: a little beyond the farthest point, at most 2 on the unit circle. */
export function memberDistances(scene: LabScene, count = 70): number[] {
  if (scene.normalize) return Array.from({ length: count }, (_, i) => (2 * i) / (count - 1));
  const farthest = scene.points.reduce((most, _, i) => Math.max(most, memberDistance(scene, i)), 0);
  const end = 1.2 * (farthest || 1);
  return Array.from({ length: count }, (_, i) => (end * i) / (count - 1));
}

/** A member's lines as it moves over the distances `at` from the anchor and all other points stay. */
export function sweepDistance(
  scene: LabScene,
  stage: LabStage,
  member: number,
  at: readonly number[],
): MemberLines | null {
  return lines(
    at.map((d) =>
      numbersOf(anchorAlone(scene, scene.points.with(member, placedAt(scene, member, d)), stage), member),
    ),
  );
}
