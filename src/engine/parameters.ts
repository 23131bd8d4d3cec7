// Weights and optimiser slots as one list of tensors on the device, with the update, the checkpoint and the way back.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { onCpu } from './kernels/backend';
import { adamInPlace, adamStep, sgdInPlace, sgdStep } from './kernels/update';
import type { AdamOptions } from './kernels/update';
import type { InitialTensor } from './network';
import { upload } from './tensors';
import type { Checkpoint, OptimiserConfig } from './types';

/** Names of an optimiser's slots, each the shape of its parameter. */
const SLOTS = { adam: ['mean', 'square'], sgd: ['velocity'] } as const;

/** Parameters with their slots. An update writes in place on wasm and WebGPU, and replaces the tensors on cpu. */
export class Parameters {
  readonly count: number;
  private values: Tensor[];
  /** slots[s][p]: slot s of parameter p. */
  private slots: Tensor[][];
  private readonly names: string[];
  private readonly config: OptimiserConfig;

  constructor(initial: InitialTensor[], config: OptimiserConfig) {
    this.config = config;
    this.names = initial.map(({ name }) => name);
    this.count = initial.reduce((sum, { values }) => sum + values.length, 0);
    this.values = initial.map(({ values, shape }) => tf.keep(upload(values, shape)));
    this.slots = SLOTS[config.kind].map(() =>
      initial.map(({ values, shape }) => tf.keep(upload(new Float32Array(values.length), shape))),
    );
  }

  /** The current tensors, in order; owned here. */
  get tensors(): Tensor[] {
    return this.values;
  }

  /** One optimiser step (1-based) with gradients in the same order. A null gradient leaves its parameter and slots alone. */
  update(gradients: (Tensor | null)[], options: AdamOptions): void {
    const given = gradients.flatMap((gradient, p) => (gradient ? [{ p, gradient }] : []));
    if (!onCpu()) this.updateInPlace(given, options);
    else
      for (const { p, gradient } of given)
        this.replace(p, this.updated(p, tf.reshape(gradient, this.values[p].shape), options));
  }

  /** Names and copies of everything, in a fixed order. */
  async save(): Promise<Checkpoint['tensors']> {
    const all = this.all();
    const values = await Promise.all(all.map(({ tensor }) => tensor.data<'float32'>()));
    return all.map(({ name, tensor }, i) => ({
      name,
      shape: tensor.shape.slice(),
      values: new Float32Array(values[i]),
    }));
  }

  /** @throws RangeError unless names and shapes are those of this network and optimiser. */
  load(tensors: Checkpoint['tensors']): void {
    const all = this.all();
    const fits =
      all.length === tensors.length &&
      all.every(
        ({ name, tensor }, i) => name === tensors[i].name && tensor.shape.join() === tensors[i].shape.join(),
      );
    if (!fits) throw new RangeError('This checkpoint belongs to another network or optimiser.');
    const loaded = tensors.map(({ values, shape }) => tf.keep(upload(values, shape)));
    all.forEach(({ tensor }) => tensor.dispose());
    const n = this.values.length;
    this.values = loaded.slice(0, n);
    this.slots = this.slots.map((_, s) => loaded.slice(n * (s + 1), n * (s + 2)));
  }

  dispose(): void {
    this.all().forEach(({ tensor }) => tensor.dispose());
  }

  private replace(p: number, [value, ...slots]: Tensor[]): void {
    this.values[p].dispose();
    this.values[p] = tf.keep(value);
    slots.forEach((slot, s) => {
      this.slots[s][p].dispose();
      this.slots[s][p] = tf.keep(slot);
    });
  }

  private updateInPlace(given: { p: number; gradient: Tensor }[], options: AdamOptions): void {
    const { values, slots } = this;
    if (this.config.kind === 'adam') {
      const [mean, square] = slots;
      const sets = given.map(({ p, gradient }) => ({
        parameter: values[p],
        mean: mean[p],
        square: square[p],
        gradient,
      }));
      adamInPlace(sets, options);
      return;
    }
    const sets = given.map(({ p, gradient }) => ({
      parameter: values[p],
      velocity: slots[0][p],
      gradient,
    }));
    sgdInPlace(sets, { ...options, momentum: this.config.momentum });
  }

  private updated(p: number, gradient: Tensor, options: AdamOptions): Tensor[] {
    const parameter = this.values[p];
    const slot = this.slots[0][p];
    if (this.config.kind === 'adam')
      return adamStep({ parameter, mean: slot, square: this.slots[1][p], gradient }, options);
    const { momentum } = this.config;
    return sgdStep({ parameter, velocity: slot, gradient }, { ...options, momentum });
  }

  private all(): { name: string; tensor: Tensor }[] {
    const kinds = SLOTS[this.config.kind];
    return [
      ...this.values.map((tensor, p) => ({ name: this.names[p], tensor })),
      ...this.slots.flatMap((slot, s) =>
        slot.map((tensor, p) => ({ name: `${this.names[p]}/${kinds[s]}`, tensor })),
      ),
    ];
  }
}
