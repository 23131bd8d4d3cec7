// Looking back while a run goes on: what is shown, what is kept, and what returning shows.
import { beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationReport, PartName } from '../worker/protocol';
import { handleEvent } from './events';
import { useInterface } from './interface';
import { live } from './live';
import { emptyRun, useRun } from './run';
import {
  clearTime,
  hold,
  lookAt,
  lookAtNow,
  momentSteps,
  pinMoment,
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
  handleEvent({ type: 'evaluation', run: RUN, lane: 0, reports: [report] }, RUN);
  const rankings = { seen: [], unseen: [] };
  const before = lastEvaluation === null ? undefined : { step: lastEvaluation, rankings };
  lastEvaluation = step;
  handleEvent({ type: 'rankings', run: RUN, lane: 0, step, rankings, before }, RUN);
};

const shownStep = () => live.frame?.step;
const shownScore = () => useRun.getState().evaluation.seen?.step;

beforeEach(() => {
  lastEvaluation = null;
  clearTime();
  live.clear();
  useRun.setState(emptyRun());
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

  it('each part has its own moments', () => {
    useInterface.setState({ part: 'unseen' });
    frame(21, 'unseen');
    expect(momentSteps()).toEqual([21]);
    lookAt(0);
    expect(useTime.getState().scrubbed).toBeNull();
  });

  it('a pinned moment stays with its scores while the run goes on', () => {
    pinMoment(10);
    frame(25);
    evaluation(25);
    const { pinned } = useTime.getState();
    expect([pinned?.step, pinned?.frame.step, pinned?.scores?.evaluation.seen?.step]).toEqual([10, 10, 10]);
    expect(shownStep()).toBe(25);
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
