// A finished (or looked-at) run as it is kept, listed, exported and opened again: configuration, curves, scores, checksum.
import type { Change } from '../moment';
import type { Options } from '../options';

export type PartOfData = 'seen' | 'unseen';

/** What retrieval said at one evaluated step. Scores are shares (0–1), null where no query could be counted. */
export interface ScorePoint {
  step: number;
  part: PartOfData;
  mAP: number | null;
  mINP: number | null;
  /** cmc[k−1]: share of counted queries with a true match among the first k; up to 20. */
  cmc: number[];
  countedQueries: number;
}

/** One run. Everything needed to see it again without training, and to train it again. */
export interface RunRecord {
  /** Unique among the kept runs. */
  id: string;
  name: string;
  note: string;
  tags: string[];
  /** Milliseconds since 1970. */
  created: number;
  /** The sweep that it is a cell of, with the cell's key; null for a run of its own. */
  sweep: { id: string; cell: string } | null;
  /** The options of the first step. */
  options: Options;
  /** Hot options changed on the way. */
  changes: Change[];
  steps: number;
  /** Backends that computed it, in order. */
  on: ('webgpu' | 'wasm' | 'cpu')[];
  /** Milliseconds spent on training steps and evaluations. */
  milliseconds: number;
  /** Checksum of the weights after the last step. */
  weights: string;
  /** Names of the columns of `records` (STEP_COLUMNS at the time of the run). */
  columns: readonly string[];
  /** steps × columns.length, row i belongs to step i + 1. NaN where a column has no meaning under the loss. */
  records: Float32Array;
  /** Every evaluation of both parts, by rising step. */
  scores: ScorePoint[];
  /** Share of the loss' weight that lies on members with a wrong label, after the last step (0–1); null where there is none. */
  wrongWeight: number | null;
}
