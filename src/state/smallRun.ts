// A training run inside a lesson: a queue of jobs in a worker of its own, apart from the Train view's run and its stores.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Options } from '../experiment/options';
import { connect, type WorkerClient } from '../worker/client';
import type { BackendReport, Event, Failure } from '../worker/protocol';
import { Curves } from './curves';
import { secondsLeft, Stopwatch } from './timeLeft';

/** One training: lanes that share data, start and batches. */
export interface SmallJob {
  /** Names the job's results; a job whose result is there already is not run again. */
  key: string;
  lanes: Options[];
  steps: number;
}

/** Scores on people never seen in training. */
export interface SmallScore {
  step: number;
  /** 0–1; null where no query could be counted. */
  mAP: number | null;
  rank1: number | null;
}

/** What one lane has left behind so far. */
export interface SmallLane {
  curves: Curves;
  scores: SmallScore[];
}

export interface SmallResult {
  lanes: SmallLane[];
  step: number;
  finished: boolean;
}

export type SmallPhase = 'idle' | 'starting' | 'running' | 'paused' | 'done' | 'failed';

export interface SmallState {
  phase: SmallPhase;
  /** By job key; they stay when the queue is stopped. */
  results: Readonly<Record<string, SmallResult>>;
  /** Jobs of the queue, and how many of them are done. */
  jobs: number;
  jobsDone: number;
  /** Steps of the whole queue (a step of all lanes counts once), and those done. */
  steps: number;
  stepsDone: number;
  /** null until a few steps have been measured. */
  secondsLeft: number | null;
  backend: BackendReport | null;
  /** The last failure; `lane` where it is one lane's own. Told while the run goes on, or what stopped it. */
  failure: { failure: Failure; lane: number | null } | null;
}

type Connect = (listen: (event: Event) => void) => WorkerClient;

const IDLE: Omit<SmallState, 'results' | 'backend'> = {
  phase: 'idle',
  jobs: 0,
  jobsDone: 0,
  steps: 0,
  stepsDone: 0,
  secondsLeft: null,
  failure: null,
};

/** Jobs whose results are not there yet, in their order. */
export const missingJobs = (jobs: readonly SmallJob[], results: SmallState['results']): SmallJob[] =>
  jobs.filter(({ key }) => !results[key]?.finished);

const emptyLane = (): SmallLane => ({ curves: new Curves(), scores: [] });

/** Runs one queue at a time. Nothing happens before `start`; `close` ends the worker and keeps the finished results. */
export class SmallRun {
  readonly store: StoreApi<SmallState> = createStore<SmallState>(() => ({
    ...IDLE,
    results: {},
    backend: null,
  }));
  private client: WorkerClient | null = null;
  private run = 0;
  private queue: SmallJob[] = [];
  private readonly watch: Stopwatch;

  constructor(
    private readonly open: Connect = (listen) => connect(listen, 'passing'),
    now: () => number = () => performance.now(),
  ) {
    this.watch = new Stopwatch(now);
  }

  /** Runs the jobs that have no result yet, one after the other. */
  start(jobs: readonly SmallJob[]): void {
    const { results } = this.store.getState();
    this.queue = missingJobs(jobs, results);
    this.watch.reset();
    const steps = this.queue.reduce((sum, job) => sum + job.steps, 0);
    const { length } = this.queue;
    this.store.setState({ ...IDLE, jobs: length, steps, phase: length ? 'starting' : 'done' });
    if (length) this.begin();
  }

  pause(): void {
    if (this.store.getState().phase !== 'running') return;
    this.watch.count();
    this.store.setState({ phase: 'paused' });
    this.client?.send({ type: 'pause' });
  }

  /** Goes on where it was paused. */
  play(): void {
    if (this.store.getState().phase === 'paused') this.goOn();
  }

  /** Ends the queue; what is finished stays, the job on its way is given up. */
  stop(): void {
    this.close();
    this.store.setState({ ...IDLE });
  }

  /** Ends the worker: the chapter is left. */
  close(): void {
    this.client?.close();
    this.client = null;
    this.run++;
    const { results, phase } = this.store.getState();
    const finished = Object.entries(results).filter(([, result]) => result.finished);
    this.store.setState({ results: Object.fromEntries(finished) });
    if (phase !== 'done' && phase !== 'failed') this.store.setState({ ...IDLE });
  }

