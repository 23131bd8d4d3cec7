// "Let go": the points follow one stage's negative gradient, step by step, until they rest. Every step is kept, so time can run back.
import { evaluateLab } from './evaluate';
import { FARTHEST, type LabPoint, type LabScene, type LabStage } from './scene';

export interface LetGoOptions {
  /** Distance that a gradient of 1 moves a point in one step. */
  step: number;
  /** Mode 'one' only: the anchor stays where it is. */
  holdAnchor: boolean;
}

/** Why the points rest: no force, no progress, too far out to go on, or the most steps that are kept. */
export type Rest = 'flat' | 'stalled' | 'far' | 'limit';

/** One moment on the way. */
export interface LetGoState {
  points: LabPoint[];
  value: number;
  /** Length of the whole gradient, over the points that may move. */
  gradient: number;
}

/** The way so far; `advance` adds a state. */
export interface LetGo {
  /** From the start on; never empty. */
  readonly states: readonly LetGoState[];
  /** Null while the points may go on. */
  readonly rest: Rest | null;
  /** Takes one step; false once the points rest. */
  advance(): boolean;
}

/** Below this length of the gradient nothing moves visibly in any number of steps that is kept. */
const FLAT = 1e-5;
/** A loss that has not fallen by FALL within so many steps only jumps to and fro. */
const PATIENCE = 60;
const FALL = 1e-6;
/** States kept: at 200 points some 40 MB. */
export const MOST_STEPS = 1000;

/**
 * Lets the points of a scene go under one of its stages. In mode 'one' the anchor's own loss drives, else the batch's.
 * A comparison loss of one anchor has no value of its own to fall, so there only the gradient and the steps end it.
 */
export function letGo(scene: LabScene, stage: LabStage, { step, holdAnchor }: LetGoOptions): LetGo {
  const held = holdAnchor && scene.mode === 'one' ? scene.anchor : -1;
  let slope: [number, number][] = [];
  const stateOf = (points: LabPoint[]): LetGoState => {
    const evaluation = evaluateLab({ ...scene, points }, stage);
    slope = evaluation.gradient.map((g, i): [number, number] => (i === held ? [0, 0] : g));
    return { points, value: evaluation.value, gradient: Math.hypot(...slope.flat()) };
  };
  const states = [stateOf(scene.points)];
  const hasValue = scene.mode === 'all' || evaluateLab(scene, stage).anchors !== null;
  let best = { value: states[0].value, at: 0 };
  let rest: Rest | null = states[0].gradient < FLAT ? 'flat' : null;

  const advance = (): boolean => {
    if (rest) return false;
    const { points } = states[states.length - 1];
    const next = points.map((point, i) => ({
      ...point,
      x: point.x - step * slope[i][0],
      y: point.y - step * slope[i][1],
    }));
    if (next.some(({ x, y }) => !(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST))) {
      rest = 'far';
      return false;
    }
    const state = stateOf(next);
    states.push(state);
    if (state.value < best.value - FALL) best = { value: state.value, at: states.length - 1 };
    if (state.gradient < FLAT) rest = 'flat';
    else if (hasValue && states.length - 1 - best.at >= PATIENCE) rest = 'stalled';
    else if (states.length > MOST_STEPS) rest = 'limit';
    return true;
  };
  return {
    states,
    get rest() {
      return rest;
    },
    advance,
  };
}

/** The way of each point up to state `at`, oldest first. */
export function trails(states: readonly LetGoState[], at: number): LabPoint[][] {
  const way = states.slice(0, at + 1);
  return (way[0]?.points ?? []).map((_, i) => way.map(({ points }) => points[i]));
}
