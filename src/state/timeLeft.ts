// How long the rest of a queue will take, from the work that was done so far.

/** Steps before a time left is told: the first ones also compile. */
const STEPS_BEFORE_ESTIMATE = 10;

/** Milliseconds of work so far and steps done, as the seconds that the rest will take. */
export function secondsLeft(milliseconds: number, done: number, all: number): number | null {
  if (done < STEPS_BEFORE_ESTIMATE || all < done) return null;
  return ((milliseconds / done) * (all - done)) / 1000;
}

/** Counts time as work, as long as there is some. */
export class Stopwatch {
  /** Milliseconds. */
  worked = 0;
  private since = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  reset(): void {
    this.worked = 0;
  }

  /** Work begins: what was before is none. */
  go(): void {
    this.since = this.now();
  }

  /** Counts the time since the last look. */
  count(): void {
    const now = this.now();
    this.worked += now - this.since;
    this.since = now;
  }
}
