// A lane: one configuration with its own network and scores, and what it has been through. Lanes of a session share data and
// batches wherever their configurations allow.
import { FIRST_PRINT, printOn, printText } from '../data/fingerprint';
import { createRandom } from '../data/random';
import type { Trainer } from '../engine';
import { createTrainer } from '../engine';
import type { Checkpoint, ReadBack } from '../engine/types';
import { learningRateAt, lossOf } from '../experiment/derive';
import { addChanges, changesAfterGoingBack, hotChanges, type Change } from '../experiment/moment';
import { networkOf, type NetworkConfig } from '../experiment/network';
import { differences, optionOf, OPTION_KEYS, type Options } from '../experiment/options';
import type { NamedTensor } from '../experiment/runs/taken';
import { checksumOf } from './checksum';
import { failure, FailureError } from './failures';
import type { Material } from './material';
import { Moments } from './moments';
import type { LanePrints, PartName } from './protocol';
import { Scoring } from './scoring';
import { Watch } from './watch';

/** Where a lane can go on from. */
interface Saved extends Checkpoint {
  /** Fingerprint of all batches so far. */
  batches: number;
}

/** Past states from which other lanes can branch off: so many, so many bytes. */
const MOST_PAST = 64;
const MOST_PAST_BYTES = 48 * 1024 * 1024;
const bytesOf = ({ tensors }: Saved) => tensors.reduce((sum, { values }) => sum + values.byteLength, 0);

/** Random keys that decide the random triplet of a step: n × n, from the seed and the step alone, so that lanes share them. */
export function tripletKeys(seed: number, step: number, count: number): Float32Array[] {
  const random = createRandom(seed, 'noise').fork(String(step));
  return Array.from({ length: count }, () => Float32Array.from({ length: count }, () => random.next()));
}

/** The options to go on with: of new ones only the hot ones act before the next start. */
const withHot = (from: Options, to: Options): Options => ({
  ...from,
  ...Object.fromEntries(OPTION_KEYS.filter((key) => optionOf(key).hot).map((key) => [key, to[key]])),
});

export class Lane {
  options: Options;
  /** Hot options that changed since the start. */
  journal: Change[] = [];
  /** Changes of a replay that are still to come. */
  script: Change[] = [];
  /** Values before the last change: the likely cause when the run diverges. */
  lastChange: Partial<Options> = {};
  /** The last saved state. */
  saved: Saved | null = null;
  /** Item indices of the last batch. */
  lastBatch: Int32Array = new Int32Array(0);
  /** Loss of the last step that was read; null at step 0. */
  lastLoss: number | null = null;
  /** It diverged while others go on: it is not trained any further. */
  halted = false;
  /** Spent on this lane's own training and evaluation. */
  milliseconds = 0;
  readonly watch = new Watch();
  readonly scoring: Scoring;
  private past: Moments<Saved> | null = null;
  private batches = FIRST_PRINT;
  private start: string | null = null;
  private trainer: Trainer;

  /** `id`: its name in events and commands. */
  constructor(
    readonly id: number,
    public started: Options,
    readonly material: Material,
    queries: Record<PartName, number[]>,
  ) {
    this.options = started;
    this.trainer = this.build();
    this.scoring = new Scoring(material.freshParts(), queries);
  }

  get network(): NetworkConfig {
    return networkOf(this.started, this.material.dataset.shape, this.material.classes);
  }

  private build(): Trainer {
    const { optimiser, momentum } = this.started;
    return createTrainer({ network: this.network, optimiser: { kind: optimiser, momentum } });
  }

  get step(): number {
    return this.trainer.step;
  }

  get parameterCount(): number {
    return this.trainer.parameterCount;
  }

  /** One step on the batch that the seed gives, after the replay's changes for it. */
  async train(): Promise<void> {
    const { material, trainer } = this;
    const due = this.script.filter(({ step }) => step === trainer.step);
    if (due.length)
      this.change(Object.assign({ ...this.options }, ...due.map(({ key, value }) => ({ [key]: value }))));
    this.lastBatch = material.batchAfter(trainer.step);
    this.batches = printOn(this.batches, this.lastBatch);
    const { options } = this;
    const batch = material.batch(this.lastBatch);
    const random = options.strategy === 'random';
    await trainer.train(batch, {
      loss: lossOf(options, random ? tripletKeys(options.seed, trainer.step, batch.count) : []),
      lambda: options.lambda,
      learningRate: learningRateAt(options, trainer.step),
      weightDecay: options.weightDecay,
    });
  }

