// A lesson's queue against a worker that is played by the test: order, pause, progress, time left, failures, what stays.
import { describe, expect, it } from 'vitest';
import { smallOptions } from '../experiment/lessonRuns';
import { STEP_COLUMNS, type Command, type Event } from '../worker/protocol';
import { missingJobs, SmallRun, type SmallJob } from './smallRun';

const jobs: SmallJob[] = ['a', 'b'].map((key) => ({
  key,
  lanes: [smallOptions({ strategy: 'random' }), smallOptions({ strategy: 'hardest' })],
  steps: 40,
}));

function played() {
  const sent: Command[] = [];
  let listen: (event: Event) => void = () => undefined;
  let opened = 0;
  let closed = 0;
  let time = 0;
  const small = new SmallRun(
    (listener) => {
      opened++;
      listen = listener;
      return { send: (command) => void sent.push(command), close: () => void closed++ };
    },
    () => time,
  );
  const run = () => Math.max(...sent.map((command) => (command.type === 'start' ? command.run : 0)));
  const frame = (lane: number, from: number, to: number) => {
    const records = new Float32Array((to - from + 1) * STEP_COLUMNS.length).fill(0.5);
    const empty = { embeddings: new Float32Array(), batch: new Int32Array() };
    const rest = { dimension: 1, part: 'unseen', firstRecord: from, millisecondsPerStep: 1 } as const;
    listen({ type: 'frame', run: run(), lane, step: to, records, ...empty, ...rest });
  };
  const rest = (step: number, of = run()) => {
    const prints = { images: '', labels: '', start: '', batches: '', step };
    const told = { weights: '', loss: 0, journal: [], on: [], milliseconds: 0, prints };
    for (const lane of [0, 1]) listen({ type: 'rest', run: of, lane, step, ...told });
  };
  const fail = (kind: 'collapsed' | 'diverged', lane: number) =>
    listen({
      type: 'failure',
      run: run(),
      lane,
      failure: { kind, message: 'It happened.', remedy: '', fatal: false },
    });
  return {
    small,
    sent,
    frame,
    rest,
    fail,
    state: () => small.store.getState(),
    pass: (milliseconds: number) => (time += milliseconds),
    counts: () => ({ opened, closed }),
    tell: (event: Event) => listen(event),
    run,
  };
}

describe('small run', () => {
  it('does nothing by itself; a start runs the jobs one after the other and closes its worker at the end', () => {
    const { small, sent, frame, rest, state, counts } = played();
    expect(counts().opened).toBe(0);
    small.start(jobs);
    expect(sent.map(({ type }) => type)).toEqual(['start']);
    expect(state().phase).toBe('starting');
    rest(0);
    expect(sent.at(-1)).toEqual({ type: 'step', count: 40 });
    frame(0, 1, 40);
    frame(1, 1, 40);
    rest(40);
    expect(sent.at(-1)).toMatchObject({ type: 'start', run: 2 });
    expect(state()).toMatchObject({ jobsDone: 1, jobs: 2, stepsDone: 40, steps: 80 });
    rest(0);
    rest(40);
    expect(state().phase).toBe('done');
    expect(counts()).toEqual({ opened: 1, closed: 1 });
    expect(state().results.a.lanes[1].curves.length).toBe(40);
  });

  it('pauses, counts no time meanwhile, and goes on for the steps that are left', () => {
    const { small, sent, frame, rest, state, pass } = played();
    small.start(jobs.slice(0, 1));
    rest(0);
    pass(1000);
    frame(0, 1, 10);
    expect(state().secondsLeft).toBeCloseTo(3, 9);
    small.pause();
    rest(10);
    expect(state().phase).toBe('paused');
    pass(60_000);
    small.play();
    expect(sent.at(-1)).toEqual({ type: 'step', count: 30 });
    pass(1000);
    frame(0, 11, 20);
    expect(state().secondsLeft).toBeCloseTo(2, 9);
  });

  it('paused on the last step of a job, it goes on with the next one', () => {
    const { small, sent, frame, rest, state } = played();
    small.start(jobs);
    rest(0);
    frame(0, 1, 40);
    small.pause();
    rest(40);
    expect(state()).toMatchObject({ phase: 'paused', jobsDone: 1 });
    small.play();
    expect(sent.at(-1)).toMatchObject({ type: 'start', run: 2 });
    rest(0);
    expect(sent.at(-1)).toEqual({ type: 'step', count: 40 });
  });

  it('keeps what is finished and gives up the rest; a new start runs only what is missing', () => {
    const { small, sent, rest, state, counts } = played();
    small.start(jobs);
    rest(0);
    rest(40);
    rest(0);
    small.stop();
    expect(Object.keys(state().results)).toEqual(['a']);
    expect(state().phase).toBe('idle');
    expect(counts().closed).toBe(1);
    expect(missingJobs(jobs, state().results).map(({ key }) => key)).toEqual(['b']);
    small.start(jobs);
    expect(sent.at(-1)).toMatchObject({ type: 'start' });
    expect(state().jobs).toBe(1);
    small.forget(['a']);
    expect(state().results.a).toBeUndefined();
  });

  it('tells of a lane’s trouble and goes on; a divergence ends the run', () => {
    const { small, rest, fail, state } = played();
    small.start(jobs);
    rest(0);
    fail('collapsed', 1);
    expect(state()).toMatchObject({ phase: 'running', failure: { lane: 1 } });
    fail('diverged', 0);
    expect(state()).toMatchObject({ phase: 'failed', failure: { lane: 0 } });
  });

  it('drops events of an earlier job', () => {
    const { small, rest, state } = played();
    small.start(jobs);
    rest(0);
    rest(40);
    rest(40, 1);
    expect(state().jobsDone).toBe(1);
  });
});
