// Words and numbers in the plane that run into neither marks nor each other: the first free place of a few wins.
import { short } from '../numberText';
import type { Arrow, Placed } from './arrows';
import type { Spot } from './geometry';
import type { PlaneRing } from './model';

/** Mean width of a character of 11 and of 13 px type. */
const NARROW = 5.8;
const WIDE = 6.4;

export interface PlacedLabel extends Spot {
  key: string;
  text: string;
  width: number;
  kind: 'positive' | 'negative' | 'margin' | 'ring' | 'note';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where marks, arrows and earlier labels lie. */
export class Occupied {
  private readonly boxes: Box[] = [];
  constructor(private readonly size: { width: number; height: number }) {}

  add({ x, y }: Spot, halfWidth: number, halfHeight: number): void {
    this.boxes.push({
      left: x - halfWidth,
      right: x + halfWidth,
      top: y - halfHeight,
      bottom: y + halfHeight,
    });
  }

  /** Whether a box around the middle lies within the picture and over nothing. */
  free({ x, y }: Spot, halfWidth: number, halfHeight: number): boolean {
    const [left, right, top, bottom] = [x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight];
    if (left < 2 || top < 2 || right > this.size.width - 2 || bottom > this.size.height - 2) return false;
    return !this.boxes.some((b) => left < b.right && right > b.left && top < b.bottom && bottom > b.top);
  }
}

/** Puts a label at the first free candidate; where none is free it is left out. */
function place(
  label: Omit<PlacedLabel, 'x' | 'y'>,
  candidates: Iterable<Spot>,
  halfHeight: number,
  occupied: Occupied,
): PlacedLabel[] {
  for (const spot of candidates) {
    if (!occupied.free(spot, label.width / 2, halfHeight)) continue;
    occupied.add(spot, label.width / 2, halfHeight);
    return [{ ...label, ...spot }];
  }
  return [];
}

const NAMES = { positive: 'D⁺', negative: 'D⁻', margin: 'D⁺ + m' } as const;
/** Angles, in degrees counter-clockwise, at which a ring's name is tried first. */
const START = { positive: 150, negative: 320, margin: 138 } as const;

function* around(middle: Spot, radius: number, start: number, step: number): Generator<Spot> {
  for (let turn = 0; turn < 360; turn += step) {
    const side = (turn / step) % 2 ? 1 : -1;
    const angle = ((start + side * Math.ceil(turn / step / 2) * step) * Math.PI) / 180;
    yield { x: middle.x + radius * Math.cos(angle), y: middle.y - radius * Math.sin(angle) };
  }
}

/** Names of the rings, each on its ring. */
export const ringNames = (
  rings: readonly PlaneRing[],
  middle: Spot,
  scale: number,
  occupied: Occupied,
): PlacedLabel[] =>
  rings.flatMap(({ kind, radius }) => {
    const text = NAMES[kind];
    const label = { key: kind, kind, text, width: text.length * WIDE + 6 };
    return place(label, around(middle, radius * scale, START[kind], 8), 9, occupied);
  });

/** The number of a distance ring, up and to the right where it is free. */
export const ringNumbers = (
  rings: readonly { text: string; radius: number }[],
  middle: Spot,
  scale: number,
  occupied: Occupied,
): PlacedLabel[] =>
  rings.flatMap(({ text, radius }) => {
    const label = { key: `ring ${text}`, kind: 'ring' as const, text, width: text.length * NARROW };
    return place(label, around(middle, radius * scale, 56, 12), 6, occupied);
  });

/** Weaker forces carry no number. */
const STRONG = 0.05;
const MOST_NUMBERS = 10;

/** Signed numbers beside the strongest arrows of the anchor's members. */
export function forceNumbers(
  placed: readonly Placed[],
  arrows: readonly Arrow[],
  occupied: Occupied,
): PlacedLabel[] {
  const strong = arrows
    .filter(({ index, kind }) => kind !== 'anchor' && Math.abs(placed[index].member.force) > STRONG)
    .toSorted((a, b) => Math.abs(placed[b.index].member.force) - Math.abs(placed[a.index].member.force))
    .slice(0, MOST_NUMBERS);
  return strong.flatMap(({ index, kind, from, to }) => {
    const text = short(placed[index].member.force);
    const label = {
      key: `force ${index}`,
      kind: kind as 'positive' | 'negative',
      text,
      width: text.length * NARROW + 4,
    };
    return place(label, beside(from, to, label.width), 7, occupied);
  });
}

/** Beside the middle of an arrow, left and right of it, then beside its ends. */
function* beside(from: Spot, to: Spot, width: number): Generator<Spot> {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const away = 9 + (Math.abs(uy) * width) / 2;
  for (const along of [0.5, 0.8, 0.2, 1.3])
    for (const side of [1, -1])
      yield {
        x: from.x + ux * length * along + side * uy * away,
        y: from.y + uy * length * along - side * ux * away,
      };
}

/** A note about one point, above or below it. */
export const noteAt = (text: string, { x, y }: Spot, radius: number, occupied: Occupied): PlacedLabel[] => {
  const label = { key: 'note', kind: 'note' as const, text, width: text.length * 5.4 + 6 };
  const [up, side] = [radius + 16, radius + 10 + label.width / 2];
  return place(
    label,
    [
      { x, y: y - up },
      { x, y: y + up },
      { x: x - side, y },
      { x: x + side, y },
      { x: x - label.width / 2 + 12, y: y - up },
      { x: x - label.width / 2 + 12, y: y + up },
      { x: x + label.width / 2 - 12, y: y - up },
    ],
    8,
    occupied,
  );
};