  /** Forgets the results of some jobs, so that they can be run again. */
  forget(keys: readonly string[]): void {
    const { results, phase } = this.store.getState();
    const left = Object.entries(results).filter(([key]) => !keys.includes(key));
    this.store.setState({ results: Object.fromEntries(left), ...(phase === 'done' ? IDLE : null) });
  }

  private begin(): void {
    const [job] = this.queue;
    const run = ++this.run;
    this.client ??= this.open((event) => this.take(event));
    this.put(job, { lanes: job.lanes.map(emptyLane), step: 0, finished: false });
    this.watch.go();
    this.client.send({ type: 'start', run, lanes: job.lanes, backend: 'auto' });
  }

  private put({ key }: SmallJob, result: SmallResult): void {
    this.store.setState(({ results }) => ({ results: { ...results, [key]: result } }));
  }

  private goOn(): void {
    const [job] = this.queue;
    this.store.setState({ phase: 'running' });
    const result = this.store.getState().results[job.key];
    if (!result) return this.begin();
    const { step } = result;
    this.watch.go();
    this.client?.send({ type: 'step', count: job.steps - step });
  }

  private take(event: Event): void {
    if ('run' in event && event.run !== this.run) return;
    if (event.type === 'backend') return this.store.setState({ backend: event.report });
    if (!this.queue.length) return;
    switch (event.type) {
      case 'frame':
        return this.takeFrame(event);
      case 'evaluation':
        return this.takeScore(event);
      case 'rest':
        return this.takeRest(event.lane, event.step);
      case 'failure':
        return this.takeFailure(event);
    }
  }

  private change(step: number | null, lane: number, change: (lane: SmallLane) => SmallLane): void {
    const [job] = this.queue;
    const result = this.store.getState().results[job.key];
    const lanes = result.lanes.map((old, index) => (index === lane ? change(old) : old));
    this.put(job, { ...result, lanes, step: step ?? result.step });
  }

  private takeFrame({ lane, step, firstRecord, records }: Extract<Event, { type: 'frame' }>): void {
    if (records.length)
      this.change(step, lane, (old) => {
        old.curves.append(firstRecord, records);
        return { ...old };
      });
    if (this.store.getState().phase !== 'running') return;
    this.watch.count();
    const { steps } = this.store.getState();
    const left = this.queue.reduce((sum, job) => sum + job.steps, 0);
    const stepsDone = steps - left + step;
    this.store.setState({ stepsDone, secondsLeft: secondsLeft(this.watch.worked, stepsDone, steps) });
  }

  private takeScore({ lane, reports }: Extract<Event, { type: 'evaluation' }>): void {
    const unseen = reports.find(({ part }) => part === 'unseen');
    if (!unseen) return;
    const { step, mAP, cmc } = unseen;
    const score = { step, mAP, rank1: cmc[0] ?? null };
    this.change(null, lane, (old) => ({
      ...old,
      scores: [...old.scores.filter((one) => one.step < step), score],
    }));
  }

  private takeRest(lane: number, step: number): void {
    const { phase, jobsDone, results } = this.store.getState();
    const [job] = this.queue;
    if (lane < job.lanes.length - 1) return; // the others rest too, at once
    if (step < job.steps) {
      if (phase === 'starting' || phase === 'running') this.goOn();
      return;
    }
    this.watch.count();
    this.put(job, { ...results[job.key], step, finished: true });
    this.queue = this.queue.slice(1);
    this.store.setState({ jobsDone: jobsDone + 1 });
    if (this.queue.length && phase !== 'paused') return this.begin();
    if (this.queue.length) return; // paused on the last step of a job: play() goes on with the next
    this.client?.close();
    this.client = null;
    this.store.setState({ phase: 'done', secondsLeft: null });
  }

  private takeFailure({ failure, lane }: Extract<Event, { type: 'failure' }>): void {
    // Lanes that are no longer at the same step cannot be compared, so a divergence ends the run too.
    const ends = failure.fatal || failure.kind === 'diverged';
    if (ends) {
      this.close();
      this.queue = [];
    }
    this.store.setState({ failure: { failure, lane: lane ?? null }, ...(ends ? { phase: 'failed' } : null) });
  }
}

/** The runs of the lessons that train; nothing is opened before one is started, and results last as long as the page. */
export const lessonRuns = { dry: new SmallRun(), bench: new SmallRun(), softmax: new SmallRun() } as const;
