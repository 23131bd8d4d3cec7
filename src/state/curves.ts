// Curves of a run: append-only typed arrays outside React. Components read them when the version counter moves.
import { STEP_COLUMNS, type StepColumn } from '../worker/protocol';

const WIDTH = STEP_COLUMNS.length;

/** Growing table of per-step records; row i belongs to step i + 1. */
export class Curves {
  private data = new Float32Array(1024 * WIDTH);
  private rows = 0;

  /** Steps recorded so far. */
  get length(): number {
    return this.rows;
  }

  /** Appends records (rows × columns) of which the first belongs to step `first`; later rows are dropped (a run that went back). */
  append(first: number, records: Float32Array): void {
    const start = Math.min(first - 1, this.rows);
    const needed = start * WIDTH + records.length;
    if (needed > this.data.length) {
      const grown = new Float32Array(Math.max(needed, this.data.length * 2));
      grown.set(this.data.subarray(0, start * WIDTH));
      this.data = grown;
    }
    this.data.set(records, start * WIDTH);
    this.rows = start + records.length / WIDTH;
  }

  /** The same table up to a step, to go on from by itself. */
  upTo(step: number): Curves {
    const copy = new Curves();
    copy.append(1, this.data.slice(0, Math.min(step, this.rows) * WIDTH));
    return copy;
  }

  /** All records so far, rows × columns. */
  records(): Float32Array {
    return this.data.slice(0, this.rows * WIDTH);
  }

  /** Value of a column at a step (1-based). */
  at(column: StepColumn, step: number): number {
    return this.data[(step - 1) * WIDTH + STEP_COLUMNS.indexOf(column)];
  }

  /**
   * At most `limit` points of a column: per bucket of steps its mean, minimum and maximum, so that no spike is lost.
   * NaN records (a column without meaning under the loss) are left out.
   */
  buckets(column: StepColumn, limit: number): { step: number; mean: number; min: number; max: number }[] {
    const size = Math.max(1, Math.ceil(this.rows / limit));
    const place = STEP_COLUMNS.indexOf(column);
    const out = [];
    for (let from = 0; from < this.rows; from += size) {
      const to = Math.min(this.rows, from + size);
      let sum = 0;
      let count = 0;
      let min = Infinity;
      let max = -Infinity;
      for (let row = from; row < to; row++) {
        const value = this.data[row * WIDTH + place];
        if (Number.isNaN(value)) continue;
        sum += value;
        count++;
        if (value < min) min = value;
        if (value > max) max = value;
      }
      if (count) out.push({ step: to, mean: sum / count, min, max });
    }
    return out;
  }
}
