// One training of a sweep, from the start command to what it leaves behind.
import { cellName } from '../../experiment/sweep/names';
import type { RunRecord } from '../../experiment/runs/record';
import type { StoredSweep, SweepCell } from '../../experiment/sweep/types';
import type { WorkerClient } from '../../worker/client';
import type { EvaluationReport, Event } from '../../worker/protocol';
import { Curves } from '../curves';
import { useInterface } from '../interface';
import { recordOf } from '../runs/recordOf';

export type Outcome =
  | { kind: 'done'; record: RunRecord }
  /** `broken`: the worker cannot be used any further. */
  | { kind: 'failed'; reason: string; broken: boolean }
  | { kind: 'stopped' };

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** Trains a cell in a worker, going on with what an earlier visit has kept of it. */
export class CellRun {
  /** Steps that were done before. */
  found: number;
  readonly outcome: Promise<Outcome>;
  private settle: (outcome: Outcome) => void = () => undefined;
  private readonly curves = new Curves();
  private reports: EvaluationReport[] = [];
  private last: Of<'rest'> | null = null;

  /**
   * @param run number of the run in the worker: events of others are not this one's.
   * @param step steps that are done; those done before count, as far as they are known yet.
   * @param moved is called when `step` has changed.
   */
  constructor(
    readonly cell: SweepCell,
    private readonly sweep: Pick<StoredSweep, 'id' | 'plan'>,
    private readonly run: number,
    private readonly client: WorkerClient,
    public step: number,
    private readonly moved: () => void,
  ) {
    this.found = step;
    this.outcome = new Promise((resolve) => (this.settle = resolve));
    const { options, steps } = cell;
    const resume = { upTo: steps };
    const { backendChoice: backend } = useInterface.getState();
    client.send({ type: 'start', run, lanes: [options], backend, quiet: true, resume });
  }

  /** Lets it rest; the worker keeps what it has reached. */
  stop(): void {
    this.client.send({ type: 'pause' });
    this.settle({ kind: 'stopped' });
  }

  take(event: Event): void {
    if ('run' in event && event.run !== this.run) return;
    switch (event.type) {
      case 'history':
        this.curves.append(1, event.records);
        this.reports = event.evaluations;
        return this.move(this.curves.length);
      case 'frame':
        if (event.records.length) this.curves.append(event.firstRecord, event.records);
        return this.move(event.step);
      case 'evaluation':
        return this.takeReports(event.reports);
      case 'rest':
        return this.takeRest(event);
      case 'taken':
        return event.what === 'wrongWeight' ? this.finish(event.share) : undefined;
      case 'failure':
        return this.takeFailure(event.failure);
    }
  }

  private move(step: number): void {
    this.step = step;
    this.moved();
  }

  private takeReports(reports: EvaluationReport[]): void {
    const [first] = reports;
    if (first) this.reports = [...this.reports.filter(({ step }) => step < first.step), ...reports];
  }

  private takeRest(rest: Of<'rest'>): void {
    if (!this.last) this.found = rest.step;
    this.last = rest;
    const missing = this.cell.steps - rest.step;
    this.client.send(
      missing > 0 ? { type: 'step', count: missing } : { type: 'take', lane: 0, what: 'wrongWeight' },
    );
  }

  /** A score where an earlier visit was interrupted is none of the run's own. */
  private scheduled(): EvaluationReport[] {
    const { options, steps } = this.cell;
    return this.reports.filter(({ step }) => step % options.evaluateEvery === 0 || step === steps);
  }

  private finish(wrongWeight: number | null): void {
    const { cell, sweep, curves, last } = this;
    if (!last) return;
    const { journal, on, milliseconds, weights } = last;
    const record = recordOf({
      name: cellName(sweep.plan, cell),
      started: cell.options,
      journal,
      curves,
      evaluations: this.scheduled(),
      on,
      milliseconds,
      weights,
      wrongWeight,
    });
    this.settle({ kind: 'done', record: { ...record, sweep: { id: sweep.id, cell: cell.key } } });
  }

  private takeFailure({ message, fatal, kind }: Of<'failure'>['failure']): void {
    if (fatal || kind === 'diverged') this.settle({ kind: 'failed', reason: message, broken: fatal });
  }
}
