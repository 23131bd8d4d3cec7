// What a run leaves behind: its curves, scores and changes on the way. Writes them to the store, and brings them back.
import { STEP_COLUMNS } from '../engine/types';
import { defaultOptions, differences, isVisible, OPTION_KEYS, type Options } from '../experiment/options';
import { complaint } from '../experiment/validate';
import type { Lane } from './lane';
import type { BackendName, EvaluationReport, Event, PartName } from './protocol';
import type { KeptRun, RunStore } from './runStore';

/** While it plays, a run is written down at most this often, in milliseconds. */
const KEEP_INTERVAL = 10_000;
const WIDTH = STEP_COLUMNS.length;
const LOSS = STEP_COLUMNS.indexOf('loss');

type Summary = Extract<Event, { type: 'kept' }>;

const allowed = (options: Options) =>
  OPTION_KEYS.every((key) => !isVisible(key, options) || complaint(key, options[key], options) === null);

/** Options that the version which wrote them did not have yet take their defaults. */
const completed = (run: KeptRun): KeptRun => ({
  ...run,
  started: { ...defaultOptions(), ...run.started },
  options: { ...defaultOptions(), ...run.options },
});

/** What came from the disk may be of an older version of the page. */
function isSound(run: KeptRun): boolean {
  return allowed(run.started) && allowed(run.options) && run.records.length === run.checkpoint.step * WIDTH;
}

export class Diary {
  /** Backends that the run was computed on, in order. */
  on: BackendName[] = [];
  /** What the page looks at. */
  part: PartName = 'seen';
  anchor: number | null = null;
  private id = '';
  /** Rows of STEP_COLUMNS from step 1 on, with room for more. */
  private records = new Float32Array(0);
  private steps = 0;
  private evaluations: EvaluationReport[] = [];
  /** The run that the page may still ask for; nothing is overwritten before it is answered. */
  private offered: KeptRun | null = null;
  private lastKept = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly store: RunStore | null) {}

  /** The run of the last visit, if it can go on. */
  async findKept(): Promise<Summary | null> {
    const found = await this.store?.load().catch(() => null); // storage is switched off: there is nothing to go on with
    const run = found && completed(found);
    if (!run || !isSound(run)) return null;
    this.offered = run;
    const { started, options, part, anchor, checkpoint, on } = run;
    return { type: 'kept', started, options, part, anchor, step: checkpoint.step, on };
  }

  /** Looks for the run of the last visit and takes it as offered if it is of these options and not beyond step `upTo`. */
  async findEqual(options: Options, upTo: number): Promise<void> {
    await this.writing;
    const kept = await this.findKept();
    if (!kept || kept.step > upTo || differences(kept.started, options).length) this.offered = null;
  }

  /** The offer was declined; `erase` also takes it from the disk. */
  async forget(erase: boolean): Promise<void> {
    this.offered = null;
    if (erase) await this.write((store) => store.clear());
  }

  /** A fresh run, at step 0. */
  begin(backend: BackendName): void {
    Object.assign(this, { id: String(Date.now()), evaluations: [] });
    this.on = [backend];
    this.records = new Float32Array(0);
    this.steps = 0;
    this.lastKept = performance.now();
  }

  /** The offered run, put into a fresh lane; null when there is none. The caller shows what it holds. */
  resume([lane]: readonly Lane[], backend: BackendName): Pick<KeptRun, 'records' | 'evaluations'> | null {
    const run = this.offered;
    if (!run) return null;
    this.offered = null;
    lane.resume(run.started, run.options, run.journal, run.checkpoint);
    const { id, on, records, part, anchor } = run;
    lane.milliseconds = run.milliseconds ?? 0;
    lane.lastLoss = records.at(LOSS - WIDTH) ?? null;
    // The last score is taken again; it is a function of the weights.
    const evaluations = run.evaluations.filter(({ step }) => step < run.checkpoint.step);
    Object.assign(this, { id, records, part, anchor, evaluations });
    this.steps = run.checkpoint.step;
    this.on = on.at(-1) === backend ? on : [...on, backend];
    this.lastKept = performance.now();
    return { records, evaluations };
  }

  movedTo(backend: BackendName): void {
    this.on = [...this.on, backend];
  }

  addRecords(first: number, records: Float32Array): void {
    const start = (first - 1) * WIDTH;
    const end = start + records.length;
    if (end > this.records.length) {
      const grown = new Float32Array(Math.max(end, 2 * this.records.length));
      grown.set(this.records.subarray(0, start));
      this.records = grown;
    }
    this.records.set(records, start);
    this.steps = end / WIDTH;
  }

  addEvaluation(reports: EvaluationReport[]): void {
    const [first] = reports;
    if (!first) return;
    this.evaluations = [...this.evaluations.filter(({ step }) => step < first.step), ...reports];
  }

  /** The run went back (divergence, lost device). */
  wentBack(step: number): void {
    this.steps = Math.min(this.steps, step);
    this.evaluations = this.evaluations.filter((report) => report.step <= step);
  }

  /** Time to write the playing run down again? */
  get due(): boolean {
    return this.store !== null && performance.now() - this.lastKept > KEEP_INTERVAL;
  }

  /** Writes the last saved state of a single lane down. A run of no step is not worth it. */
  async keep([lane, ...others]: readonly Lane[]): Promise<void> {
    const { id, on, part, anchor } = this;
    const checkpoint = lane?.saved;
    this.lastKept = performance.now();
    if (others.length || !checkpoint?.step || this.offered) return;
    if (this.steps < checkpoint.step) return; // its records are not read back yet
    const records = this.records.slice(0, checkpoint.step * WIDTH);
    const evaluations = this.evaluations.filter(({ step }) => step <= checkpoint.step);
    const { started, options, journal, milliseconds } = lane;
    const view = { id, options, journal, part, anchor };
    await this.write((store) =>
      store.save({ ...view, started, on, checkpoint, records, evaluations, milliseconds }),
    );
  }

  /** Writes down what the person changed while the run rests. */
  async keepView([lane, ...others]: readonly Lane[]): Promise<void> {
    const { id, part, anchor } = this;
    if (!lane || others.length) return;
    const { step, saved, options, journal } = lane;
    if (!step || saved?.step !== step || this.offered) return;
    await this.write((store) => store.saveView({ id, options, journal, part, anchor }));
  }

  /** One write at a time. A store that refuses (full, switched off) costs the offer after a reload, not the run. */
  private write(task: (store: RunStore) => Promise<void>): Promise<void> {
    const { store } = this;
    if (store) this.writing = this.writing.then(() => task(store)).catch(() => undefined);
    return this.writing;
  }
}
