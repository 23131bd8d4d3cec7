// A run as the page knows it → the record that is kept, listed and saved as a file.
import { startAndChanges, type Change } from '../experiment/moment';
import type { Options } from '../experiment/options';
import type { RunRecord, ScorePoint } from '../experiment/runs/record';
import { STEP_COLUMNS, type BackendName, type EvaluationReport } from '../worker/protocol';
import { compareLive } from './compare/live';
import { laneOf } from './compare/store';
import type { Curves } from './curves';
import { live } from './live';
import { useOptions } from './options';
import { useRun } from './run';

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
    id: crypto.randomUUID(),
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

const NOT_AT_REST = 'Pause the run first: a record belongs to one step.';

/** A lane of the comparison as it rests. @throws Error with a sentence while it moves. */
export function laneRecord(id: number, name: string): RunRecord {
  const lane = laneOf(id);
  if (!lane?.weights) throw new Error(NOT_AT_REST);
  const { started, journal, weights, milliseconds, on } = lane;
  const { curves, evaluations } = compareLive.lane(id);
  const wrongWeight = null;
  return recordOf({ name, started, journal, curves, evaluations, on, milliseconds, weights, wrongWeight });
}

/** The Train view's run as it rests. @throws Error with a sentence while it moves. */
export function trainRecord(name: string): RunRecord {
  const { rest, step, playing } = useRun.getState();
  if (playing || rest?.step !== step) throw new Error(NOT_AT_REST);
  const { journal, weights, milliseconds, on } = rest;
  const { started } = useOptions.getState();
  const { curves, evaluations } = live;
  const wrongWeight = null;
  return recordOf({ name, started, journal, curves, evaluations, on, milliseconds, weights, wrongWeight });
}
