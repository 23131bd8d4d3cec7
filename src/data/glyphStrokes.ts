// The alphabet of invented characters: an identity is a programme of strokes on a lattice.
import { cosine, sine } from './arithmetic';
import type { Random } from './random';
import { twinOf } from './synthetic';

/** x to the right, y down; characters fill about [−1, 1]². */
export type Point = readonly [x: number, y: number];

/** A pen path. A single point is a dot. */
export type Stroke = readonly Point[];

export type Programme = readonly Stroke[];

/** A 4 × 4 lattice: coarse enough that two strokes differ by more than a hand's wobble. */
const LATTICE = [-0.9, -0.3, 0.3, 0.9];
/** Points on a full circle: at 32 pixels its corners cannot be seen. */
const CIRCLE = 16;

function latticePoint(random: Random): Point {
  return [random.pick(LATTICE), random.pick(LATTICE)];
}

/** A lattice point at least two lattice steps away, so that no stroke is a mere blot. */
function farPoint(from: Point, random: Random): Point {
  for (;;) {
    const point = latticePoint(random);
    if (Math.abs(point[0] - from[0]) + Math.abs(point[1] - from[1]) > 1.1) return point;
  }
}

/** Angles and sweep in turns. */
function arc([x, y]: Point, radius: number, start: number, sweep: number): Stroke {
  const steps = Math.max(2, Math.round(Math.abs(sweep) * CIRCLE));
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = start + (sweep * i) / steps;
    return [x + radius * cosine(angle), y + radius * sine(angle)];
  });
}

function bow(random: Random): Stroke {
  const centre: Point = [random.pick([-0.3, 0, 0.3]), random.pick([-0.3, 0, 0.3])];
  const sweep = random.pick([0.5, 0.625, 0.75]) * random.pick([-1, 1]);
  return arc(centre, random.pick([0.45, 0.65]), random.integer(8) / 8, sweep);
}

/** A line that ends in a half circle to one side. */
function hook(from: Point, random: Random): Stroke {
  const to = farPoint(from, random);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [ux, uy] = [dx / length, dy / length];
  const side = random.pick([-1, 1]);
  const radius = 0.25;
  const half = Array.from({ length: 6 }, (_, i): Point => {
    const angle = (i + 1) / 12;
    const [along, across] = [radius * sine(angle), side * radius * (1 - cosine(angle))];
    return [to[0] + ux * along - uy * across, to[1] + uy * along + ux * across];
  });
  return [from, to, ...half];
}

function drawStroke(from: Point, random: Random): Stroke {
  const kind = random.integer(10);
  if (kind < 4) return [from, farPoint(from, random)];
  if (kind < 5) {
    const corner = farPoint(from, random);
    return [from, corner, farPoint(corner, random)];
  }
  if (kind < 7) return bow(random);
  if (kind < 8) return hook(from, random);
  if (kind < 9) return arc(latticePoint(random), random.pick([0.25, 0.4]), 0, 1);
  return [latticePoint(random)];
}

/** Where the next stroke starts: often on the one before, as in handwriting. */
function nextStart(programme: Programme, random: Random): Point {
  const last = programme.at(-1);
  const start = latticePoint(random);
  return last && last.length === 2 && random.next() < 0.6 ? random.pick(last) : start;
}

function drawProgramme(random: Random): Programme {
  const strokes: Stroke[] = [];
  const count = random.pick([2, 3, 3, 4]);
  while (strokes.length < count) strokes.push(drawStroke(nextStart(strokes, random), random));
  return strokes.every((stroke) => stroke.length === 1) ? drawProgramme(random) : strokes;
}

/** The same character with one stroke drawn anew. */
function drawTwin(original: Programme, random: Random): Programme {
  return original.with(random.integer(original.length), drawStroke(latticePoint(random), random));
}

const key = (programme: Programme) =>
  programme
    .map((stroke) => stroke.join(' '))
    .toSorted()
    .join('|');

/**
 * Programmes of the subjects 1 … identities and −1 … −distractors, all different. Every fourth identity is a near-twin (`twinOf`).
 * Each subject draws from its own fork of `random`.
 */
export function drawProgrammes(
  identities: number,
  distractors: number,
  random: Random,
): Map<number, Programme> {
  const programmes = new Map<number, Programme>();
  const known = new Set<string>();
  const add = (subject: number) => {
    const stream = random.fork(`subject ${subject}`);
    const original = programmes.get(twinOf(subject) ?? Number.NaN);
    let programme: Programme;
    do programme = original ? drawTwin(original, stream) : drawProgramme(stream);
    while (known.has(key(programme)));
    known.add(key(programme));
    programmes.set(subject, programme);
  };
  for (let subject = 1; subject <= identities; subject++) add(subject);
  for (let i = 1; i <= distractors; i++) add(-i);
  return programmes;
}
