// What the page knows of a comparison: lanes under one clock. Low-rate facts are in the store; frames and curves in `compareLive`.
import type { Change } from '../../experiment/moment';
import type { Options } from '../../experiment/options';
import type {
  BackendName,
  BackendReport,
  DataSummary,
  EvaluationReport,
  Failure,
  LanePrints,
  PartName,
  QueryRanking,
} from '../../worker/protocol';

export interface LaneFacts {
  /** Stable while the comparison lives; the first lanes are 0, 1, …. */
  id: number;
  /** Its own last step; behind the clock while a late lane catches up, or after it diverged. */
  step: number;
  /** In force now; hot options act at once. */
  options: Options;
  /** Those of the lane's first step. */
  started: Options;
  /** Where it branched off another lane; null for one that started by itself. */
  forked: { from: number; step: number } | null;
  /** Name of the file that its first weights came from; null where the seed drew them. */
  weightsFrom: string | null;
  summary: DataSummary | null;
  /** The lane whose pictures show this one's items (its own id, or that of an earlier lane with the same data). */
  picturesOf: number;
  parameters: number;
  /** At the moment that is looked at. */
  evaluation: Record<PartName, EvaluationReport | null>;
  rankings: Record<PartName, QueryRanking[]>;
  /** Hot options changed on the way; known when it rests. */
  journal: Change[];
  /** Checksum of the weights, while it rests; else null. */
  weights: string | null;
  /** Backends that computed it, in order; known when it rests. */
  on: BackendName[];
  /** Milliseconds of its own training and evaluation so far. */
  milliseconds: number;
  failure: Failure | null;
}

export interface CompareState {
  /** 'idle': nothing is opened yet. 'starting' until every lane has its first frame. */
  phase: 'idle' | 'starting' | 'ready' | 'failed';
  playing: boolean;
  step: number;
  /** Where playing stops by itself; a link may name it. */
  steps: number;
  /** Of one step of all lanes. */
  millisecondsPerStep: number | null;
  backend: BackendReport | null;
  lanes: LaneFacts[];
  /** Hashes by lane id, as far as the worker has told them. */
  prints: Readonly<Record<number, LanePrints>>;
  /** Lane id that the others are compared with. */
  baseline: number;
  /** Which part maps, weights and rankings show. */
  part: PartName;
  /** Query and anchor of all lanes, as an item of the data; null: none yet. */
  query: number | null;
  /** The earlier evaluated step that is looked at; null: now. */
  scrubbed: number | null;
  failure: Failure | null;
}
