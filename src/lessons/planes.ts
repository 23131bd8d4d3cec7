// What the plane figures of the chapters are set up to: points, a loss, and the controls that the chapter needs.
import type { LabPoint, LabStage } from '../experiment/lab/scene';
import { defaultStages, presetOf } from '../experiment/lab/presets';

/** A plane with one loss on it; point 0 is the anchor. */
export interface PlaneSetup {
  points: readonly LabPoint[];
  stage: LabStage;
}

export type PlaneControl = 'strategy' | 'sigma' | 'margin' | 'detach';

export interface PlaneFigure {
  controls: readonly PlaneControl[];
  start: PlaneSetup;
  /** By the claim's id. */
  claims: Readonly<Record<string, PlaneSetup>>;
}

export type PlaneFigureId = 'Triplet' | 'BatchHard' | 'PointToSet' | 'Limits' | 'StopGradient';

const [, usual] = defaultStages();
const stage = (change: Partial<LabStage>): LabStage => ({ ...usual, ...change });

const { points: mislabelled } = presetOf('mislabelled').scene;
const { points: crowd } = presetOf('semihard').scene;
const { points: fresh } = presetOf('fresh').scene;
const clean = mislabelled.filter(({ shows }) => shows === undefined);

/** Anchor, one positive, and one negative at this distance on the other side. */
const triplet = (far: number): LabPoint[] => [
  { x: 0, y: 0, identity: 1 },
  { x: -0.7, y: 0.35, identity: 1 },
  { x: Number((0.86 * far).toFixed(3)), y: Number((-0.51 * far).toFixed(3)), identity: 2 },
];

const hardest = stage({ strategy: 'hardest' });
const uniform = stage({ strategy: 'uniform' });
const adaptive = stage({ strategy: 'exponential' });

export const PLANE_FIGURES: Record<PlaneFigureId, PlaneFigure> = {
  Triplet: {
    controls: ['margin'],
    start: { points: triplet(0.9), stage: hardest },
    claims: {
      hard: { points: triplet(0.5), stage: hardest },
      semihard: { points: triplet(0.95), stage: hardest },
      easy: { points: triplet(1.3), stage: hardest },
    },
  },
  BatchHard: {
    controls: [],
    start: { points: mislabelled, stage: hardest },
    claims: {
      outlier: { points: mislabelled, stage: hardest },
      clean: { points: clean, stage: hardest },
      crowd: { points: crowd, stage: hardest },
    },
  },
  PointToSet: {
    controls: ['strategy'],
    start: { points: fresh, stage: uniform },
    claims: {
      uniform: { points: fresh, stage: uniform },
      adaptive: { points: fresh, stage: adaptive },
      extreme: { points: fresh, stage: hardest },
    },
  },
  Limits: {
    controls: ['sigma'],
    start: { points: fresh, stage: adaptive },
    claims: {
      uniform: { points: fresh, stage: stage({ sigma: Infinity }) },
      middle: { points: fresh, stage: stage({ sigma: 0.2 }) },
      hardest: { points: fresh, stage: stage({ sigma: 0 }) },
    },
  },
  StopGradient: {
    controls: ['detach', 'sigma'],
    start: { points: mislabelled, stage: stage({ detach: true }) },
    claims: {
      graph: { points: mislabelled, stage: adaptive },
      detached: { points: mislabelled, stage: stage({ detach: true }) },
      wide: { points: mislabelled, stage: stage({ sigma: 2 }) },
    },
  },
};

/** The set-up of a claim; of the start where there is no such claim. */
export const planeSetup = (id: PlaneFigureId, claim: string | null): PlaneSetup =>
  (claim !== null && PLANE_FIGURES[id].claims[claim]) || PLANE_FIGURES[id].start;
