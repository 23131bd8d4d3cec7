// What the engine offers to the floors above, in words without TensorFlow.js.
import type { NetworkConfig } from '../experiment/network';
import type { LossSpec } from '../metric/types';

export type { NetworkConfig };

export type BackendName = 'webgpu' | 'wasm' | 'cpu';

/** Which backend runs, and why: `tried` lists what was passed over, in order, each with its reason. */
export interface BackendReport {
  name: BackendName;
  /** e.g. "NVIDIA H100" or "SwiftShader (software)"; null where there is no adapter. */
  adapter: string | null;
  software: boolean;
  /** One sentence for the person: why this one. */
  reason: string;
  tried: { name: BackendName; why: string }[];
}

export interface OptimiserConfig {
  kind: 'adam' | 'sgd';
  /** SGD only. */
  momentum: number;
}

/** What may differ from one step to the next without a restart. */
export interface StepOptions {
  loss: LossSpec;
  /** Factor λ of the joint softmax cross-entropy; 0 switches it off. */
  lambda: number;
  learningRate: number;
  /** Decoupled weight decay (AdamW manner): w ← w − lr·decay·w. */
  weightDecay: number;
}

/** One batch: standardised inputs, row-major [count, …shape], and class numbers 0…classes−1 of each row. */
export interface Batch {
  inputs: Float32Array;
  labels: Int32Array;
  count: number;
}

/** Columns of the per-step record, in the order in which the engine writes them. */
export const STEP_COLUMNS = [
  'loss',
  'metricLoss',
  'softmaxLoss',
  'activeShare',
  'positiveEffectiveSize',
  'negativeEffectiveSize',
  'positiveDistance',
  'negativeDistance',
] as const;
export type StepColumn = (typeof STEP_COLUMNS)[number];

/** Weights, optimiser slots and step, on the CPU; restoring it continues exactly. */
export interface Checkpoint {
  step: number;
  tensors: { name: string; shape: number[]; values: Float32Array }[];
}

export interface ReadBack {
  /** steps × STEP_COLUMNS.length, for every step since the last read. A comparison loss without a column's meaning writes NaN there. */
  records: Float32Array;
  /** probe × D embeddings with the weights after the last step, or null when no probe was given. */
  embeddings: Float32Array | null;
}

/** One network with its loss and optimiser on the open backend. */
export interface Trainer {
  readonly step: number;
  readonly parameterCount: number;
  /** Enqueues one training step; resolves when another may follow (not when the GPU is done, unless it is far behind). */
  train(batch: Batch, options: StepOptions): Promise<void>;
  /** The one read-back of a frame: the records since the last read and the probe's embeddings, in one transfer. */
  read(probe: Float32Array | null, probeCount: number): Promise<ReadBack>;
  /** Embeds `count` standardised inputs in chunks (padded, so that shapes stay constant); count × D. Yields between chunks. */
  embed(inputs: (from: number, to: number) => Float32Array, count: number): Promise<Float32Array>;
  checkpoint(): Promise<Checkpoint>;
  restore(checkpoint: Checkpoint): void;
  memory(): { tensors: number; bytes: number; gpuBytes: number | null };
  dispose(): void;
}
