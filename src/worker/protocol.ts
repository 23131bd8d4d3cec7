// The whole contract between page and worker: two unions. Large arrays travel as transferred buffers.
import type { ItemShape } from '../data/types';
import type { BackendName, BackendReport } from '../engine/types';
import type { Change } from '../experiment/moment';
import type { Options } from '../experiment/options';
import type { NamedTensor, TakenEmbeddings, TakenNetwork } from '../experiment/runs/taken';
import type { PairErrors } from '../retrieval';

export { STEP_COLUMNS, type StepColumn } from '../engine/types';
export type { BackendName, BackendReport };

export type PartName = 'seen' | 'unseen';

export type Command =
  /** Builds data, networks and lanes afresh at step 0: one lane per entry, named by its place. */
  | {
      type: 'start';
      run: number;
      lanes: Options[];
      /** First weights of lanes that do not begin with drawn ones, by lane. */
      weights?: Readonly<Record<number, NamedTensor[]>>;
      /** Nobody looks on: a frame a second is enough. */
      quiet?: boolean;
      /** Hot options that change on the way, at their steps, by lane. */
      changes?: Readonly<Record<number, Change[]>>;
      /** Keep past states, so that lanes can branch off. */
      branches?: boolean;
      backend: 'auto' | BackendName;
      /**
       * true: go on with the run that a `kept` event offered; lanes[0] is then its `started`. With `upTo`: go on with the run
       * that is kept, if it is of lanes[0] and not beyond that step; else begin afresh.
       */
      resume?: boolean | { upTo: number };
    }
  /**
   * One lane more. It starts at step 0, or branches off another lane at a step, and is trained at once to step `to`, or to where
   * the others are if that is further, changing hot options at their steps.
   */
  | {
      type: 'addLane';
      lane: number;
      options: Options;
      changes: Change[];
      from: { lane: number; step: number } | null;
      to?: number;
      weights?: NamedTensor[];
    }
  | { type: 'removeLane'; lane: number }
  /**
   * Send a lane's network, the embeddings of all that it is scored on, or the share of its loss' weight on wrong labels (over
   * the batches that would come next).
   */
  | { type: 'take'; lane: number; what: 'network' | 'embeddings' | 'wrongWeight' }
  /** Steps on to `to`, changing hot options at their steps, then pauses. Any pause ends it. */
  | { type: 'replay'; to: number; changes: Change[] }
  /** The kept run is not wanted; `erase` also takes it from the disk. */
  | { type: 'forget'; erase: boolean }
  | { type: 'play' }
  | { type: 'pause' }
  /** Exactly `count` steps, then pause. */
  | { type: 'step'; count: number }
  /** Steps a second at most; Infinity: as fast as they can. */
  | { type: 'speed'; stepsPerSecond: number }
  /** Hot options of a lane, from the next step on. */
  | { type: 'hot'; lane: number; options: Options }
  /** Which part's probe the frames carry from now on; a frame follows at once. */
  | { type: 'show'; part: PartName }
  /** Which items' rankings to send, per part; answered at once from the last evaluation's embeddings. */
  | { type: 'queries'; seen: number[]; unseen: number[] }
  /** Send pictures of these items, if they are not on the page yet. */
  | { type: 'thumbnails'; items: number[] }
  /**
   * Steps of the evaluations whose rankings are looked at (null: the newest) and compared with (null: the one before).
   * Answered at once; where one is no longer kept, the last before it takes its place.
   */
  | { type: 'compare'; at: number | null; since: number | null }
  /** Evaluate now. */
  | { type: 'evaluate' };

/** One fixed set of items that the map and the lens show, re-embedded at every frame. */
export interface Probe {
  items: Int32Array;
  identity: Int32Array;
  trueIdentity: Int32Array;
  camera: Int32Array;
}

export interface DataSummary {
  name: string;
  shape: ItemShape;
  cameraNames: string[];
  trainIdentities: number;
  trainItems: number;
  queryItems: number;
  galleryItems: number;
  wrongLabels: number;
  excludeSameCamera: boolean;
  probes: Record<PartName, Probe>;
  /** Items offered as queries, per part, with their identity and camera. */
  queries: Record<PartName, Probe>;
}

/** One ranked gallery item. */
export interface RankedItem {
  item: number;
  identity: number;
  camera: number;
  distance: number;
  correct: boolean;
  /** Label it carries in training, only where a wrong one was planted; `identity` is who it really is. */
  label?: number;
}

/** One query's ranking; ap is null when the query cannot be counted (no true match left). */
export interface QueryRanking {
  query: number;
  identity: number;
  camera: number;
  ap: number | null;
  firstMatch: number | null;
  /** As in RankedItem. */
  label?: number;
  top: RankedItem[];
}

/** Average precision of one offered query; null when it cannot be counted. */
export interface QueryScore {
  query: number;
  ap: number | null;
}

