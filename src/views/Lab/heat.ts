// The heat ramp of the tokens on a canvas: numbers to colours, and what lies below zero hatched.
import { rowsAround, type Landscape } from '../../experiment/lab/landscape';
import type { Size } from '../shared/useSize';

export type Rgb = readonly [number, number, number];

export const HEAT_STEPS = 6;

/** "#2a7d79" as three bytes. */
export function parseColour(hex: string): Rgb {
  const value = /^#([0-9a-f]{6})$/i.exec(hex) ? parseInt(hex.slice(1), 16) : 0x888888;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour at `share` (0 to 1) of the ramp, between its neighbours. */
export function heatAt(ramp: readonly Rgb[], share: number): Rgb {
  const place = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
  const low = Math.min(Math.floor(place), ramp.length - 2);
  const mix = (k: 0 | 1 | 2) => Math.round(ramp[low][k] + (place - low) * (ramp[low + 1][k] - ramp[low][k]));
  return [mix(0), mix(1), mix(2)];
}

/** One pixel per cell; rows that are not there yet are mixed from those around them. Null before the first row. */
export function heatPixels(map: Landscape, ramp: readonly Rgb[]): ImageData | null {
  const { columns, rows, values, low, high } = map;
  const pixels = new ImageData(columns, rows);
  const range = high - low || 1;
  for (let row = 0; row < rows; row++) {
    const from = rowsAround(map, row);
    if (!from) return null;
    for (let column = 0; column < columns; column++) {
      const above = values[from.above * columns + column];
      const value = above + from.share * (values[from.below * columns + column] - above);
      pixels.data.set([...heatAt(ramp, (value - low) / range), 255], (row * columns + column) * 4);
    }
  }
  return pixels;
}

/** Diagonal strokes over the cells whose value is below zero. */
export function hatchBelowZero(
  context: CanvasRenderingContext2D,
  map: Landscape,
  { width, height }: Size,
): void {
  const { columns, rows, values } = map;
  const [w, h] = [width / columns, height / rows];
  context.beginPath();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (values[row * columns + column] < 0) {
        context.moveTo(column * w, (row + 1) * h);
        context.lineTo((column + 1) * w, row * h);
      }
  context.stroke();
}
