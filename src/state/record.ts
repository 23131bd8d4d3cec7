// A run as the page knows it → the record that is kept, listed and saved as a file.
import type { RunRecord } from '../experiment/runs/record';
import { takeWrongWeight } from './actions';
import { takeWrongWeight as takeWrongWeightOf } from './compare/actions';
import { compareLive } from './compare/live';
import { laneOf } from './compare/store';
import { live } from './live';
import { useOptions } from './options';
import { useRun } from './run';
import { recordOf } from './runs/recordOf';

const NOT_AT_REST = 'Pause the run first: a record belongs to one step.';

/** A lane of the comparison as it rests. Rejects with a sentence while it moves. */
export async function laneRecord(id: number, name: string): Promise<RunRecord> {
  const lane = laneOf(id);
  if (!lane?.weights) throw new Error(NOT_AT_REST);
  const { started, journal, weights, milliseconds, on } = lane;
  const { curves, evaluations } = compareLive.lane(id);
  const wrongWeight = await takeWrongWeightOf(id);
  return recordOf({ name, started, journal, curves, evaluations, on, milliseconds, weights, wrongWeight });
}

/** The Train view's run as it rests. Rejects with a sentence while it moves. */
export async function trainRecord(name: string): Promise<RunRecord> {
  const { rest, step, playing } = useRun.getState();
  if (playing || rest?.step !== step) throw new Error(NOT_AT_REST);
  const { journal, weights, milliseconds, on } = rest;
  const { started } = useOptions.getState();
  const { curves, evaluations } = live;
  const wrongWeight = await takeWrongWeight();
  return recordOf({ name, started, journal, curves, evaluations, on, milliseconds, weights, wrongWeight });
}
