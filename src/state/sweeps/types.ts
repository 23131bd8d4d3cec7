// What the page knows of its sweeps.
import type { StoredSweep, SweepCell, SweepPlan } from '../../experiment/sweep/types';
import type { BackendReport } from '../../worker/protocol';

/** The cell that is trained just now. */
export interface CurrentCell extends SweepCell {
  step: number;
}

/** A sweep with its progress, as every tab sees it. */
export interface SweepStatus extends StoredSweep {
  /** Trainings: `done` are kept (also by an earlier sweep), `failed` could not be trained. */
  cells: { all: number; done: number; failed: number };
  /** Null while it does not run. */
  current: CurrentCell | null;
  /** Steps of all cells that did not fail, and those of them that are done. */
  steps: number;
  stepsDone: number;
  /** Null until a few steps have been measured. */
  secondsLeft: number | null;
}

export interface SweepsState {
  /** False until the store has been read. */
  ready: boolean;
  /** By rising time of creation, which is the order of the queue. */
  sweeps: SweepStatus[];
  /** Where the queue computes; null until it knows. */
  backend: BackendReport | null;
  /** Another tab of this browser runs the queue; this one shows its progress. */
  runningElsewhere: boolean;
  /** One sentence on what stands in the way (e.g. the store is full, the worker broke); null for nothing. */
  problem: string | null;
}

/**
 * What the page does with sweeps. All are exported by ./sweeps.ts, beside `useSweeps` (a zustand hook of SweepsState). None rejects:
 * what the store refuses is said in `problem`.
 */
export interface SweepActions {
  /** Reads the store and goes on with what was under way. Called by the Experiments view, and by the page (see resume.ts). */
  resumeSweeps(): Promise<void>;
  /** Queues a sweep; its id, or null where the plan has complaints (see experiment/sweep/check.ts) or the store refuses. */
  startSweep(plan: SweepPlan): Promise<string | null>;
  /** At once: the cell on its way keeps what it has reached, and the next queued sweep takes its turn. */
  pauseSweep(id: string): Promise<void>;
  /** Queues a paused sweep again; one that ended (cancelled, failed, done) tries its missing and failed cells anew. */
  goOnSweep(id: string): Promise<void>;
  /** At once: the cell on its way is given up; finished ones stay. */
  cancelSweep(id: string): Promise<void>;
  /** Takes a sweep off the list, with its runs where wanted. Runs that are cells of another sweep too stay with that one. */
  removeSweep(id: string, alsoRuns: boolean): Promise<void>;
  /** A configuration (SweepCell.configuration) that the others are compared with; null: the first. */
  setBaseline(id: string, configuration: string | null): Promise<void>;
  /** The person has read `problem`. */
  dismissSweepsProblem(): void;
}
