// What the weight-curve figures are set up to: members at distances, and how one or two weightings weigh them.
import { pointToSet, type Side } from '../metric';
import type { Numbers } from './types';

export interface CurveSetup {
  side: Side;
  /** Distances of the members to the anchor. */
  distances: readonly number[];
  sigma: number;
  alpha: number;
  /** Largest distance on the axis. */
  range: number;
}

export type CurveControl = 'sigma' | 'alpha' | 'side' | 'scale';
export type CurveWeighting = 'exponential' | 'polynomial';

export interface CurveFigure {
  weightings: readonly CurveWeighting[];
  controls: readonly CurveControl[];
  start: CurveSetup;
  claims: Readonly<Record<string, CurveSetup>>;
}

export type CurveFigureId = 'Exponential' | 'Polynomial';

/** σ and α of public re-implementations (metric/weightings.ts says what distances they suit). */
const PUBLIC = { sigma: 0.5, alpha: 10 };

/** Longest distance between two embeddings of unit length. */
export const DIAMETER = 2;

/** How many times larger the distances of the not normalised example are. */
const RAW = 3.5;

const LAB = [0.4, 0.5, 0.62, 0.78, 0.9];
const UNIT = [0.6, 0.85, 1.05, 1.25, 1.5];

const one: CurveSetup = { side: 'positive', distances: LAB, sigma: 0.2, alpha: PUBLIC.alpha, range: 1.6 };
const unit: CurveSetup = { side: 'positive', distances: UNIT, ...PUBLIC, range: DIAMETER };

/** The same members on another scale of distances. */
export function scaled(setup: CurveSetup, scale: 'unit' | 'raw'): CurveSetup {
  const range = scale === 'unit' ? DIAMETER : DIAMETER * RAW;
  const factor = range / setup.range;
  return { ...setup, range, distances: setup.distances.map((d) => d * factor) };
}

export const CURVE_FIGURES: Record<CurveFigureId, CurveFigure> = {
  Exponential: {
    weightings: ['exponential'],
    controls: ['sigma', 'side'],
    start: one,
    claims: {
      one: { ...one, distances: [0.4, 0.5, 0.6, 0.75, 0.95] },
      sharp: { ...one, sigma: 0.03 },
      flat: { ...one, sigma: 2 },
    },
  },
  Polynomial: {
    weightings: ['exponential', 'polynomial'],
    controls: ['scale', 'sigma', 'alpha', 'side'],
    start: scaled(unit, 'raw'),
    claims: {
      raw: scaled(unit, 'raw'),
      unit,
      fair: { ...unit, sigma: 0.21 },
    },
  },
};

/** The set-up of a claim; of the start where there is no such claim. */
export const curveSetup = (id: CurveFigureId, claim: string | null): CurveSetup =>
  (claim !== null && CURVE_FIGURES[id].claims[claim]) || CURVE_FIGURES[id].start;

/** Every number of a set-up that the texts may speak of. */
export function curveNumbers({ side, distances, sigma, alpha }: CurveSetup): Numbers {
  const exponential = pointToSet(distances, side, { kind: 'exponential', sigma });
  const polynomial = pointToSet(distances, side, { kind: 'polynomial', alpha });
  const hardestFirst = distances
    .map((distance, i) => ({ distance, weight: exponential.weights[i] }))
    .toSorted((a, b) => (side === 'positive' ? b.distance - a.distance : a.distance - b.distance));
  const [first, second = first] = hardestFirst;
  return {
    sigma,
    alpha,
    size: distances.length,
    gap: Math.abs(first.distance - second.distance),
    ratio: first.weight / second.weight,
    neffE: exponential.effectiveSize,
    neffP: polynomial.effectiveSize,
    dE: exponential.distance,
    dP: polynomial.distance,
    // Equal slopes of ln w: 1/σ = α/(1+d) for positives, 1/σ = 2α/(1+d) for negatives.
    meetPositive: alpha * sigma - 1,
    meetNegative: 2 * alpha * sigma - 1,
    usualSigma: PUBLIC.sigma,
    usualAlpha: PUBLIC.alpha,
    diameter: DIAMETER,
  };
}
