// The face of the retrieval floor: other programs may rely on evaluateRetrieval.
export { evaluateRetrieval } from './evaluate';
export type { QueryResult, RetrievalResult } from './evaluate';
export type { DistanceRows, RetrievalItem, RetrievalOptions } from './protocol';
export { rankOneByCamera } from './cameras';
export { distanceHistogram } from './histogram';
export type { DistanceHistogram } from './histogram';
export { distanceMatrix, embeddingsIn } from './distance';
export { pairErrors } from './threshold';
export type { PairErrors } from './threshold';
export { scoreInBlocks } from './fast/scoreInBlocks';
export type { BlockScores } from './fast/scoreInBlocks';
