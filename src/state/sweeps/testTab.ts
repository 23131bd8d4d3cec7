// For tests: tabs of one browser, each with its own copy of the modules, over one store, one lock and one slot of the worker.
import { vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { differences, type Options } from '../../experiment/options';
import type { SweepPlan } from '../../experiment/sweep/types';
import { STEP_COLUMNS, type Command, type EvaluationReport, type Event } from '../../worker/protocol';
import type { TabLock } from './lock';
import type { SweepsState, SweepStatus } from './types';

/** Steps that the played worker takes between two looks at its messages. */
const CHUNK = 4;

type Start = Extract<Command, { type: 'start' }>;

/** What outlasts a tab. */
export class Browser {
  /** Trained steps by what was trained: "σ/seed". */
  readonly trained: Record<string, number> = {};
  /** What the worker has kept of the training under way. */
  slot: { options: Options; step: number } | null = null;
  /** Options whose training fails, and how. */
  failing: (options: Options) => Extract<Event, { type: 'failure' }>['failure'] | null = () => null;
  /** What the worker waits at before it goes on: a training that has come so far. */
  private held: { name: string; step: number } | null = null;
  private queue: (() => void)[] = [];
  private locked: object | null = null;

  /** Lets the training "σ/seed" wait when it has done so many steps. */
  holdAt(name: string, step: number): void {
    this.held = { name, step };
  }

  play(): void {
    this.held = null;
  }

  isHeld(name: string, step: number): boolean {
    return this.held?.name === name && step >= this.held.step;
  }

  /** Web locks, as far as the queue uses them; a dead tab's lock goes to the next. */
  lock(tab: { alive: boolean; die: () => void }): TabLock {
    const release = (holder: object) => {
      if (this.locked !== holder) return;
      this.locked = null;
      this.queue.shift()?.();
    };
    return {
      hold: async (task, waiting) => {
        const holder = {};
        if (this.locked) {
          waiting();
          await new Promise<void>((resolve) => {
            this.queue.push(() => (tab.alive ? resolve() : this.queue.shift()?.()));
          });
        }
        this.locked = holder;
        const { die } = tab;
        tab.die = () => {
          die();
          release(holder);
        };
        await task().finally(() => release(holder));
      },
    };
  }
}

const nameOf = ({ sigma, seed }: Options): string => `${sigma}/${seed}`;

const later = (task: () => void) => void setTimeout(task, 0);

const reports = (at: number): EvaluationReport[] =>
  (['seen', 'unseen'] as const).map((part) => ({
    part,
    step: at,
    countedQueries: 1,
    mAP: 0.5,
    mAPTrapezoid: null,
    mINP: 0.4,
    cmc: [0.6],
    cameraRank1: [],
    histogram: { edges: [], positive: [], negative: [], overlap: 0 },
  }));

/** A worker that counts steps instead of training; it answers as the real one does. */
function playWorker(browser: Browser, tab: { alive: boolean }, listen: (event: Event) => void) {
  let open = true;
  let start: Start | null = null;
  let step = 0;
  let wanted = 0;
  const post = (event: Event) => void (open && tab.alive && listen(event));
  const evaluate = (run: number) => {
    const probes = { seen: null, unseen: null };
    const [reported, batch] = [reports(step), new Int32Array()];
    post({ type: 'evaluation', run, lane: 0, reports: reported, probes, batch, prints: null });
  };
  const rest = (run: number) => {
    const prints = { images: '', labels: '', start: '', batches: '', step };
    const told = {
      weights: `w${step}`,
      loss: 1,
      journal: [],
      on: ['cpu' as const],
      milliseconds: step,
      prints,
    };
    post({ type: 'rest', run, lane: 0, step, ...told });
  };
  const frame = (run: number, from: number) => {
    const records = new Float32Array((step - from) * STEP_COLUMNS.length).fill(0.5);
    const shown = { embeddings: new Float32Array(), batch: new Int32Array() };
    const more = { dimension: 1, part: 'seen', firstRecord: from + 1, millisecondsPerStep: 1 } as const;
    post({ type: 'frame', run, lane: 0, step, records, ...shown, ...more });
  };
  const keep = ([options]: Options[]) => (browser.slot = { options, step });

  function begin(command: Start): void {
    start = command;
    wanted = 0;
    const { run, lanes, resume } = command;
    const { slot } = browser;
    const upTo = typeof resume === 'object' ? resume.upTo : -1;
    const fits = slot && slot.step <= upTo && !differences(slot.options, lanes[0]).length;
    step = fits ? slot.step : 0;
    const adapter = null;
    post({ type: 'backend', report: { name: 'cpu', adapter, software: false, reason: '', tried: [] } });
    const records = new Float32Array(step * STEP_COLUMNS.length).fill(0.5);
    if (fits) post({ type: 'history', run, records, evaluations: reports(0) });
    frame(run, step);
    evaluate(run);
    rest(run);
  }

  function advance(command: Start): void {
    if (!open || !tab.alive || start !== command) return;
    const { run, lanes } = command;
    const name = nameOf(lanes[0]);
    if (browser.isHeld(name, step)) return later(() => advance(command));
    const failure = step >= CHUNK ? browser.failing(lanes[0]) : null;
    if (failure) {
      wanted = 0;
      return post({ type: 'failure', run, lane: 0, failure });
    }
    const from = step;
    step = Math.min(wanted, step + CHUNK);
    browser.trained[name] = (browser.trained[name] ?? 0) + step - from;
    frame(run, from);
    keep(lanes);
    if (step < wanted) return later(() => advance(command));
    evaluate(run);
    rest(run);
  }

  return {
    send(command: Command): void {
      const now = start;
      if (command.type === 'start') later(() => begin(command));
      if (command.type === 'pause') wanted = step;
      if (command.type === 'step' && now) {
        wanted = step + command.count;
        later(() => advance(now));
      }
      if (command.type === 'take' && now)
        later(() => post({ type: 'taken', run: now.run, lane: 0, what: 'wrongWeight', share: 0.25 }));
    },
    close: () => void (open = false),
  };
}

/** Runs `task` and hands over the lines to other tabs that it opened: a tab that dies hears nothing any more. */
async function linesOf(task: () => Promise<void>): Promise<BroadcastChannel[]> {
  const Real = globalThis.BroadcastChannel;
  const lines: BroadcastChannel[] = [];
  globalThis.BroadcastChannel = class extends Real {
    constructor(name: string) {
      super(name);
      lines.push(this);
    }
    private dead = false;
    override postMessage(message: unknown): void {
      if (!this.dead) super.postMessage(message);
    }
    override close(): void {
      this.dead = true;
      super.close();
    }
  };
  await task();
  globalThis.BroadcastChannel = Real;
  return lines;
}

/** Opens a tab. `close` is what a crash does: nothing is said any more, the lock is free. */
export async function openTab(browser: Browser) {
  vi.resetModules();
  const { SweepQueue } = await import('./queue');
  const { actionsOn } = await import('./actions');
  const { useRuns, deleteRuns } = await import('../runs/runs');
  const tab = { alive: true, die: () => void (tab.alive = false) };
  const store = createStore<SweepsState>(() => ({
    ready: false,
    sweeps: [],
    backend: null,
    runningElsewhere: false,
    problem: null,
  }));
  let workers = 0;
  const queue = new SweepQueue(store, {
    connect: (listen) => {
      workers++;
      return playWorker(browser, tab, listen);
    },
    lock: browser.lock(tab),
    forget: () => {
      browser.slot = null;
      return Promise.resolve();
    },
  });
  const actions = actionsOn(queue, store);
  const lines = await linesOf(() => actions.resumeSweeps());
  const sweep = (id: string): SweepStatus | undefined =>
    store.getState().sweeps.find((each) => each.id === id);
  return {
    ...actions,
    state: store.getState,
    sweep,
    runs: () => useRuns.getState().runs,
    deleteRuns,
    workers: () => workers,
    close: () => {
      for (const line of lines) line.close();
      tab.die();
    },
    /** Waits until the sweep is in this phase. */
    until: (id: string, phase: SweepStatus['phase']) =>
      vi.waitFor(() => {
        if (sweep(id)?.phase !== phase) throw new Error(`The sweep is ${sweep(id)?.phase}, not ${phase}.`);
      }),
    /** Waits until the training under way has done so many steps of so many cells before it. */
    untilAt: (id: string, cells: number, step: number) =>
      vi.waitFor(() => {
        const { cells: counts, current } = sweep(id) ?? {};
        if (counts?.done !== cells || current?.step !== step)
          throw new Error(`${counts?.done} cells are done, the next one is at step ${current?.step}.`);
      }),
  };
}

/** A plan of σ × seeds. */
export const planOf = (base: Options, change: Partial<SweepPlan> = {}): SweepPlan => ({
  name: 'σ',
  base,
  axes: [{ key: 'sigma', values: [0.1, 0.2] }],
  list: [],
  seeds: [7, 8],
  steps: 20,
  ...change,
});