export interface EvaluationReport {
  part: PartName;
  step: number;
  countedQueries: number;
  /** null when no query could be counted. */
  mAP: number | null;
  mAPTrapezoid: number | null;
  mINP: number | null;
  /** cmc[k−1] = share of counted queries with a true match among the first k; up to 20. */
  cmc: number[];
  /** rank-1 by query camera (row) and gallery camera (column); null where nothing could be counted. */
  cameraRank1: (number | null)[][];
  /** Shares of pairs per bin of distance, over query–gallery pairs of the protocol. */
  histogram: { edges: number[]; positive: number[]; negative: number[]; overlap: number };
  /** Queries in all, counted or not, and items they are searched in. */
  queries?: number;
  gallery?: number;
  /** One per offered query. This and `errors` are kept for the newest report only. */
  perQuery?: QueryScore[];
  /** Error rates of "same person?" by a threshold, over the pairs of `histogram`. */
  errors?: PairErrors;
}

export type FailureKind =
  | 'no-webgpu'
  | 'device-lost'
  | 'diverged'
  | 'collapsed'
  | 'no-active-anchor'
  | 'bad-file'
  /** Of a run or network that was brought in. */
  | 'about-file'
  | 'missing-images'
  | 'bad-link'
  | 'out-of-memory'
  | 'internal';

export interface Failure {
  kind: FailureKind;
  /** What happened and why, one or two sentences. */
  message: string;
  /** What helps. */
  remedy: string;
  /** The run cannot go on without a restart. */
  fatal: boolean;
  /** Values of the options before their last change, where that change is the likely cause. */
  undo?: Partial<Options>;
  /** An own formula that has no weight somewhere is the likely cause. */
  formula?: true;
}

export type Event =
  | { type: 'backend'; report: BackendReport }
  /** What a lane is trained on; `picturesOf`: the lane whose pictures show its items. */
  | {
      type: 'data';
      run: number;
      lane: number;
      picturesOf: number;
      summary: DataSummary;
      parameters: number;
    }
  /** Pixels (or vector values as float32) of items that a later event mentions for the first time. */
  | {
      type: 'thumbnails';
      run: number;
      /** The lane whose data they are of. */
      lane: number;
      items: Int32Array;
      values: Uint8Array | Float32Array;
      /** By place in `items`. */
      labels: Record<'identity' | 'trueIdentity' | 'camera', Int32Array>;
    }
  | {
      type: 'frame';
      run: number;
      lane: number;
      step: number;
      dimension: number;
      part: PartName;
      /** Embeddings of that part's probe, probe.items.length × dimension. */
      embeddings: Float32Array;
      /** Step number of the first record (1 = the first training step). */
      firstRecord: number;
      /** Records of the steps since the last frame, each STEP_COLUMNS.length numbers. */
      records: Float32Array;
      /** Item indices of the last batch, P × K. */
      batch: Int32Array;
      millisecondsPerStep: number;
    }
  | {
      type: 'evaluation';
      run: number;
      lane: number;
      reports: EvaluationReport[];
      /** Embeddings of both parts' probes then, the hidden part's too; null where a part has no items. */
      probes: Record<PartName, Float32Array | null>;
      /** Item indices of the last batch. */
      batch: Int32Array;
      /** Hashes at the scored step; null before the first weights were read. */
      prints: LanePrints | null;
    }
  | {
      type: 'rankings';
      run: number;
      lane: number;
      step: number;
      rankings: Record<PartName, QueryRanking[]>;
      /** Of the evaluation that is looked at; else of the newest. */
      looked: boolean;
      /** The same queries at the evaluation that is compared with; absent when that is this one or there was none. */
      before?: { step: number; rankings: Record<PartName, QueryRanking[]> };
    }
  /** The run rests (or stands at step 0): what a lane's weights are, and how they came there. One for each lane. */
  | {
      type: 'rest';
      run: number;
      lane: number;
      step: number;
      /** checksumOf the weights. */
      weights: string;
      /** Loss of the last step; null at step 0. */
      loss: number | null;
      journal: Change[];
      on: BackendName[];
      /** Spent on the lane's own training and evaluation. */
      milliseconds: number;
      prints: LanePrints;
    }
  /** Answer to `take`. */
  | { type: 'taken'; run: number; lane: number; what: 'network'; network: TakenNetwork }
  | { type: 'taken'; run: number; lane: number; what: 'embeddings'; embeddings: TakenEmbeddings }
  /** 0–1; null where no label is wrong. */
  | { type: 'taken'; run: number; lane: number; what: 'wrongWeight'; share: number | null }
  /** A run of an earlier visit that can go on; sent once, when the worker starts. */
  | {
      type: 'kept';
      started: Options;
      options: Options;
      part: PartName;
      anchor: number | null;
      step: number;
      on: BackendName[];
    }
  /** Curves and scores of a kept run that goes on, from its first step; comes before its first frame. */
  | { type: 'history'; run: number; records: Float32Array; evaluations: EvaluationReport[] }
  | { type: 'status'; run: number; playing: boolean; step: number }
  /** `lane`: which one it happened to, where it is one's own. */
  | { type: 'failure'; run: number; lane?: number; failure: Failure };

/** Hashes (7 base-36 digits) of what a lane is trained on; equal ones mean equal bytes. */
export interface LanePrints {
  /** Values, true identities, cameras and split. */
  images: string;
  /** Labels of the training items. */
  labels: string;
  /** Weights at step 0. */
  start: string;
  /** Items of all batches up to `step`, in order. */
  batches: string;
  step: number;
}
