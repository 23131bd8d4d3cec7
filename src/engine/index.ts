// The engine's face: everything that the floors above may use.
export type {
  BackendName,
  BackendReport,
  Batch,
  Checkpoint,
  NetworkConfig,
  OptimiserConfig,
  ReadBack,
  StepColumn,
  StepOptions,
  Trainer,
} from './types';
export { STEP_COLUMNS } from './types';
export { closeBackend, openBackend } from './backends';
export type { BackendOptions } from './backends';
export { createTrainer } from './trainer';
export { distancesTo } from './kernels/simd/crossDistances';
