// What a run of the benchmark leaves behind: the shape of the files in bench/results.
import type { OpenSide } from './host';
import type { Spread } from './statistics';

/** Milliseconds a step of one side at one work. */
export interface SideResult {
  side: OpenSide['name'];
  backend: OpenSide['backend'];
  adapter: string | null;
  /** Why there are no times. */
  impossible?: string;
  /** The loss read every step, and every 15th. */
  everyStep?: Spread;
  every15th?: Spread;
  /** theirs/ours on the same backend (PyTorch: beside our wasm); absent for ours. */
  ratio?: { everyStep: number; every15th: number };
  /** Largest relative difference of the first losses to ours. */
  curveError?: number;
  /** Order to first loss with everything still to compile, ms. */
  firstStep?: number;
}

export interface WorkResult {
  work: string;
  batch: number;
  parameters: number;
  /** The first losses, as ours computes them. */
  curve: number[];
  sides: SideResult[];
}

export interface Machine {
  cores: number;
  processor: string;
  memory: string;
  browser: string;
  isolated: boolean;
  /** Processes that wanted a core, mean over the minute before: above the number of cores, others were at work. */
  load: { before: number; after: number };
}

export interface Results {
  date: string;
  machine: Machine;
  versions: Record<string, string>;
  rounds: number;
  works: WorkResult[];
}
