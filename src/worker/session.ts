// One session: material, lanes and clock. It trains as fast as it can and tells the page what it needs to draw.
import { closeBackend, openBackend } from '../engine';
import { STEP_COLUMNS, type BackendReport } from '../engine/types';
import { makeDataset } from '../experiment/dataset';
import { differences, type Options } from '../experiment/options';
import { Diary } from './diary';
import { deviceLost, diverged, FailureError, failureFrom, webgpuMissing } from './failures';
import { Lane } from './lane';
import { Loop, wait } from './loop';
import { Material } from './material';
import { loadOwn } from './own/store';
import type { Command, Event, PartName } from './protocol';
import type { RunStore } from './runStore';
import { embedParts, mentionedIn, Scoring } from './scoring';
import { Thumbnails } from './thumbnails';
import { hasDiverged, Watch } from './watch';

/** A frame at most this often, in milliseconds (15 a second). */
const FRAME_INTERVAL = 1000 / 15;
/** Steps between two in-memory checkpoints when no evaluation falls due. */
const CHECKPOINT_EVERY = 100;
/** Milliseconds a device loss may be reported after a failed read. */
const LOSS_REPORT_DELAY = 500;

type Post = (event: Event, transfer?: Transferable[]) => void;
type Start = Extract<Command, { type: 'start' }>;

export class Session {
  /** One per configuration; all see the same batches. */
  lanes: Lane[] = [];
  /** Item indices of the last batch. */
  lastBatch: Int32Array = new Int32Array(0);
  private start: Start | null = null;
  private run = 0;
  private material: Material | null = null;
  private backend: BackendReport | null = null;
  private backendChoice: Start['backend'] | null = null;
  private part: PartName = 'seen';
  private queries: Record<PartName, number[]> = { seen: [], unseen: [] };
  private scoring: Scoring | null = null;
  private thumbnails: Thumbnails | null = null;
  private lastFrame = 0;
  private lastChecked = { time: 0, step: 0, pace: 0 };
  private losses = 0;
  private recovering: Promise<void> | null = null;
  private lastChange: Partial<Options> = {};
  private watches: Watch[] = [];
  /** Tail of the queue of tasks that touch the lanes: one at a time. */
  private tail: Promise<unknown> = Promise.resolve();
  private readonly loop = new Loop(
    () => this.exclusive(() => this.tick()),
    () => this.exclusive(() => this.rest()),
  );

  private readonly diary: Diary;

  /** Without a store nothing survives a reload. */
  constructor(
    private readonly post: Post,
    store: RunStore | null = null,
  ) {
    this.diary = new Diary(store);
  }

  /** Tells the page of a run of an earlier visit. Once, before the first start. */
  async offerKept(): Promise<void> {
    const kept = await this.diary.findKept();
    if (kept) this.post(kept);
  }

  /** Acts on one command; rejects with what `fail` should be told. */
  async handle(command: Command): Promise<void> {
    switch (command.type) {
      case 'start':
        this.run = command.run;
        await this.loop.pause();
        return this.exclusive(() => this.begin(command));
      case 'play':
        return this.go(Infinity);
      case 'step':
        return this.go(command.count);
      case 'replay':
        await this.tail;
        this.diary.script = command.changes;
        return this.go(command.to - (this.lanes[0]?.step ?? 0));
      case 'forget':
        return this.diary.forget(command.erase);
      case 'pause':
        await this.loop.pause();
        return;
      case 'speed':
        this.loop.stepsPerSecond = command.stepsPerSecond;
        return;
      case 'hot':
        return this.change(command.lane, command.options);
      case 'show':
        this.part = command.part;
        this.diary.part = command.part;
        await this.exclusive(() => this.frame());
        return;
      case 'queries':
        this.queries = { seen: command.seen, unseen: command.unseen };
        if (this.scoring) this.scoring.queries = this.queries;
        this.diary.anchor = this.queries[this.part][0] ?? null;
        this.sendRankings();
        if (!this.loop.playing) void this.diary.keepView(this.lanes);
        return;
      case 'thumbnails':
        this.thumbnails?.send(command.items);
        return;
      case 'compare':
        this.scoring?.compare(command);
        this.sendRankings();
        return;
      case 'evaluate':
        return this.exclusive(() => this.evaluate());
    }
  }

