// A lane: one configuration with its own network, trained on the batches that all lanes of a session share.
import { createRandom } from '../data/random';
import type { Trainer } from '../engine';
import { createTrainer } from '../engine';
import type { Batch, Checkpoint, ReadBack } from '../engine/types';
import { learningRateAt, lossOf } from '../experiment/derive';
import { networkOf } from '../experiment/network';
import type { Options } from '../experiment/options';
import type { ItemShape } from '../data/types';

/** Random keys that decide the random triplet of a step: n × n, from the seed and the step alone, so that lanes share them. */
function tripletKeys(seed: number, step: number, count: number): Float32Array[] {
  const random = createRandom(seed, 'noise').fork(String(step));
  return Array.from({ length: count }, () => Float32Array.from({ length: count }, () => random.next()));
}

export class Lane {
  private trainer: Trainer;
  /** The last saved state. */
  saved: Checkpoint | null = null;

  constructor(
    public options: Options,
    private readonly shape: ItemShape,
    private readonly classes: number,
  ) {
    this.trainer = this.build();
  }

  private build(): Trainer {
    const { options, shape, classes } = this;
    return createTrainer({
      network: networkOf(options, shape, classes),
      optimiser: { kind: options.optimiser, momentum: options.momentum },
    });
  }

  get step(): number {
    return this.trainer.step;
  }

  get parameterCount(): number {
    return this.trainer.parameterCount;
  }

  async train(batch: Batch): Promise<void> {
    const { options, trainer } = this;
    const random = options.strategy === 'random';
    await trainer.train(batch, {
      loss: lossOf(options, random ? tripletKeys(options.seed, trainer.step, batch.count) : []),
      lambda: options.lambda,
      learningRate: learningRateAt(options, trainer.step),
      weightDecay: options.weightDecay,
    });
  }

  read(probe: Float32Array | null, count: number): Promise<ReadBack> {
    return this.trainer.read(probe, count);
  }

  embed(inputs: (from: number, to: number) => Float32Array, count: number): Promise<Float32Array> {
    return this.trainer.embed(inputs, count);
  }

  /** Keeps weights, optimiser and step in memory: where training goes on from after a lost device or a divergence. */
  async save(): Promise<void> {
    this.saved = await this.trainer.checkpoint();
  }

  /** Goes on from a state of an earlier visit. */
  resume(options: Options, checkpoint: Checkpoint): void {
    this.options = options;
    this.saved = checkpoint;
    this.trainer.restore(checkpoint);
  }

  checkpoint(): Promise<Checkpoint> {
    return this.trainer.checkpoint();
  }

  memory(): ReturnType<Trainer['memory']> {
    return this.trainer.memory();
  }

  /** Goes back to the last saved state; returns its step. */
  restoreSaved(): number {
    if (this.saved) this.trainer.restore(this.saved);
    return this.trainer.step;
  }

  /** A new trainer on the backend that is open now, going on from the last saved state. */
  rebuild(): number {
    this.trainer = this.build();
    return this.restoreSaved();
  }

  dispose(): void {
    this.trainer.dispose();
  }
}
