// How a writer's hand and pen turn a programme of strokes into pixels: the camera of invented characters.
import { bell, cosine, sine } from './arithmetic';
import type { Point, Programme, Stroke } from './glyphStrokes';
import type { Random } from './random';

export const GLYPH_SIDE = 32;

/** What one writer's characters have in common. Lengths are in glyph units (about 11 pixels) unless said otherwise. */
export interface Hand {
  /** Shear of x by y. */
  slant: number;
  /** Half the pen's width, pixels. */
  pen: number;
  /** Pixels per glyph unit. */
  size: number;
  /** Width over height is aspect². */
  aspect: number;
  /** Turns. */
  rotation: number;
  /** Amplitude and waves per unit of the hand's own waviness. */
  wobble: number;
  waves: number;
  phase: number;
  /** Grey levels of ink and paper, and the width of the ink's edge in pixels. */
  ink: number;
  paper: number;
  edge: number;
}

/** At difficulty 0 all hands are nearly one; ranges at 1 were chosen by eye so that a person still reads the character. */
export function drawHand(difficulty: number, random: Random): Hand {
  const vary = (middle: number, range: number) =>
    middle + range * (0.1 + 0.9 * difficulty) * random.between(-1, 1);
  return {
    slant: vary(0, 0.55),
    pen: vary(1.25, 0.65),
    size: vary(11, 2),
    aspect: vary(1, 0.17),
    rotation: vary(0, 0.045),
    wobble: Math.abs(vary(0, 0.14)),
    waves: random.between(0.3, 0.7),
    phase: random.next(),
    ink: vary(35, 35),
    paper: vary(235, 20),
    edge: vary(1.4, 0.5),
  };
}

/** The same hand on another day: what differs from image to image. */
function jitterHand(hand: Hand, difficulty: number, random: Random): Hand {
  const strength = 0.15 + 0.85 * difficulty;
  const about = (value: number, range: number) => value + range * strength * random.between(-1, 1);
  return {
    ...hand,
    slant: about(hand.slant, 0.12),
    pen: about(hand.pen, 0.25),
    size: about(hand.size, 1.2),
    aspect: about(hand.aspect, 0.06),
    rotation: about(hand.rotation, 0.025),
    wobble: hand.wobble + 0.05 * strength * random.next(),
    phase: about(hand.phase, 0.25),
  };
}

/** The map from glyph units to pixels, the character's middle at (`cx`, `cy`). */
function placing(hand: Hand, cx: number, cy: number): (point: Point) => Point {
  const [cos, sin] = [cosine(hand.rotation), sine(hand.rotation)];
  return ([x0, y0]) => {
    const x1 = x0 + hand.wobble * sine(hand.waves * y0 + hand.phase);
    const y1 = y0 + hand.wobble * sine(hand.waves * x0 + 2 * hand.phase);
    const x = (x1 - hand.slant * y1) * hand.aspect * hand.size;
    const y = (y1 / hand.aspect) * hand.size;
    return [cx + x * cos - y * sin, cy + x * sin + y * cos];
  };
}

/** Centres the programme on its bounding box and makes its longer side 1.8 where that enlarges it by no more than half. */
function fitted(programme: Programme): Programme {
  const points = programme.flat();
  const range = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  const scale = Math.min(1.5, 1.8 / Math.max(right - left, bottom - top));
  const fit = ([x, y]: Point): Point => [(x - (left + right) / 2) * scale, (y - (top + bottom) / 2) * scale];
  return programme.map((stroke) => stroke.map(fit));
}

/** The pixel row or column that holds `value`, or the nearest one inside the image. */
function clip(value: number): number {
  return Math.min(GLYPH_SIDE - 1, Math.max(0, Math.floor(value)));
}

/** Raises `coverage` (0–1 per pixel) by the segment a–b drawn with half width `pen` and an edge `edge` pixels wide. */
function inkSegment(
  coverage: Float64Array,
  [ax, ay]: Point,
  [bx, by]: Point,
  pen: number,
  edge: number,
): void {
  const reach = pen + edge / 2;
  const [left, right] = [clip(Math.min(ax, bx) - reach), clip(Math.max(ax, bx) + reach)];
  const [top, bottom] = [clip(Math.min(ay, by) - reach), clip(Math.max(ay, by) + reach)];
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - ax;
      const py = y + 0.5 - ay;
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const ex = px - along * dx;
      const ey = py - along * dy;
      const ink = Math.min(1, (reach - Math.sqrt(ex * ex + ey * ey)) / edge);
      const at = y * GLYPH_SIDE + x;
      if (ink > coverage[at]) coverage[at] = ink;
    }
}

function inkStroke(coverage: Float64Array, stroke: Stroke, { pen, edge }: Hand): void {
  // A dot is pressed, not drawn: it is wider than a line.
  if (stroke.length === 1) return inkSegment(coverage, stroke[0], stroke[0], pen * 1.5 + 0.3, edge);
  for (let i = 1; i < stroke.length; i++) inkSegment(coverage, stroke[i - 1], stroke[i], pen, edge);
}

/** A blot that hides most of a character, for junk. */
function inkBlot(coverage: Float64Array, random: Random): void {
  const at = (): Point => [random.between(8, 24), random.between(8, 24)];
  inkSegment(coverage, at(), at(), random.between(5, 8), 3);
}

/**
 * Writes one image (GLYPH_SIDE² bytes, dark ink on light paper) into `pixels`. `spoilt` images are displaced and blotted.
 * Everything drawn comes from `random`; only IEEE-exact arithmetic is used.
 */
export function writeGlyph(
  pixels: Uint8Array,
  programme: Programme,
  writer: Hand,
  { difficulty, spoilt, random }: { difficulty: number; spoilt: boolean; random: Random },
): void {
  const hand = jitterHand(writer, difficulty, random);
  const shift = spoilt ? 9 : 0.4 + 1.8 * difficulty;
  const centre = () => GLYPH_SIDE / 2 + shift * random.between(-1, 1);
  const place = placing(hand, centre(), centre());
  const coverage = new Float64Array(pixels.length);
  for (const stroke of fitted(programme)) {
    const slip = () => (0.02 + 0.11 * difficulty) * random.between(-1, 1);
    const [sx, sy] = [slip(), slip()];
    const drawn = stroke.map(([x, y]) => place([x + sx, y + sy]));
    inkStroke(coverage, drawn, hand);
  }
  if (spoilt) inkBlot(coverage, random);
  const grain = 2 + 8 * difficulty;
  for (let i = 0; i < pixels.length; i++) {
    const grey = hand.paper + (hand.ink - hand.paper) * coverage[i] + grain * bell(random);
    pixels[i] = Math.min(255, Math.max(0, Math.round(grey)));
  }
}
