// Geometry of the hardness dial: which end is hard, where its stops lie, and labels that do not run into each other.
import { dialStops } from '../../../experiment/derive';
import { dialScale, type DialKey } from '../../shared/dial';

/** Thumbs are 14 px wide, so the dial's way begins and ends 7 px within its box. */
export const INSET = 7;

/** Width of the dial in the narrowest panel (224 px less its padding and border). */
const NARROWEST = 198;

/** Mean width of a character of 10 px type. */
const CHARACTER = 5.3;

const LABEL_GAP = 4;

export interface DialStop {
  value: number;
  label: string;
  /** Place of its tick on the dial's way, 0 to 1. */
  at: number;
  /** Left and right edge of its label in the narrowest panel, in pixels. */
  left: number;
  right: number;
  /** 0, or 1 for the ends where they would run into a label between them. */
  row: 0 | 1;
}

/** The named stops from uniform to batch-hard, their labels centred on their ticks within the dial. */
export function placedStops(key: DialKey, normalize: boolean): DialStop[] {
  const scale = dialScale(key);
  const stops = dialStops(key, normalize).map((stop): DialStop => {
    const at = scale.toPosition(stop.value) / (scale.count - 1);
    const width = stop.label.length * CHARACTER;
    const centred = INSET + at * (NARROWEST - 2 * INSET) - width / 2;
    const left = Math.min(Math.max(centred, 0), NARROWEST - width);
    return { ...stop, at, left, right: left + width, row: 0 };
  });
  const crowded = stops.some((stop, i) => i > 0 && stop.left < stops[i - 1].right + LABEL_GAP);
  return stops.map((stop) => ({ ...stop, row: crowded && (stop.at === 0 || stop.at === 1) ? 1 : 0 }));
}

/** Centre of a stop's label over the dial's width, 0 to 1. */
export const labelCentre = ({ left, right }: DialStop): number => (left + right) / 2 / NARROWEST;

/** How fast the wedge thickens towards the hard end: drawn, not measured. */
const WEDGE_POWER = 2.4;

/** Outline of the wedge in a box of `width` × `height`, thin at the uniform end. */
export function wedgePath(width: number, height: number): string {
  const points = Array.from({ length: 41 }, (_, i) => {
    const u = i / 40;
    return `${(u * width).toFixed(1)} ${(height - 2 - (height - 3) * u ** WEDGE_POWER).toFixed(1)}`;
  });
  return `M${points.join('L')}L${width} ${height}L0 ${height}Z`;
}
