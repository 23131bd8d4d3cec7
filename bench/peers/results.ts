// What a run of the benchmark leaves behind: the shape of the files in bench/results.
import type { Machine } from '../machine';
import type { Frames } from '../page';
import type { OpenSide } from './host';
import type { GpuCalls } from './side';
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
  /** Calls of WebGPU in a step whose loss is read. */
  gpuCalls?: GpuCalls;
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

export interface Results {
  date: string;
  machine: Machine;
  /** The page may use threads in WebAssembly. */
  isolated: boolean;
  versions: Record<string, string>;
  rounds: number;
  works: WorkResult[];
}

/** A step of ours at one size: of the batch, or of the embedding. */
export interface GrowthPoint {
  backend: string;
  size: number;
  milliseconds: Spread;
  bytes: number;
  gpuBytes: number | null;
}

export interface GrowthResults {
  date: string;
  machine: Machine;
  batches: GrowthPoint[];
  dimensions: GrowthPoint[];
}

/** The evaluation of tests of several sizes. */
export interface EvaluationResults {
  date: string;
  machine: Machine;
  /** Numbers of an embedding. */
  dimension: number;
  /** `ratio`: readable/ours for each query. */
  tests: { queries: number; gallery: number; milliseconds: number; ratio: number }[];
}

/** The built page, opened cold. */
export interface PageResults {
  date: string;
  machine: Machine;
  backend: string;
  /** From the navigation, and compressed bytes that had arrived. */
  firstDrawing: { milliseconds: number; bytes: number };
  /** From the navigation until the counter shows a step, ms. */
  firstStep: number;
  stepsPerSecond: number;
  frames: Frames;
  /** From the slider to the changed weights while training, ms, ascending. */
  sigmaToWeights: number[];
  /** Peak resident memory by type of process. */
  peakMegabytes: Record<string, number>;
}

/** One of our kernels beside stock operations: milliseconds a call. */
export interface KernelRow {
  title: string;
  /** Dispatches a call on WebGPU. */
  ours: Spread & { dispatches?: number };
  stock?: Spread & { dispatches?: number };
  /** Why stock operations have no times. */
  impossible?: string;
  /** stock/ours. */
  ratio?: number;
}

/** All comparisons on one backend. */
export interface KernelComparisons {
  backend: 'wasm' | 'webgpu';
  adapter: string | null;
  rows: KernelRow[];
}

export interface KernelResults {
  date: string;
  machine: Machine;
  rounds: number;
  backends: KernelComparisons[];
}

/** The files in bench/results, by name. */
export interface AllResults {
  peers: Results;
  /** On an isolated page. */
  threads: Results;
  growth: GrowthResults;
  evaluation: EvaluationResults;
  page: PageResults;
  kernels: KernelResults;
}
