// One session: lanes and clock. It trains as fast as it can and tells the page what it needs to draw.
import { closeBackend, openBackend } from '../engine';
import type { BackendReport } from '../engine/types';
import type { Options } from '../experiment/options';
import { Diary } from './diary';
import { deviceLost, diverged, FailureError, failureFrom, webgpuMissing } from './failures';
import { Lane } from './lane';
import { breathe, Loop, wait } from './loop';
import type { Command, PartName } from './protocol';
import type { RunStore } from './runStore';
import { Stock } from './stock';
import { Teller, type Post } from './telling';
import { Turns } from './turns';
import { timed } from './timed';

/** A frame at most this often, in milliseconds (15 a second); the other where nobody looks on. */
const FRAME_INTERVAL = 1000 / 15;
const QUIET_INTERVAL = 1000;
/** Steps between two in-memory checkpoints when no evaluation falls due. */
const CHECKPOINT_EVERY = 100;
/** Milliseconds a device loss may be reported after a failed read. */
const LOSS_REPORT_DELAY = 500;

type Start = Extract<Command, { type: 'start' }>;
type AddLane = Extract<Command, { type: 'addLane' }>;

export class Session {
  /** One per configuration; equal data and batches are shared. */
  lanes: Lane[] = [];
  private start: Start | null = null;
  private run = 0;
  private stock: Stock | null = null;
  private teller: Teller | null = null;
  private backend: BackendReport | null = null;
  private backendChoice: Start['backend'] | null = null;
  private part: PartName = 'seen';
  private queries: Record<PartName, number[]> = { seen: [], unseen: [] };
  private lastFrame = 0;
  private lastChecked = { time: 0, step: 0, pace: 0 };
  private losses = 0;
  /** A step failed half-way: what the weights are now is nothing to show. */
  private broken = false;
  private recovering: Promise<void> | null = null;
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
    private readonly turns = new Turns(false),
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
        for (const lane of this.lanes) lane.script = command.changes;
        return this.go(command.to - this.step);
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
        await this.exclusive(() => this.frames());
        return;
      case 'queries':
        this.queries = { seen: command.seen, unseen: command.unseen };
        this.diary.anchor = this.queries[this.part][0] ?? null;
        for (const lane of this.lanes) {
          lane.scoring.queries = this.queries;
          this.teller?.rankings(lane);
        }
        if (!this.loop.playing) void this.diary.keepView(this.lanes);
        return;
      case 'thumbnails':
        this.lanes[0]?.material.source.thumbnails.send(command.items);
        return;
      case 'compare':
        for (const lane of this.lanes) {
          lane.scoring.compare(command);
          this.teller?.rankings(lane);
        }
        return;
      case 'evaluate':
        return this.exclusive(() => this.evaluate(this.lanes));
      case 'addLane':
        return this.exclusive(() => this.addLane(command));
      case 'removeLane':
        this.removeLane(command.lane);
        return;
      case 'take':
        return this.exclusive(() => this.take(command));
    }
  }

  private laneOf(id: number): Lane | undefined {
    return this.lanes.find((lane) => lane.id === id);
  }

  /** Where the clock stands: at the lane that is furthest. */
  private get step(): number {
    return Math.max(0, ...this.lanes.map(({ step }) => step));
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
    const { run, resume } = start;
    if (typeof resume === 'object') await this.diary.findEqual(start.lanes[0], resume.upTo);
    const stock = new Stock(run, this.post);
    const teller = new Teller(this.post, run, () => run === this.run);
    Object.assign(this, { stock, teller });
    for (const [id, options] of start.lanes.entries()) {
      const material = await stock.materialOf(id, options);
      if (run !== this.run) return;
      const lane = new Lane(id, options, material, this.queries);
      if (start.branches) lane.keepPast();
      lane.script = start.changes?.[id] ?? [];
      const weights = start.weights?.[id];
      if (weights) await lane.begin(weights);
      if (resume) await lane.save(); // so that it knows its first weights
      this.lanes.push(lane);
      teller.data(lane);
    }
    const backend = this.backend?.name ?? 'cpu';
    const kept = resume && this.diary.resume(this.lanes, backend);
    if (kept) this.post({ type: 'history', run, ...kept });
    else this.diary.begin(backend);
    await this.frames();
    await this.evaluate(this.lanes);
    this.postRest();
  }

  private clear(): void {
    for (const lane of this.lanes) lane.dispose();
    this.lanes = [];
    this.losses = 0;
    this.broken = false;
    this.lastChecked = { time: 0, step: 0, pace: 0 };
  }

  /** One lane more, trained on alone to where the others are. */
  private async addLane({ lane: id, options, changes, from, to = 0, weights }: AddLane): Promise<void> {
    const { run, stock, teller } = this;
    if (!stock || !teller) return;
    const target = Math.max(to, this.step);
    const lane = new Lane(id, options, await stock.materialOf(id, options), this.queries);
    lane.keepPast();
    lane.script = changes;
    const parent = from && this.laneOf(from.lane);
    if (parent) lane.branchOff(parent, from.step);
    if (weights) await lane.begin(weights);
    this.lanes.push(lane);
    teller.data(lane);
    const wanted = () => run === this.run && this.lanes.includes(lane) && !lane.halted;
    if (!(await this.frame(lane))) return;
    await this.evaluate([lane]);
    while (wanted() && lane.step < target) {
      await this.advance([lane]);
      await breathe();
    }
    if (!wanted()) return;
    await this.frame(lane);
    if (lane.scoring.step !== lane.step) await this.evaluate([lane]);
    if (!this.loop.playing) this.postRest();
  }

  private removeLane(id: number): void {
    const lane = this.laneOf(id);
    this.lanes = this.lanes.filter((other) => other !== lane);
    void this.exclusive(() => Promise.resolve(lane?.dispose())); // a task under way may still need it
  }

  private async take({ lane: id, what }: Extract<Command, { type: 'take' }>): Promise<void> {
    const lane = this.laneOf(id);
    if (lane) await this.teller?.[what](lane);
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
    if (!this.lanes.length) return;
    this.lastChecked = { time: 0, step: 0, pace: 0 };
    this.postStatus(true);
    await this.loop.run(count);
  }

  private change(id: number, options: Options): void {
    this.laneOf(id)?.change(options);
    if (!this.loop.playing) void this.diary.keepView(this.lanes);
  }

  /** One step; an error that comes from a lost device is answered by waiting for the recovery. */
  private async tick(): Promise<void> {
    await this.recovering;
    try {
      const going = this.lanes.filter(({ halted }) => !halted);
      const behind = Math.min(...going.map(({ step }) => step));
      // After a lost device lanes may stand at different steps: those behind catch up first.
      await this.advance(going.filter(({ step }) => step === behind));
    } catch (error) {
      this.broken = !(await this.deviceWasLost());
      if (this.broken) throw error;
      await this.recovering;
    }
  }

  /** The read-back of a lost device may fail a moment before the loss itself is reported. */
  private async deviceWasLost(): Promise<boolean> {
    for (let waited = 0; waited < LOSS_REPORT_DELAY && !this.recovering; waited += 50) await wait(50);
    return this.recovering !== null;
  }

  /** One step of the lanes, then whatever is due. */
  private async advance(lanes: Lane[]): Promise<void> {
    for (const lane of lanes) await timed(lane, () => lane.train());
    const { diary } = this;
    const keepDue = diary.due;
    const scored = lanes.filter(({ step, options }) => step % options.evaluateEvery === 0);
    const due = scored.length > 0 || keepDue || lanes[0]?.step % CHECKPOINT_EVERY === 0;
    const interval = this.start?.quiet ? QUIET_INTERVAL : FRAME_INTERVAL;
    if (!due && performance.now() - this.lastFrame < interval) return;
    const sound = await this.frames(lanes);
    if (!due) return;
    if (scored.length && !this.start?.quiet) await this.turns.next(lanes.length);
    await this.evaluate(scored.filter((lane) => sound.includes(lane)));
    for (const lane of sound) if (lane.saved?.step !== lane.step) await lane.save();
    if (keepDue && sound.length) void diary.keep(this.lanes);
  }

  /** The loop came to rest: the newest state goes out. */
  private async rest(): Promise<void> {
    if (this.lanes.length && !this.recovering && !this.broken) {
      const sound = await this.frames();
      await this.evaluate(sound.filter(({ step, scoring }) => step !== scoring.step));
      // A pause ends a replay; lanes of a comparison go on to change as they were told.
      if (!this.start?.branches) for (const lane of this.lanes) lane.script = [];
      this.postRest();
      void this.diary.keep(this.lanes);
    }
    this.postStatus(this.loop.playing); // true where more was asked for meanwhile
  }

  private postRest(): void {
    for (const lane of this.lanes) this.teller?.rest(lane, this.diary.on);
  }

  private postStatus(playing: boolean): void {
    this.post({ type: 'status', run: this.run, playing, step: this.step });
  }

  private pace(step: number): number {
    const { time, step: before, pace } = this.lastChecked;
    if (step === before) return pace;
    const now = performance.now();
    this.lastChecked = { time: now, step, pace: time && step > before ? (now - time) / (step - before) : 0 };
    return this.lastChecked.pace;
  }

  /** Sends the newest state of lanes; those that have not diverged come back. */
  private async frames(lanes: Lane[] = this.lanes.filter(({ halted }) => !halted)): Promise<Lane[]> {
    const sound: Lane[] = [];
    for (const lane of lanes) if (await this.frame(lane)) sound.push(lane);
    return sound;
  }

  /** False when the lane diverged or the run is another one. */
  private async frame(lane: Lane): Promise<boolean> {
    const { teller } = this;
    if (!teller) return false;
    this.lastFrame = performance.now();
    const told = await timed(lane, () => teller.frame(lane, this.part, this.pace(lane.step)));
    if (told === 'diverged') this.goBack(lane);
    if (typeof told === 'string') return false;
    if (lane === this.lanes[0] && told.records.length) this.diary.addRecords(told.first, told.records);
    return true;
  }

  /** Divergence: the lane stops at its last good state, and the option that was changed last is named. Others go on. */
  private goBack(lane: Lane): void {
    const { step, options, lastChange, id } = lane;
    if (this.lanes.length === 1) void this.loop.pause();
    else lane.halted = true;
    if (this.lanes.every(({ halted }) => halted)) void this.loop.pause();
    const back = lane.restoreSaved();
    if (lane === this.lanes[0]) this.diary.wentBack(back);
    this.post({
      type: 'failure',
      run: this.run,
      lane: id,
      failure: diverged(step, back, lastChange, options),
    });
  }

  /** Scores lanes by the weights that they have now, and keeps those. */
  private async evaluate(lanes: Lane[]): Promise<void> {
    const { teller } = this;
    if (!teller) return;
    for (const lane of lanes) {
      const reports = await timed(lane, () => teller.evaluation(lane));
      if (!reports) return;
      if (lane === this.lanes[0]) this.diary.addEvaluation(reports);
    }
    for (const lane of lanes) await lane.save();
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
