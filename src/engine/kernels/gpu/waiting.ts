// Steps are recorded much faster than a slow device computes them. What waits for it is bounded in time, so that a pause acts at once
// and a frame is of now, and a fast device never runs dry.

/** Milliseconds of work that may wait for the device. */
const MOST_TIME = 40;
/** Steps that may wait: at least, so that the device always has the next one, and at most. */
const LEAST_STEPS = 2;
const MOST_STEPS = 32;
/** Share of the newest step in the estimate. */
const NEWEST = 0.2;

export class Waiting {
  private steps: Promise<void>[] = [];
  /** Milliseconds that a step takes the device; unknown at first. */
  private estimate = Infinity;
  private lastDone = 0;

  /** Call after each submit of a step; resolves when another may follow. */
  async room(queue: Pick<GPUQueue, 'onSubmittedWorkDone'>): Promise<void> {
    const begun = performance.now();
    const done = queue.onSubmittedWorkDone().then(
      () => this.ended(begun),
      () => this.ended(begun), // a lost device says so elsewhere
    );
    this.steps.push(done);
    while (this.steps.length >= this.most) await this.steps[0];
  }

  private get most(): number {
    return Math.min(Math.max(Math.floor(MOST_TIME / this.estimate), LEAST_STEPS), MOST_STEPS);
  }

  private ended(begun: number): void {
    const now = performance.now();
    const taken = now - Math.max(begun, this.lastDone);
    this.lastDone = now;
    this.estimate = this.estimate === Infinity ? taken : (1 - NEWEST) * this.estimate + NEWEST * taken;
    this.steps.shift();
  }
}
