// What a run has left on the page → the record that is kept, listed and saved as a file.
import { startAndChanges, type Change } from '../../experiment/moment';
import type { Options } from '../../experiment/options';
import type { RunRecord, ScorePoint } from '../../experiment/runs/record';
import { STEP_COLUMNS, type BackendName, type EvaluationReport } from '../../worker/protocol';
import type { Curves } from '../curves';
import { newId } from './newId';

interface Told {
  name: string;
  started: Options;
  journal: readonly Change[];
  curves: Curves;
  evaluations: readonly EvaluationReport[];
  on: BackendName[];
  milliseconds: number;
  weights: string;
  wrongWeight: number | null;
}

/** What a record keeps of an evaluation. */
export const scoreOf = ({ step, part, mAP, mINP, cmc, countedQueries }: EvaluationReport): ScorePoint => ({
  step,
  part,
  mAP,
  mINP,
  cmc,
  countedQueries,
});

/** A new record, without note and tags, of today. */
export function recordOf({ started, journal, curves, evaluations, ...told }: Told): RunRecord {
  const { options, changes } = startAndChanges(started, journal);
  return {
    ...told,
    id: newId(),
    note: '',
    tags: [],
    created: Date.now(),
    sweep: null,
    options,
    changes,
    steps: curves.length,
    columns: STEP_COLUMNS,
    records: curves.records(),
    scores: evaluations.map(scoreOf),
  };
}
