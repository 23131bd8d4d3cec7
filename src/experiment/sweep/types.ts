// What a sweep is: configurations (a grid over options, a list, or both) × seeds, each trained for the same number of steps.
import type { OptionKey, Options } from '../options';

/** One axis of the grid: an option and the values it takes. */
export interface SweepAxis {
  key: OptionKey;
  values: Options[OptionKey][];
}

export interface SweepPlan {
  name: string;
  /** Everything that is not varied. */
  base: Options;
  /** The product of all axes; none: the base alone. */
  axes: SweepAxis[];
  /** Further configurations that the grid is taken over, as differences to the base; none: the base alone. */
  list: Partial<Options>[];
  seeds: number[];
  steps: number;
}

/** One training of a sweep. */
export interface SweepCell {
  /** Equal for equal trainings, whatever sweep they belong to: configuration, seed and steps. */
  key: string;
  /** Equal for cells that differ by their seed alone. */
  configuration: string;
  options: Options;
  seed: number;
  steps: number;
}

/** 'queued': waits for its turn · 'running' · 'paused' by the person · 'done' · 'cancelled' · 'failed'. */
export type SweepPhase = 'queued' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** A sweep as it is kept. Its finished cells are RunRecords whose `sweep.id` is this one's. */
export interface StoredSweep {
  id: string;
  plan: SweepPlan;
  /** Milliseconds since 1970. */
  created: number;
  phase: SweepPhase;
  /** Cells that could not be trained, by key, with the reason (e.g. diverged). They are not tried again by themselves. */
  failed: Record<string, string>;
  /** The configuration (SweepCell.configuration) that the others are compared with; null: the first. */
  baseline: string | null;
}
