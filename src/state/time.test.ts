// Looking back while a run goes on: what is shown, what is kept, and what returning shows.
import { beforeEach, describe, expect, it } from 'vitest';
import type { DataSummary, EvaluationReport, PartName, QueryRanking } from '../worker/protocol';
import { handleEvent } from './events';
import { useInterface } from './interface';
import { live } from './live';
import { emptyRun, useRun } from './run';
import {
  clearTime,
  comparison,
  hold,
  lookAt,
  lookAtNow,
  momentSteps,
  pinMoment,
  pinnableStep,
  reveal,
  showHeldBatch,
  useTime,
} from './time';

const RUN = 1;

const frame = (step: number, part: PartName = 'seen') =>
  handleEvent(
    {
      type: 'frame',
      run: RUN,
      lane: 0,
      step,
      part,
      dimension: 1,
      embeddings: Float32Array.of(step),
      firstRecord: step + 1,
      records: new Float32Array(0),
      batch: Int32Array.of(step),
      millisecondsPerStep: 1,
    },
    RUN,
  );

let lastEvaluation: number | null = null;

const evaluation = (step: number) => {
  const report = { part: 'seen', step, mAP: step / 100 } as EvaluationReport;
  const probes = { seen: Float32Array.of(step), unseen: Float32Array.of(-step) };
  const batch = Int32Array.of(step);
  const told = { reports: [report], probes, batch, prints: null };
  handleEvent({ type: 'evaluation', run: RUN, lane: 0, ...told }, RUN);
  const rankings = { seen: [], unseen: [] };
  const before = lastEvaluation === null ? undefined : { step: lastEvaluation, rankings };
  lastEvaluation = step;
  handleEvent({ type: 'rankings', run: RUN, lane: 0, step, looked: false, rankings, before }, RUN);
};

const shownStep = () => live.frame?.step;
const shownScore = () => useRun.getState().evaluation.seen?.step;

beforeEach(() => {
  lastEvaluation = null;
  clearTime();
  live.clear();
  const probe = { items: Int32Array.of(0) };
  const summary = { probes: { seen: probe, unseen: probe } } as DataSummary;
  useRun.setState({ ...emptyRun(), summary });
  useInterface.setState({ part: 'seen' });
  for (const step of [0, 5, 10, 15, 20]) {
    frame(step);
    if (step % 10 === 0) evaluation(step);
  }
});

describe('looking back', () => {
  it('shows the frame of then with the last scores of then, and the run does not disturb it', () => {
    lookAt(16);
    expect([shownStep(), shownScore()]).toEqual([15, 10]);
    expect(useRun.getState().previousEvaluation.seen?.step).toBe(0);
    frame(25);
    frame(30);
    evaluation(30);
    expect([shownStep(), shownScore(), useRun.getState().rankingStep]).toEqual([15, 10, 10]);
    expect(useRun.getState().step).toBe(30); // the counter tells where the run is
    lookAtNow();
    expect([shownStep(), shownScore(), useRun.getState().rankingStep]).toEqual([30, 30, 30]);
    expect(useRun.getState().previousEvaluation.seen?.step).toBe(20);
  });

  it('the newest moment is now', () => {
    lookAt(0);
    lookAt(99);
    expect(useTime.getState().scrubbed).toBeNull();
    frame(25);
    expect(shownStep()).toBe(25);
  });

  it('the hidden part has the moments of the evaluations, and its own frames once it is shown', () => {
    useInterface.setState({ part: 'unseen' });
    expect(momentSteps()).toEqual([0, 10, 20]);
    frame(21, 'unseen');
    expect(momentSteps()).toEqual([0, 10, 20, 21]);
    lookAt(9);
    expect(live.frame).toMatchObject({ part: 'unseen', step: 10, embeddings: Float32Array.of(-10) });
  });

  it('what is pinned is an evaluated moment, with both parts and the scores of then, while the run goes on', () => {
    expect(pinnableStep(17)).toBe(10);
    pinMoment(17);
    const { previousEvaluation } = useRun.getState();
    expect(previousEvaluation.seen?.step).toBe(10);
    frame(25);
    evaluation(25);
    const { pinned } = useTime.getState();
    expect([pinned?.step, pinned?.evaluation.seen?.step]).toEqual([10, 10]);
    expect(pinned?.frames.seen?.embeddings).toEqual(Float32Array.of(10));
    expect(pinned?.frames.unseen?.embeddings).toEqual(Float32Array.of(-10));
    expect(shownStep()).toBe(25);
    expect(comparison()).toEqual({ at: null, since: 10 });
  });

  it('rankings of the moment that is looked at are shown there; late ones of another moment are not', () => {
    const looked = (step: number, query: number) => {
      const rankings = { seen: [{ query } as QueryRanking], unseen: [] };
      handleEvent({ type: 'rankings', run: RUN, lane: 0, step, looked: true, rankings }, RUN);
    };
    const shownQuery = () => useRun.getState().rankings.seen[0]?.query;
    pinMoment(20);
    lookAt(16);
    expect(comparison()).toEqual({ at: 10, since: 20 });
    expect(useRun.getState().previousEvaluation.seen?.step).toBe(20);
    looked(10, 7);
    expect(shownQuery()).toBe(7);
    looked(0, 8);
    expect(shownQuery()).toBe(7);
    lookAtNow();
    looked(10, 9);
    expect([shownScore(), shownQuery()]).toEqual([20, undefined]);
  });
});

describe('slow motion', () => {
  it('keeps a step back until it is revealed, but shows its batch', () => {
    hold();
    frame(21);
    evaluation(21);
    showHeldBatch();
    expect([shownStep(), shownScore()]).toEqual([20, 20]);
    expect(Array.from(useTime.getState().heldBatch ?? [])).toEqual([21]);
    reveal();
    expect([shownStep(), shownScore()]).toEqual([21, 21]);
    expect(useTime.getState().heldBatch).toBeNull();
  });
});
