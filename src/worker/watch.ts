// Watches one lane for runs that go on but learn nothing: a collapsed embedding, a margin that every anchor satisfies.
import { isVisible, type Options } from '../experiment/options';
import { failure } from './failures';
import { STEP_COLUMNS, type Failure } from './protocol';

/** Mean distance below this share of the untrained network's: all embeddings lie in one point, as far as a map can show. */
const COLLAPSED_SHARE = 0.02;
/** Frames in a row, so that one bad step on the way is not called a collapse. */
const COLLAPSED_FRAMES = 4;
/** Steps in a row without an active anchor before the person is told. */
const IDLE_STEPS = 50;
const LOSS = STEP_COLUMNS.indexOf('loss');
const ACTIVE = STEP_COLUMNS.indexOf('activeShare');

/** Mean Euclidean distance of all pairs of rows; 0 for fewer than two. */
export function meanDistance(embeddings: Float32Array, dimension: number): number {
  const count = embeddings.length / dimension;
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      let squares = 0;
      for (let k = 0; k < dimension; k++) {
        squares += (embeddings[i * dimension + k] - embeddings[j * dimension + k]) ** 2;
      }
      sum += Math.sqrt(squares);
    }
  return count < 2 ? 0 : sum / ((count * (count - 1)) / 2);
}

export class Watch {
  private start: number | null = null;
  private lastStep = 0;
  private collapsedFrames = 0;
  private idleSteps = 0;
  private toldCollapsed = false;
  private toldIdle = false;

  /** What to tell after a frame: the step's embeddings and the records since the last frame. Null: nothing, or told before. */
  look(
    step: number,
    embeddings: Float32Array,
    dimension: number,
    records: Float32Array,
    options: Options,
  ): Failure | null {
    return this.collapsed(step, meanDistance(embeddings, dimension)) ?? this.idle(records, options);
  }

  /** The loss was changed: an idle margin may be told of once more. */
  changed(): void {
    this.toldIdle = false;
    this.idleSteps = 0;
  }

  private collapsed(step: number, distance: number): Failure | null {
    this.start ??= distance;
    if (step === this.lastStep) return null;
    this.lastStep = step;
    this.collapsedFrames = distance < COLLAPSED_SHARE * this.start ? this.collapsedFrames + 1 : 0;
    if (this.toldCollapsed || this.collapsedFrames < COLLAPSED_FRAMES) return null;
    this.toldCollapsed = true;
    return failure(
      'collapsed',
      `By step ${step} all embeddings lie (nearly) in one point: their mean distance fell from ${this.start.toPrecision(2)} to ${distance.toPrecision(2)}, so nothing can be told apart any more.`,
      'Very hard examples, a large learning rate or strong weight decay do this; a gentler start helps.',
    );
  }

  private idle(records: Float32Array, options: Options): Failure | null {
    for (let at = ACTIVE; at < records.length; at += STEP_COLUMNS.length) {
      this.idleSteps = records[at] === 0 ? this.idleSteps + 1 : 0;
    }
    // In one point no margin is missed by much either; the collapse is what matters then.
    if (this.toldIdle || this.collapsedFrames || this.idleSteps < IDLE_STEPS || !isVisible('margin', options))
      return null;
    this.toldIdle = true;
    return failure(
      'no-active-anchor',
      `For ${this.idleSteps} steps no anchor of a batch was active: the margin is satisfied everywhere in the batches, so the loss is 0 and nothing pulls.`,
      'A larger margin, the soft margin or harder data give the loss something to do.',
    );
  }
}

/** A loss or an embedding that is no finite number. */
export function hasDiverged(records: Float32Array, embeddings: Float32Array): boolean {
  for (let row = LOSS; row < records.length; row += STEP_COLUMNS.length) {
    if (!Number.isFinite(records[row])) return true;
  }
  return !embeddings.every(Number.isFinite);
}
