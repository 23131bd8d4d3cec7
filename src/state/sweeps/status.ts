// A stored sweep with what is known of its cells → what the page shows of it.
import { cellsOf } from '../../experiment/sweep/expand';
import type { StoredSweep, SweepCell } from '../../experiment/sweep/types';
import type { Progress } from '../runs/channel';
import type { SweepStatus } from './types';

/** Cells of a plan; plans do not change. */
const known = new WeakMap<StoredSweep['plan'], SweepCell[]>();

export function cellsOfSweep({ plan }: Pick<StoredSweep, 'plan'>): SweepCell[] {
  let cells = known.get(plan);
  if (!cells) known.set(plan, (cells = cellsOf(plan)));
  return cells;
}

/** How many cells of a sweep are trained, could not be, and are there. */
export function countCells(sweep: StoredSweep, finished: ReadonlySet<string>): SweepStatus['cells'] {
  const cells = cellsOfSweep(sweep);
  const done = cells.filter(({ key }) => finished.has(key)).length;
  const failed = cells.filter(({ key }) => key in sweep.failed && !finished.has(key)).length;
  return { all: cells.length, done, failed };
}

/** `progress`: what the tab that runs the queue tells, where it is of this sweep. */
export function statusOf(
  sweep: StoredSweep,
  cells: SweepStatus['cells'],
  progress: Progress | null,
): SweepStatus {
  const { steps } = sweep.plan;
  const own = progress?.id === sweep.id ? progress : null;
  const running = sweep.phase === 'running' ? own : null;
  // A paused training keeps what it has reached.
  const begun = running || sweep.phase === 'paused' ? own?.current?.step : 0;
  return {
    ...sweep,
    cells,
    current: running?.current ?? null,
    steps: steps * (cells.all - cells.failed),
    stepsDone: steps * cells.done + (begun ?? 0),
    secondsLeft: running?.secondsLeft ?? null,
  };
}
