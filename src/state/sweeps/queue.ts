// The queue of sweeps: one training after the other in a worker of its own, in one tab at a time.
import type { StoreApi } from 'zustand/vanilla';
import type { StoredSweep, SweepCell, SweepPhase } from '../../experiment/sweep/types';
import type { WorkerClient } from '../../worker/client';
import type { Event } from '../../worker/protocol';
import { channel, type Message, type Progress } from '../runs/channel';
import { keepRun, loadRuns, openShelf, useRuns } from '../runs/runs';
import { storeTrouble } from '../runs/trouble';
import { secondsLeft, Stopwatch } from '../timeLeft';
import { Board } from './board';
import { CellRun, type Outcome } from './cell';
import { markUnderWay } from './flag';
import type { TabLock } from './lock';
import { cellsOfSweep, countCells, statusOf } from './status';
import type { SweepsState, SweepStatus } from './types';

/** What the queue stands on; tests put their own there. */
export interface Surroundings {
  connect: (listen: (event: Event) => void) => WorkerClient;
  lock: TabLock;
  /** Forgets what the worker has kept of a training under way. */
  forget: () => Promise<void>;
  now?: () => number;
}

/** So many workers may break in a row before the sweep is stopped: more would break too. */
const MOST_BROKEN = 3;
/** Milliseconds between two reports to the other tabs. */
const TELL_EVERY = 250;

const EMPTY: Progress = { id: '', current: null, secondsLeft: null, backend: null };

export class SweepQueue {
  readonly board: Board;
  private client: WorkerClient | null = null;
  /** The training under way here. */
  private cell: CellRun | null = null;
  /** Of the sweep that runs, here or elsewhere. */
  private progress: Progress = EMPTY;
  private finished: ReadonlySet<string> = new Set();
  private counts = new Map<string, SweepStatus['cells']>();
  private loading: Promise<void> | null = null;
  private working = false;
  private waiting = false;
  private runs = 0;
  private telling: ReturnType<typeof setTimeout> | null = null;
  private readonly watch: Stopwatch;
  /** Steps that the watch has measured in finished cells of this sweep. */
  private measured = 0;

  constructor(
    private readonly store: StoreApi<SweepsState>,
    private readonly around: Surroundings,
  ) {
    this.watch = new Stopwatch(around.now);
    this.board = new Board(
      () => this.recount(),
      (problem) => this.complain(problem),
    );
  }

  /** Reads the store, once, and goes on with what was under way. */
  load(): Promise<void> {
    this.loading ??= this.open();
    return this.loading;
  }

  private async open(): Promise<void> {
    channel().listen((message) => void this.hear(message));
    await loadRuns();
    useRuns.subscribe(({ runs }, before) => {
      if (runs !== before.runs) this.recount();
    });
    await this.board.read();
    this.store.setState({ ready: true });
    this.publish();
    this.wake();
  }

  /** Sets a sweep's phase; a training of it that is under way here and may not go on stops at once. */
  async turn(id: string, phase: SweepPhase, change: Partial<StoredSweep> = {}): Promise<void> {
    const kept = this.board.change(id, (sweep) => ({ ...sweep, ...change, phase }));
    if (phase === 'cancelled') this.giveUp(id);
    this.settle();
    this.wake();
    await kept;
  }

  /** The training of a sweep that is no longer wanted: its worker ends. */
  giveUp(id: string): void {
    if (this.cell && this.progress.id === id) this.closeWorker();
  }

  complain(problem: string | null): void {
    this.store.setState({ problem });
  }

  /** Runs the queue where there is something to do, as soon as no other tab does. */
  wake(): void {
    if (this.working || !this.next()) return;
    this.working = true;
    const wait = () => {
      this.waiting = true;
      this.publish();
    };
    void this.around.lock
      .hold(() => this.work(), wait)
      .then(
        () => true,
        (error: unknown) => this.complain(storeTrouble(error)),
      )
      .then((well) => {
        this.working = this.waiting = false;
        this.publish();
        if (well) this.wake(); // something was queued at the last moment
      });
  }

  private next(): StoredSweep | undefined {
    const of = (phase: SweepPhase) => this.board.sweeps.find((sweep) => sweep.phase === phase);
    return of('running') ?? of('queued');
  }

  /** Until nothing is left to do. */
  private async work(): Promise<void> {
    this.waiting = false;
    await this.board.read(); // another tab may have run it until now
    for (let sweep = this.next(); sweep; sweep = this.next()) await this.runSweep(sweep);
    if (this.board.sweeps.some(({ phase }) => phase === 'paused')) return; // its training rests in the worker
    this.closeWorker();
    await this.around.forget().catch(() => undefined); // it costs room, nothing else
  }

