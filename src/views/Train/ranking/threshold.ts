// The "same person?" threshold: its place on the scale of counted thresholds, the rates there, and the drawing's paths.
import type { EvaluationReport } from '../../../worker/protocol';

type Errors = NonNullable<EvaluationReport['errors']>;

/** Index of the counted threshold nearest to a distance; beyond the ends, the end. */
export function stepOf(thresholds: number[], distance: number): number {
  const last = thresholds.length - 1;
  const [low, high] = [thresholds[0], thresholds[last]];
  const at = Math.round(((distance - low) / (high - low)) * last);
  return Math.min(last, Math.max(0, at));
}

/** Steps of a key press on the handle; null when the key is not the handle's. */
export function stepAfterKey(step: number, key: string, last: number): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -Infinity,
    End: Infinity,
  };
  return key in moves ? Math.min(last, Math.max(0, step + moves[key])) : null;
}

export interface RatesAt {
  step: number;
  distance: number;
  falseAccept: number;
  falseReject: number;
}

/** The rates at a distance set by hand, or, with null, at the equal error point; both at the nearest counted threshold. Null without pairs. */
export function ratesAt(errors: Errors, chosen: number | null): RatesAt | null {
  const { thresholds, falseAccept, falseReject, equalError } = errors;
  if (!equalError) return null;
  const step = stepOf(thresholds, chosen ?? equalError.threshold);
  return {
    step,
    distance: thresholds[step],
    falseAccept: falseAccept[step],
    falseReject: falseReject[step],
  };
}

export interface DistanceScale {
  x: (distance: number) => number;
  y: (share: number) => number;
  /** Distance at a horizontal pixel. */
  distance: (x: number) => number;
}

/** Room for the mark above, the axis below and half a handle at the sides; px. */
export const MARGIN = { left: 8, right: 8, top: 20, bottom: 18 };

/** Scale of a drawing of width × height px in which the highest bin reaches the top. */
export function distanceScale(
  { edges, positive, negative }: EvaluationReport['histogram'],
  width: number,
  height: number,
): DistanceScale {
  const [low, high] = [edges[0], edges[edges.length - 1]];
  const inner = width - MARGIN.left - MARGIN.right;
  const tall = height - MARGIN.top - MARGIN.bottom;
  const top = Math.max(...positive, ...negative) || 1;
  return {
    x: (distance) => MARGIN.left + ((distance - low) / (high - low)) * inner,
    y: (share) => MARGIN.top + (1 - share / top) * tall,
    distance: (x) => low + ((x - MARGIN.left) / inner) * (high - low),
  };
}

/** Closed outline of the bars, as an SVG path. */
export function barsPath(edges: number[], shares: number[], { x, y }: DistanceScale): string {
  const steps = shares.map(
    (share, i) => `L${x(edges[i]).toFixed(1)} ${y(share).toFixed(1)}H${x(edges[i + 1]).toFixed(1)}`,
  );
  return `M${x(edges[0]).toFixed(1)} ${y(0).toFixed(1)}${steps.join('')}V${y(0).toFixed(1)}Z`;
}
