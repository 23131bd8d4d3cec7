// One session: lanes and clock. It trains as fast as it can and tells the page what it needs to draw.
import type { BackendReport } from '../engine/types';
import type { Options } from '../experiment/options';
import { Device } from './device';
import { Diary } from './diary';
import { deviceLost, diverged, failureFrom } from './failures';
import { Lane } from './lane';
import { breathe, Loop } from './loop';
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

type Start = Extract<Command, { type: 'start' }>;
type AddLane = Extract<Command, { type: 'addLane' }>;

export class Session {
  /** One per configuration; equal data and batches are shared. */
  lanes: Lane[] = [];
  private start: Start | null = null;
  private run = 0;
  private stock: Stock | null = null;
  private teller: Teller | null = null;
  private part: PartName = 'seen';
  private queries: Record<PartName, number[]> = { seen: [], unseen: [] };
  private lastFrame = 0;
  private lastChecked = { time: 0, step: 0, pace: 0 };
  /** A step failed half-way: what the weights are now is nothing to show. */
  private broken = false;
  /** The last read-back that training did not wait for, and whether it is still on its way. */
  private reading: Promise<unknown> | null = null;
  private isReading = false;
  /** Tail of the queue of tasks that touch the lanes: one at a time. */
  private tail: Promise<unknown> = Promise.resolve();
  private readonly loop = new Loop(
    () => this.exclusive(() => this.tick()),
    () => this.exclusive(() => this.rest()),
  );

  private readonly diary: Diary;
  private readonly device: Device;

  /** Without a store nothing survives a reload. */
  constructor(
    private readonly post: Post,
    store: RunStore | null = null,
    private readonly turns = new Turns(false),
  ) {
    this.diary = new Diary(store);
    this.device = new Device(
      post,
      () => this.run,
      (report, message) => this.moved(report, message),
      () => void this.loop.pause(),
    );
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
    const { name: backend } = await this.device.open(start.backend);
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
    await this.device.recovering;
    try {
      const going = this.lanes.filter(({ halted }) => !halted);
      const behind = Math.min(...going.map(({ step }) => step));
      // After a lost device lanes may stand at different steps: those behind catch up first.
      await this.advance(going.filter(({ step }) => step === behind));
    } catch (error) {
      this.broken = !(await this.device.wasLost());
      if (this.broken) throw error;
      await this.device.recovering;
    }
  }

  /** One step of the lanes, then whatever is due. */
  private async advance(lanes: Lane[]): Promise<void> {
    for (const lane of lanes) await timed(lane, () => lane.train());
    const { diary } = this;
    const keepDue = diary.due;
    const scored = lanes.filter(({ step, options }) => step % options.evaluateEvery === 0);
    const due = scored.length > 0 || keepDue || lanes[0]?.step % CHECKPOINT_EVERY === 0;
    const interval = this.start?.quiet ? QUIET_INTERVAL : FRAME_INTERVAL;
    if (!due && (this.isReading || performance.now() - this.lastFrame < interval)) return;
    await this.lastReading();
    const reading = this.frames(lanes);
    if (!due) {
      // The next step does not wait for this read-back; the step that reads next does, and has its error.
      this.isReading = true;
      this.reading = reading.finally(() => (this.isReading = false));
      this.reading.catch(() => undefined);
      return;
    }
    const sound = await reading;
    if (scored.length && !this.start?.quiet) await this.turns.next(lanes.length);
    await this.evaluate(scored.filter((lane) => sound.includes(lane)));
    for (const lane of sound) if (lane.saved?.step !== lane.step) await lane.save();
    if (keepDue && sound.length) void diary.keep(this.lanes);
  }

  /** The loop came to rest: the newest state goes out. */
  private async rest(): Promise<void> {
    if (this.lanes.length && !this.device.recovering && !this.broken) {
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

  /** Waits for the read-back that training did not wait for, and throws its error once. */
  private async lastReading(): Promise<void> {
    const { reading } = this;
    this.reading = null;
    await reading;
  }

  /** Sends the newest state of lanes; those that have not diverged come back. */
  private async frames(lanes: Lane[] = this.lanes.filter(({ halted }) => !halted)): Promise<Lane[]> {
    await this.lastReading();
    const sound: Lane[] = [];
    for (const lane of lanes) if (await this.frame(lane)) sound.push(lane);
    return sound;
  }

  /** False when the lane diverged or the run is another one. */
  private async frame(lane: Lane): Promise<boolean> {
    const { teller } = this;
    if (!teller) return false;
    this.lastFrame = performance.now();
    const { step } = lane;
    const told = await timed(lane, () => teller.frame(lane, this.part, this.pace(step)));
    if (told === 'diverged') this.goBack(lane, step);
    if (typeof told === 'string') return false;
    if (lane === this.lanes[0] && told.records.length) this.diary.addRecords(told.first, told.records);
    return true;
  }

  /** Divergence: the lane stops at its last good state, and the option that was changed last is named. Others go on. */
  private goBack(lane: Lane, step: number): void {
    const { options, lastChange, id } = lane;
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

  /** Another backend is open: all lanes go on there from their last checkpoint. */
  private moved({ name }: BackendReport, message: string): void {
    // What was being read on the lost device is no fault of the new one.
    Object.assign(this, { reading: null, isReading: false });
    const steps = this.lanes.map((lane) => lane.rebuild());
    this.diary.movedTo(name);
    this.diary.wentBack(steps[0] ?? 0);
    const failure = deviceLost(message, steps[0] ?? 0, name);
    this.post({ type: 'failure', run: this.run, failure });
    if (this.loop.playing) this.postStatus(true);
  }
}
