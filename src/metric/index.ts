// The face of the metric floor: the readable, float64 truth that the interface, the lessons and the tests rely on.
export { anchorLoss } from './anchorLoss';
export type { AnchorLoss } from './anchorLoss';
export type { Rows } from './batch';
export { softmaxCrossEntropy } from './crossEntropy';
export { euclideanDistances } from './distances';
export { FormulaError } from './formula/check';
export { compileOwn, UndefinedWeightError } from './formula/own';
export { computeLoss, computeLossThrough, losses } from './losses';
export type { LossKind, LossRecord } from './losses/record';
export { effectiveSize, pointToSet, weightCurve } from './pointToSet';
export type { SetSummary, SetWeighting } from './pointToSet';
export { pointToSetLoss } from './pointToSetLoss';
export type {
  AnchorTerm,
  LossResult,
  LossSpec,
  OwnWeighting,
  PointToSetOptions,
  PointToSetResult,
  WeightingSpec,
} from './types';
export { resolveWeighting, weightings } from './weightings';
export type { Side, WeightingKind, WeightingParameter, WeightingRecord } from './weightings';