  /** Takes new options: hot ones act from the next step on. */
  change(to: Options): void {
    const next = withHot(this.options, to);
    const keys = differences(this.options, next);
    // A drag is many changes of one option; what it was before all of them counts.
    if (keys.some((key) => !(key in this.lastChange)))
      this.lastChange = Object.fromEntries(keys.map((key) => [key, this.options[key]]));
    if (keys.length) this.watch.changed();
    this.journal = addChanges(this.journal, hotChanges(this.step, this.options, next));
    this.options = next;
  }

  read(probe: Float32Array | null, count: number): Promise<ReadBack> {
    return this.trainer.read(probe, count);
  }

  embed(inputs: (from: number, to: number) => Float32Array, count: number): Promise<Float32Array> {
    return this.trainer.embed(inputs, count);
  }

  /** From now on past states are kept, for other lanes to branch off. */
  keepPast(): void {
    this.past = new Moments<Saved>(MOST_PAST, MOST_PAST_BYTES, bytesOf);
  }

  /** Keeps weights, optimiser and step in memory: where training goes on from after a lost device or a divergence. */
  async save(): Promise<void> {
    const { batches } = this;
    this.saved = { ...(await this.trainer.checkpoint()), batches };
    if (this.saved.step === 0) this.start ??= checksumOf(this.saved);
    this.past?.add(this.saved);
  }

  checkpoint(): Promise<Checkpoint> {
    return this.trainer.checkpoint();
  }

  memory(): ReturnType<Trainer['memory']> {
    return this.trainer.memory();
  }

  /** Goes on from a state of an earlier visit. */
  resume(started: Options, options: Options, journal: Change[], checkpoint: Checkpoint): void {
    const { step } = checkpoint;
    let batches = FIRST_PRINT;
    for (let before = 0; before < step; before++)
      batches = printOn(batches, this.material.batchAfter(before));
    Object.assign(this, { started, options, journal });
    this.enter({ ...checkpoint, batches });
  }

  /** Goes on from the newest kept state of another lane that is not after `step`; the script then leads from there. */
  branchOff(parent: Lane, step: number): void {
    const from = parent.past?.upTo(step);
    if (!from) return;
    this.start = parent.start;
    for (const change of this.script.filter((each) => each.step < from.step))
      this.options = Object.assign({ ...this.options }, { [change.key]: change.value });
    this.journal = this.script.filter((change) => change.step < from.step);
    this.enter(from);
  }

  private enter(saved: Saved): void {
    this.saved = saved;
    this.past?.add(saved);
    this.trainer.restore(saved);
    this.batches = saved.batches;
  }

  /** Begins with given weights instead of those that the seed draws. @throws FailureError naming what does not fit. */
  async begin(weights: readonly NamedTensor[]): Promise<void> {
    const fresh = await this.trainer.checkpoint();
    const given = new Map(weights.map((tensor) => [tensor.name, tensor]));
    const tensors = fresh.tensors.map((tensor) => {
      const other = given.get(tensor.name);
      given.delete(tensor.name);
      if (!other || isHeadOfOthers(tensor, other)) return tensor;
      if (other.shape.join() === tensor.shape.join()) return { ...tensor, values: other.values };
      throw misfit(
        `“${tensor.name}” is ${other.shape.join(' × ')} there and ${tensor.shape.join(' × ')} here`,
      );
    });
    const [unknown] = given.keys();
    if (unknown !== undefined) throw misfit(`this network has no “${unknown}”`);
    this.trainer.restore({ step: 0, tensors });
  }

  /** Goes back to the last saved state; returns its step. */
  restoreSaved(): number {
    if (this.saved) {
      this.trainer.restore(this.saved);
      this.batches = this.saved.batches;
    }
    this.journal = changesAfterGoingBack(this.journal, this.step);
    return this.step;
  }

  /** A new trainer on the backend that is open now, going on from the last saved state. */
  rebuild(): number {
    this.trainer = this.build();
    return this.restoreSaved();
  }

  /** Hashes of what it is trained on; null before its first weights were read. */
  prints(): LanePrints | null {
    const { start, batches, step } = this;
    return start === null ? null : { ...this.material.prints, start, batches: printText(batches), step };
  }

  dispose(): void {
    this.trainer.dispose();
  }
}

/** The softmax head belongs to the training identities: another number of them keeps the drawn one. */
const isHeadOfOthers = (own: NamedTensor, other: NamedTensor): boolean =>
  own.name.startsWith('classifier/') && own.shape.join() !== other.shape.join();

const misfit = (what: string) =>
  new FailureError(
    failure(
      'about-file',
      `The weights of the file do not fit this network: ${what}.`,
      'Choose the data and the network that the file names, or begin with fresh weights.',
      true,
    ),
  );
