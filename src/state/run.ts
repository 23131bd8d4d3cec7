// The run as the page knows it: backend, data, evaluations, rankings, failures. Low-rate facts only; the rest is in live.ts.
import { create } from 'zustand';
import type {
  BackendName,
  BackendReport,
  DataSummary,
  EvaluationReport,
  Event,
  Failure,
  PartName,
  QueryRanking,
} from '../worker/protocol';

export interface RunState {
  backend: BackendReport | null;
  summary: DataSummary | null;
  parameters: number;
  /** 'starting' until the first frame is there. */
  phase: 'starting' | 'ready' | 'failed';
  playing: boolean;
  step: number;
  millisecondsPerStep: number | null;
  /** Last evaluation per part, and the one of the moment it is compared with (for the arrows). */
  evaluation: Record<PartName, EvaluationReport | null>;
  previousEvaluation: Record<PartName, EvaluationReport | null>;
  rankings: Record<PartName, QueryRanking[]>;
  previousRankings: Record<PartName, QueryRanking[]>;
  /** Queries that the person has chosen; null: a spread over the identities. */
  chosenQueries: Record<PartName, number[] | null>;
  /** Step of the evaluation that `rankings` come from. */
  rankingStep: number | null;
  failure: Failure | null;
  /** What the weights were when the run last rested; of another step than `step` while it moves on. */
  rest: Extract<Event, { type: 'rest' }> | null;
  /** Step of the recorded run that is shown until the run's own first frame; null when what is shown is its own. */
  recorded: number | null;
}

export const emptyRun = (): Omit<RunState, 'backend'> => ({
  summary: null,
  parameters: 0,
  phase: 'starting',
  playing: false,
  step: 0,
  millisecondsPerStep: null,
  evaluation: { seen: null, unseen: null },
  previousEvaluation: { seen: null, unseen: null },
  rankings: { seen: [], unseen: [] },
  previousRankings: { seen: [], unseen: [] },
  chosenQueries: { seen: null, unseen: null },
  rankingStep: null,
  failure: null,
  rest: null,
  recorded: null,
});

export const useRun = create<RunState>(() => ({ backend: null, ...emptyRun() }));

export type BackendChoice = 'auto' | BackendName;
