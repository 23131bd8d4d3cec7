// A bounded memory of a run's moments: thinned as it grows, so that the whole run stays within reach, not only its end.

/** Moments by rising step. Beyond either limit, the moment whose neighbours are nearest to each other is forgotten. */
export class Moments<T extends { step: number }> {
  private list: T[] = [];
  private bytes = 0;

  /** `limit` moments and `byteLimit` bytes at most; the first and the newest stay whatever they weigh. */
  constructor(
    private readonly limit: number,
    private readonly byteLimit = Infinity,
    private readonly bytesOf: (moment: T) => number = () => 0,
  ) {}

  /** Takes the newest moment. What was kept of its step and of later ones is forgotten: the run went back. */
  add(moment: T): void {
    while (this.list.length && this.list[this.list.length - 1].step >= moment.step) {
      this.forget(this.list.length - 1);
    }
    this.list.push(moment);
    this.bytes += this.bytesOf(moment);
    while (this.list.length > 2 && (this.list.length > this.limit || this.bytes > this.byteLimit))
      this.thin();
  }

  private forget(index: number): void {
    const [gone] = this.list.splice(index, 1);
    this.bytes -= this.bytesOf(gone);
  }

  /** Ties go to the oldest, so that a full memory is halved from its start onwards and stays even. */
  private thin(): void {
    let [least, at] = [Infinity, 1];
    for (let i = 1; i < this.list.length - 1; i++) {
      const gap = this.list[i + 1].step - this.list[i - 1].step;
      if (gap < least) [least, at] = [gap, i];
    }
    this.forget(at);
  }

  get first(): T | null {
    return this.list[0] ?? null;
  }

  get newest(): T | null {
    return this.list.at(-1) ?? null;
  }

  /** Steps of which a moment is kept, rising. */
  steps(): number[] {
    return this.list.map(({ step }) => step);
  }

  /** The moment nearest to a step, of two equally near the earlier; null when nothing is kept. */
  nearest(step: number): T | null {
    let best: T | null = null;
    for (const moment of this.list) {
      if (!best || Math.abs(moment.step - step) < Math.abs(best.step - step)) best = moment;
    }
    return best;
  }

  /** The last moment at or before a step; null when there is none. */
  upTo(step: number): T | null {
    return this.list.findLast((moment) => moment.step <= step) ?? null;
  }

  clear(): void {
    this.list = [];
    this.bytes = 0;
  }
}