  /** Runs `task` when all earlier ones are done, whether they succeeded or not. */
  private exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = this.tail.then(task);
    this.tail = result.catch(() => undefined); // whoever asked for the task gets its error
    return result;
  }

  /** Reports any thrown value as a failure of the current run and stops. */
  fail(error: unknown): void {
    this.post({ type: 'failure', run: this.run, failure: failureFrom(error) });
    this.postStatus(false);
  }

  private async begin(start: Start): Promise<void> {
    if (this.run !== start.run) return; // a newer start came meanwhile
    this.clear();
    this.start = start;
    await this.open(start.backend);
    const [options] = start.lanes;
    const dataset = options.data === 'own' ? await loadOwn(options.own) : makeDataset(options);
    if (this.run !== start.run) return;
    const material = new Material(dataset, options);
    this.material = material;
    this.scoring = new Scoring(material.parts, this.queries);
    this.thumbnails = new Thumbnails(dataset, start.run, this.post);
    this.watches = start.lanes.map(() => new Watch());
    this.lanes = start.lanes.map((lane) => new Lane(lane, dataset.shape, material.classes));
    const { parameterCount } = this.lanes[0];
    this.post({ type: 'data', run: this.run, summary: material.summary(), parameters: parameterCount });
    const backend = this.backend?.name ?? 'cpu';
    const kept = start.resume && this.diary.resume(this.lanes, backend);
    if (kept) this.post({ type: 'history', run: this.run, ...kept });
    else this.diary.begin(this.lanes[0].options, backend);
    await this.frame();
    await this.evaluate();
    this.postRest();
  }

  private clear(): void {
    for (const lane of this.lanes) lane.dispose();
    this.lanes = [];
    this.material = null;
    this.scoring = null;
    this.lastBatch = new Int32Array(0);
    this.losses = 0;
    this.lastChange = {};
    this.lastChecked = { time: 0, step: 0, pace: 0 };
  }

  /** A configuration change frees the GPU's kept buffers only by a new backend, so each run opens its own there. */
  private async open(choice: Start['backend']): Promise<void> {
    if (this.backend && this.backendChoice === choice && this.backend.name !== 'webgpu') {
      this.report(choice, this.backend);
      return;
    }
    if (this.backend) await closeBackend();
    this.backendChoice = choice;
    this.backend = await openBackend(choice, { onLost: (message) => void this.recover(message) });
    this.report(choice, this.backend);
  }

  private report(choice: Start['backend'], report: BackendReport): void {
    this.post({ type: 'backend', report });
    const missing = choice === 'webgpu' ? webgpuMissing(report) : null;
    if (missing) this.post({ type: 'failure', run: this.run, failure: missing });
  }

  private async go(count: number): Promise<void> {
    await this.tail; // a start on its way comes first
    if (!this.material) return;
    this.lastChecked = { time: 0, step: 0, pace: 0 };
    this.postStatus(true);
    await this.loop.run(count);
  }

  private change(lane: number, options: Options): void {
    const target = this.lanes[lane];
    if (!target) return;
    const keys = differences(target.options, options);
    // A drag is many changes of one option; what it was before all of them counts.
    if (keys.some((key) => !(key in this.lastChange)))
      this.lastChange = Object.fromEntries(keys.map((key) => [key, target.options[key]]));
    if (keys.length) this.watches[lane].changed();
    target.options = this.diary.change(target.step, target.options, options);
    if (!this.loop.playing) void this.diary.keepView(this.lanes);
  }

  /** One step; an error that comes from a lost device is answered by waiting for the recovery. */
  private async tick(): Promise<void> {
    await this.recovering;
    try {
      await this.advance();
    } catch (error) {
      if (!(await this.deviceWasLost())) throw error;
      await this.recovering;
    }
  }

  /** The read-back of a lost device may fail a moment before the loss itself is reported. */
  private async deviceWasLost(): Promise<boolean> {
    for (let waited = 0; waited < LOSS_REPORT_DELAY && !this.recovering; waited += 50) await wait(50);
    return this.recovering !== null;
  }

  /** One step of every lane on the same batch, then whatever is due. */
  private async advance(): Promise<void> {
    const { material, lanes } = this;
    if (!material || !lanes.length) return;
    this.lastBatch = material.batchAfter(lanes[0].step);
    const batch = material.batch(this.lastBatch);
    lanes[0].options = this.diary.replayed(lanes[0].step, lanes[0].options) ?? lanes[0].options;
    for (const lane of lanes) await lane.train(batch);
    const { step, options } = lanes[0];
    const evaluationDue = step % options.evaluateEvery === 0;
    const keepDue = this.diary.due;
    const due = evaluationDue || keepDue || step % CHECKPOINT_EVERY === 0;
    if (!due && performance.now() - this.lastFrame < FRAME_INTERVAL) return;
    const sound = await this.frame();
    if (!due || !sound) return; // a diverged state is neither scored nor kept
    if (evaluationDue) await this.evaluate();
    else await this.save();
    if (keepDue) void this.diary.keep(lanes);
  }

  /** The loop came to rest: the newest state goes out. */
  private async rest(): Promise<void> {
    if (this.material && !this.recovering) {
      const sound = await this.frame();
      if (sound && this.lanes[0]?.step !== this.scoring?.step) await this.evaluate();
      this.diary.script = [];
      this.postRest();
      void this.diary.keep(this.lanes);
    }
    this.postStatus(this.loop.playing); // true where more was asked for meanwhile
  }

  private postRest(): void {
    const event = this.diary.restEvent(this.run, this.lanes);
    if (event) this.post(event);
  }

  private postStatus(playing: boolean): void {
    this.post({ type: 'status', run: this.run, playing, step: this.lanes[0]?.step ?? 0 });
  }

  private async save(): Promise<void> {
    for (const lane of this.lanes) await lane.save();
  }

  private pace(step: number): number {
    const { time, step: before, pace } = this.lastChecked;
    if (step === before) return pace;
    const now = performance.now();
    this.lastChecked = { time: now, step, pace: time && step > before ? (now - time) / (step - before) : 0 };
    return this.lastChecked.pace;
  }

  /** One read-back per lane: the records since the last frame and the shown probe's embeddings. False when the run diverged. */
  private async frame(): Promise<boolean> {
    const { material, part, run } = this;
    if (!material) return true;
    this.lastFrame = performance.now();
    const { items } = material.probes[part];
    this.thumbnails?.send(items);
    this.thumbnails?.sendBatch(this.lastBatch);
    const inputs = material.inputs(items);
    for (const [index, lane] of this.lanes.entries()) {
      const { step } = lane;
      const { records, embeddings } = await lane.read(inputs, items.length);
      if (run !== this.run || !embeddings) return true;
      const count = records.length / STEP_COLUMNS.length;
      if (hasDiverged(records, embeddings)) {
        this.goBack(index, step);
        return false;
      }
      const dimension = embeddings.length / items.length;
      const told = this.watches[index].look(step, embeddings, dimension, records, lane.options);
      const batch = this.lastBatch.slice();
      if (index === 0 && count) this.diary.addRecords(step - count + 1, records);
      this.post(
        {
          type: 'frame',
          run,
          lane: index,
          step,
          dimension,
          part,
          embeddings,
          firstRecord: step - count + 1,
          records,
          batch,
          millisecondsPerStep: this.pace(step),
        },
        [embeddings.buffer, records.buffer, batch.buffer],
      );
      if (told) this.post({ type: 'failure', run, lane: index, failure: told });
    }
    return true;
  }

  /** Divergence: stops at the last good state and names the option that was changed last. */
  private goBack(lane: number, step: number): void {
    void this.loop.pause();
    const back = this.lanes[lane].restoreSaved();
    this.diary.wentBack(back);
    const told = diverged(step, back, this.lastChange, this.lanes[lane].options);
    this.post({ type: 'failure', run: this.run, lane, failure: told });
  }

  /** Embeds and scores both parts of every lane, the shown one first; the page keeps drawing meanwhile. */
  private async evaluate(): Promise<void> {
    const { material, scoring, run } = this;
    if (!material || !scoring) return;
    for (const [index, lane] of this.lanes.entries()) {
      const { step } = lane;
      const embeddings = await embedParts(lane, material, () => run === this.run);
      if (!embeddings) return;
      const shown = index === 0;
      const reports = shown ? scoring.take(step, embeddings) : scoring.score(step, embeddings);
      const of = (name: PartName) =>
        shown ? material.parts[name].embeddingsOf(material.probes[name].items) : null;
      const probes = { seen: of('seen'), unseen: of('unseen') };
      this.post({ type: 'evaluation', run, lane: index, reports, probes, batch: this.lastBatch });
      if (!shown) continue;
      this.diary.addEvaluation(reports);
      this.sendRankings();
    }
    await this.save();
  }

  private sendRankings(): void {
    for (const told of this.scoring?.rankings() ?? []) {
      this.thumbnails?.send(mentionedIn(told));
      this.post({ type: 'rankings', run: this.run, lane: 0, ...told });
    }
  }

  /** The device is gone: opens the best backend left and goes on from the last checkpoint. */
  private recover(message: string): Promise<void> {
    this.recovering ??= this.reopen(message).finally(() => (this.recovering = null));
    return this.recovering;
  }

  private async reopen(message: string): Promise<void> {
    const wasPlaying = this.loop.playing;
    this.losses++;
    try {
      // A device that is lost twice in a run is not trusted a third time.
      const choice = this.losses > 1 ? 'wasm' : (this.start?.backend ?? 'auto');
      await closeBackend();
      this.backend = await openBackend(choice, { onLost: (again) => void this.recover(again) });
      this.post({ type: 'backend', report: this.backend });
      const steps = this.lanes.map((lane) => lane.rebuild());
      this.diary.movedTo(this.backend.name);
      this.diary.wentBack(steps[0] ?? 0);
      this.post({
        type: 'failure',
        run: this.run,
        failure: deviceLost(message, steps[0] ?? 0, this.backend.name),
      });
      if (wasPlaying) this.postStatus(true);
    } catch (error) {
      void this.loop.pause();
      throw new FailureError(failureFrom(error));
    }
  }
}
