// Edges and arrows as a few long paths: 200 points cost the page about twenty elements, not eight hundred.
import type { Spot } from './geometry';
import type { PlaneMember } from './model';

/** Steps of width and opacity that edges come in. */
const EDGE_LEVELS = 8;
/** Below this a weight draws a hairline. */
const FAINT = 0.003;

export interface EdgePath {
  role: 'positive' | 'negative';
  /** The force along it points the wrong way. */
  wrong: boolean;
  d: string;
  width: number;
  opacity: number;
}

export interface ArrowPath {
  kind: 'anchor' | 'positive' | 'negative';
  wrong: boolean;
  shafts: string;
  heads: string;
}

const at = ({ x, y }: Spot) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A member with the pixel where it is drawn, and where the loss sees it. */
export interface Placed {
  member: PlaneMember;
  pixel: Spot;
  seenPixel: Spot;
}

/** Lines from the anchor to its members, as wide and opaque as they weigh. */
export function edgePaths(placed: readonly Placed[], from: Spot): EdgePath[] {
  const paths = new Map<string, EdgePath>();
  for (const { member, seenPixel } of placed) {
    if (member.role === 'anchor') continue;
    const level = member.weight > FAINT ? Math.max(1, Math.round(member.weight * EDGE_LEVELS)) : 0;
    const wrong = member.force < 0;
    const key = `${member.role}${level}${wrong}`;
    const share = level / EDGE_LEVELS;
    const path = paths.get(key) ?? {
      role: member.role,
      wrong,
      d: '',
      width: 0.8 + 7 * share,
      opacity: level ? 0.16 + 0.5 * share : 0.12,
    };
    path.d += `M${at(from)}L${at(seenPixel)}`;
    paths.set(key, path);
  }
  return [...paths.values()].toSorted((a, b) => a.width - b.width);
}

/** Forces that would be shorter than this many pixels are not drawn. */
const LEAST_DRAWN = 0.25;
/** Lengths that are drawn: a head must fit, and no arrow leaves the plane. */
const SHORTEST = 10;
const LONGEST = 90;
/** Length and half width of a head. */
const HEAD = 8;
const HALF = 4.5;
/** A pull ends this far from the anchor's middle. */
const CLEAR = 16;

export interface Arrow {
  index: number;
  kind: ArrowPath['kind'];
  wrong: boolean;
  from: Spot;
  to: Spot;
}

/** One arrow per point with a force: along −gradient, `scale` pixels per unit, from the mark's edge. */
export function arrowsOf(
  placed: readonly Placed[],
  scale: number,
  anchor: Spot,
  markRadius: number,
): Arrow[] {
  const arrows: Arrow[] = [];
  for (const { member, pixel } of placed) {
    const strength = Math.hypot(member.arrow.x, member.arrow.y);
    if (!(strength * scale >= LEAST_DRAWN)) continue;
    const ux = member.arrow.x / strength;
    const uy = -member.arrow.y / strength;
    const own = member.role === 'anchor';
    const offset = markRadius + (own ? 6 : 3);
    let length = Math.min(LONGEST, Math.max(SHORTEST, strength * scale));
    const ahead = (anchor.x - pixel.x) * ux + (anchor.y - pixel.y) * uy;
    const beside = Math.abs((anchor.x - pixel.x) * uy - (anchor.y - pixel.y) * ux);
    if (!own && ahead > 0 && beside < CLEAR)
      length = Math.max(SHORTEST, Math.min(length, ahead - offset - CLEAR));
    const from = { x: pixel.x + ux * offset, y: pixel.y + uy * offset };
    arrows.push({
      index: member.index,
      kind: member.role,
      wrong: member.wrong,
      from,
      to: { x: from.x + ux * length, y: from.y + uy * length },
    });
  }
  return arrows;
}

/** The arrows as one pair of paths per colour and line style. */
export function arrowPaths(arrows: readonly Arrow[]): ArrowPath[] {
  const paths = new Map<string, ArrowPath>();
  for (const { kind, wrong, from, to } of arrows) {
    const key = `${kind}${wrong}`;
    const path = paths.get(key) ?? { kind, wrong, shafts: '', heads: '' };
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const base = { x: to.x - ux * HEAD, y: to.y - uy * HEAD };
    path.shafts += `M${at(from)}L${at({ x: to.x - ux * (HEAD - 2), y: to.y - uy * (HEAD - 2) })}`;
    path.heads += `M${at(to)}L${at({ x: base.x - uy * HALF, y: base.y + ux * HALF })}L${at({ x: base.x + uy * HALF, y: base.y - ux * HALF })}Z`;
    paths.set(key, path);
  }
  return [...paths.values()];
}
