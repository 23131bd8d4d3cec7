// Time in the Lab: points that are let go, their way played, paused and rewound. Any other change of the scene ends it.
import { create } from 'zustand';
import { letGo, type LetGo, type Rest } from '../experiment/lab/letGo';
import type { LabPoint, LabScene } from '../experiment/lab/scene';
import { endMove, movePoints, useLab } from './lab';

interface LabTime {
  /** The stage whose gradient moves the points, while they are let go. */
  side: 0 | 1;
  /** Distance that a gradient of 1 moves a point in one step. */
  step: number;
  holdAnchor: boolean;
  trails: boolean;
  run: LetGo | null;
  /** The step that is shown, and how many there are. */
  at: number;
  steps: number;
  rest: Rest | null;
  playing: boolean;
}

/** Steps to choose from: a gradient of 1 is what batch-hard does to its hardest member. */
export const STEP_SIZES = [0.005, 0.02, 0.1] as const;

export const useLabTime = create<LabTime>(() => ({
  side: 0,
  step: 0.02,
  holdAnchor: false,
  trails: true,
  run: null,
  at: 0,
  steps: 0,
  rest: null,
  playing: false,
}));

/** Steps a second: slow enough to follow. */
const TICK_MILLISECONDS = 40;
/** Without motion only the rest is shown: so long a slice is worked at a time. */
const SLICE_MILLISECONDS = 8;

let timer: ReturnType<typeof setTimeout> | undefined;
/** The scene as it was let go, and the points that time put there last. */
let from: LabScene | null = null;
let shown: readonly LabPoint[] = [];
/** Time itself is moving the points. */
let moving = false;

function show(at: number): void {
  const { run } = useLabTime.getState();
  if (!run) return;
  useLabTime.setState({ at, steps: run.states.length - 1, rest: run.rest });
  moving = true;
  shown = movePoints(run.states[at].points);
  moving = false;
}

const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

function tick(): void {
  const { run, at, playing } = useLabTime.getState();
  if (!run || !playing) return;
  if (isStill()) {
    const end = performance.now() + SLICE_MILLISECONDS;
    while (run.advance() && performance.now() < end);
    if (run.rest) show(run.states.length - 1);
  } else if (at < run.states.length - 1 || run.advance()) show(at + 1);
  const atRest = run.rest !== null && useLabTime.getState().at === run.states.length - 1;
  if (atRest) pauseLabTime();
  else timer = setTimeout(tick, isStill() ? 0 : TICK_MILLISECONDS);
}

/** Lets the points go under a stage, from where they are. */
export function startLabTime(side: 0 | 1): void {
  endLabTime();
  from = useLab.getState().scene;
  shown = from.points;
  const { step, holdAnchor } = useLabTime.getState();
  const run = letGo(from, from.stages[side], { step, holdAnchor });
  useLabTime.setState({ side, run, at: 0, steps: 0, rest: run.rest });
  playLabTime();
}

/** Goes on, or once more from the start when the rest is shown. */
export function playLabTime(): void {
  const { run, at } = useLabTime.getState();
  if (!run) return;
  if (run.rest && at === run.states.length - 1 && at > 0) show(0);
  useLabTime.setState({ playing: true, rest: run.rest });
  clearTimeout(timer);
  tick();
}

export function pauseLabTime(): void {
  clearTimeout(timer);
  if (!useLabTime.getState().playing) return;
  useLabTime.setState({ playing: false, rest: useLabTime.getState().run?.rest ?? null });
  endMove();
}

/** Shows a step of the way; it pauses there. */
export function showLabTime(at: number): void {
  pauseLabTime();
  const { steps } = useLabTime.getState();
  show(Math.min(Math.max(at, 0), steps));
  endMove();
}

/** Leaves time; the points stay where they are shown. */
export function endLabTime(): void {
  pauseLabTime();
  from = null;
  useLabTime.setState({ run: null, at: 0, steps: 0, rest: null });
}

/** Another step or anchor: the same points are let go anew. */
export function setLabTime(change: Partial<Pick<LabTime, 'step' | 'holdAnchor'>>): void {
  useLabTime.setState(change);
  const { run, side } = useLabTime.getState();
  if (!run) return;
  showLabTime(0);
  startLabTime(side);
}

/** Whether a scene is the one that was let go, but for where time has put its points. */
function isOurs(scene: LabScene): boolean {
  const { side } = useLabTime.getState();
  return (
    from !== null &&
    scene.points === shown &&
    scene.anchor === from.anchor &&
    scene.mode === from.mode &&
    scene.normalize === from.normalize &&
    scene.stages[side] === from.stages[side]
  );
}

useLab.subscribe(({ scene }, before) => {
  if (!useLabTime.getState().run || scene === before.scene || moving) return;
  if (!isOurs(scene)) endLabTime();
});
