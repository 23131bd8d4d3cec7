// Step records wait on the device until a frame wants them, so that training never stops for a number.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { STEP_COLUMNS } from './types';

/** Numbers per step on the device: fastLoss's six statistics and the cross-entropy. */
export const DEVICE_COLUMNS = 7;

/** Tensors joined by one concat. Above 7 TF.js's WebGPU backend joins in several passes. */
const GROUP = 4;

/** Steps per folded block: few tensors wait however long nobody reads. */
const BLOCK = 64;

/** What the device does not know of a step. */
export interface StepNote {
  lambda: number;
  /** False for comparison losses: D± and N_eff± mean nothing. */
  hasSets: boolean;
  /** Anchors with both sets. Without any, D± and N_eff± mean nothing either. */
  anchors: number;
}

function joined(tensors: Tensor[]): Tensor {
  let level = tensors;
  while (level.length > 1) {
    const next: Tensor[] = [];
    for (let i = 0; i < level.length; i += GROUP) {
      const group = level.slice(i, i + GROUP);
      next.push(group.length === 1 ? group[0] : tf.concat(group, 0));
    }
    level = next;
  }
  return level[0];
}

/** The steps since the last read. */
export class StepRecords {
  private blocks: Tensor[] = [];
  private recent: Tensor[] = [];
  private notes: StepNote[] = [];
  private readonly empty = tf.keep(tf.zeros([DEVICE_COLUMNS]));

  /** Takes ownership of a [7] tensor. */
  add(record: Tensor, note: StepNote): void {
    this.recent.push(tf.keep(record));
    this.notes.push(note);
    if (this.recent.length === BLOCK) {
      this.blocks.push(tf.keep(tf.tidy(() => joined(this.recent))));
      this.forget(this.recent);
      this.recent = [];
    }
  }

  /**
   * Everything since the last read as one tensor [slots·7], oldest first. The last block is filled up with zeros to a power of
   * two, so that few distinct sizes ever exist (WebGPU keeps freed buffers by exact size). Null without a step.
   */
  pack(): Tensor | null {
    if (this.notes.length === 0) return null;
    const recent = this.recent.length === 0 ? [] : [joined(this.filledUp(this.recent))];
    return joined([...this.blocks, ...recent]);
  }

  /** Turns the packed numbers into rows of STEP_COLUMNS and starts afresh. */
  unpack(packed: Float32Array, notes: StepNote[]): Float32Array {
    const width = STEP_COLUMNS.length;
    const records = new Float32Array(notes.length * width);
    notes.forEach((note, i) => {
      const from = packed.subarray(i * DEVICE_COLUMNS, (i + 1) * DEVICE_COLUMNS);
      const [metric, active, positiveSize, negativeSize, positive, negative, crossEntropy] = from;
      const softmax = note.lambda > 0 ? crossEntropy : NaN;
      const total = note.lambda > 0 ? metric + note.lambda * crossEntropy : metric;
      const sets = note.hasSets && note.anchors > 0;
      records.set([total, metric, softmax, active], i * width);
      records.set(
        sets ? [positiveSize, negativeSize, positive, -negative] : [NaN, NaN, NaN, NaN],
        i * width + 4,
      );
    });
    return records;
  }

  /** Hands over the notes of the packed steps and drops their tensors. */
  clear(): StepNote[] {
    this.forget(this.recent);
    this.forget(this.blocks);
    const notes = this.notes;
    this.recent = [];
    this.blocks = [];
    this.notes = [];
    return notes;
  }

  dispose(): void {
    this.clear();
    this.empty.dispose();
  }

  private filledUp(records: Tensor[]): Tensor[] {
    const size = 2 ** Math.ceil(Math.log2(records.length));
    return [...records, ...Array.from({ length: size - records.length }, () => this.empty)];
  }

  private forget(tensors: Tensor[]): void {
    for (const tensor of tensors) tensor.dispose();
  }
}