  private async runSweep(sweep: StoredSweep): Promise<void> {
    const { id } = sweep;
    if (sweep.phase === 'queued') await this.turn(id, 'running');
    this.watch.reset();
    this.measured = 0;
    const finished = await (await openShelf()).finishedCells();
    let broken = 0;
    for (const cell of cellsOfSweep(sweep)) {
      const now = this.board.find(id);
      if (now?.phase !== 'running') return;
      if (finished.has(cell.key) || cell.key in now.failed) continue;
      const outcome = await this.train(now, cell);
      if (outcome.kind === 'stopped') return;
      broken = outcome.kind === 'failed' && outcome.broken ? broken + 1 : 0;
      if (!(await this.record(id, cell, outcome, broken))) return;
    }
    if (this.board.find(id)?.phase !== 'running') return;
    const { done, failed } = this.countsOf(this.board.find(id) ?? sweep);
    await this.turn(id, failed && !done ? 'failed' : 'done');
  }

  private async train(sweep: StoredSweep, cell: SweepCell): Promise<Outcome> {
    this.client ??= this.around.connect((event) => this.take(event));
    this.watch.go();
    const { current } = this.progress;
    const known = current?.key === cell.key ? current.step : 0;
    const run = new CellRun(cell, sweep, ++this.runs, this.client, known, () => this.moved());
    this.cell = run;
    this.progress = { ...this.progress, id: sweep.id };
    this.moved();
    const outcome = await run.outcome;
    this.cell = null;
    if (outcome.kind === 'done') this.measured += cell.steps - run.found;
    if (outcome.kind === 'failed' && outcome.broken) this.closeWorker();
    return outcome;
  }

  /** Writes down what came of a cell; false where the sweep cannot go on. */
  private async record(id: string, cell: SweepCell, outcome: Outcome, broken: number): Promise<boolean> {
    if (outcome.kind === 'failed') {
      const { reason } = outcome;
      await this.board.change(id, (sweep) => ({
        ...sweep,
        failed: { ...sweep.failed, [cell.key]: reason },
      }));
      if (broken < MOST_BROKEN) return true;
      this.complain(`${MOST_BROKEN} trainings in a row broke off, so the sweep was stopped. ${reason}`);
      await this.turn(id, 'failed');
      return false;
    }
    if (outcome.kind !== 'done' || (await keepRun(outcome.record))) return true;
    // The worker has kept the training itself: going on takes it from there.
    this.complain(useRuns.getState().problem);
    await this.turn(id, 'paused');
    return false;
  }

  private take(event: Event): void {
    if (event.type === 'backend') {
      this.progress = { ...this.progress, backend: event.report };
      this.store.setState({ backend: event.report });
    }
    this.cell?.take(event);
  }

  /** The training under way has come further. */
  private moved(): void {
    const { cell } = this;
    const sweep = cell && this.board.find(this.progress.id);
    if (!sweep) return;
    this.watch.count();
    const { steps, stepsDone } = statusOf(sweep, this.countsOf(sweep), null);
    const measured = this.measured + Math.max(0, cell.step - cell.found);
    const all = measured + steps - stepsDone - cell.step;
    this.progress = {
      ...this.progress,
      current: { ...cell.cell, step: cell.step },
      secondsLeft: secondsLeft(this.watch.worked, measured, all),
    };
    this.publish();
    this.telling ??= setTimeout(() => {
      this.telling = null;
      channel().send({ type: 'progress', progress: this.progress });
    }, TELL_EVERY);
  }

  /** Stops the training under way where its sweep does not run any more. */
  private settle(): void {
    if (this.cell && this.board.find(this.progress.id)?.phase !== 'running') this.cell.stop();
  }

  private closeWorker(): void {
    const { client, cell } = this;
    this.client = null;
    cell?.stop();
    client?.close();
  }

  private async hear(message: Message): Promise<void> {
    if (message.type === 'progress' && !this.cell) {
      this.progress = message.progress;
      this.store.setState({ backend: message.progress.backend });
      this.publish();
    }
    if (message.type !== 'sweeps') return;
    await this.board.read();
    const phase = this.board.find(this.progress.id)?.phase;
    if (phase === undefined || phase === 'cancelled') this.giveUp(this.progress.id);
    this.settle();
    this.wake();
  }

  private countsOf(sweep: StoredSweep): SweepStatus['cells'] {
    let cells = this.counts.get(sweep.id);
    if (!cells) this.counts.set(sweep.id, (cells = countCells(sweep, this.finished)));
    return cells;
  }

  /** Sweeps or kept runs have changed. */
  private recount(): void {
    this.counts.clear();
    const { runs } = useRuns.getState();
    this.finished = new Set(runs.flatMap(({ sweep }) => (sweep ? [sweep.cell] : [])));
    const { current } = this.progress;
    if (current && this.finished.has(current.key)) this.progress = { ...this.progress, current: null };
    this.publish();
  }

  private publish(): void {
    const { sweeps } = this.board;
    const running = sweeps.some(({ phase }) => phase === 'running');
    if (this.store.getState().ready) markUnderWay(this.next() !== undefined);
    this.store.setState({
      sweeps: sweeps.map((sweep) => statusOf(sweep, this.countsOf(sweep), this.progress)),
      runningElsewhere: this.waiting && running,
    });
  }
}
