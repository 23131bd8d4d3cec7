// Slow motion: one step at a time, walked in six phases so that an eye can follow. Pure but for its clock.

export const PHASES = ['sample', 'embed', 'distances', 'weights', 'loss', 'update'] as const;
export type Phase = (typeof PHASES)[number];

/** How long a phase lasts, in milliseconds: long enough to read its line's first words. */
export const PHASE_MILLISECONDS = 1000;

/** What the conductor moves. */
export interface Orchestra {
  /** Asks for one training step, of which nothing is shown yet. */
  ask(): void;
  /** Shows what the step changed. */
  reveal(): void;
  /** Lights a phase; null puts out all lights. */
  light(phase: Phase | null): void;
  /** Whether more is to come without a further press. */
  running(running: boolean): void;
}

/** Asks for a step, waits until it has arrived, walks its phases, and goes on while steps are wanted. */
export class Conductor {
  private at: Phase | null = null;
  private wanted = 0;
  private waiting = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly orchestra: Orchestra,
    private readonly milliseconds = PHASE_MILLISECONDS,
  ) {}

  get running(): boolean {
    return this.wanted > 0;
  }

  /** Goes on from the phase where it was paused, or with a new step. */
  play(): void {
    this.go(Infinity);
  }

  /** To the end of the step that is being walked, or through one new step. */
  step(): void {
    this.go(1);
  }

  /** Stays in the phase it is in. */
  pause(): void {
    this.wanted = 0;
    this.clearTimer();
    this.orchestra.running(false);
  }

  /** Puts out the lights and shows what was held back. Does nothing when nothing is being walked. */
  stop(): void {
    if (!this.at && !this.waiting && !this.wanted) return;
    this.pause();
    this.waiting = false;
    this.enter(null);
    this.orchestra.reveal();
  }

  /** The step that was asked for is there. */
  arrived(): void {
    if (!this.waiting) return;
    this.waiting = false;
    this.enter('sample');
    if (this.running) this.schedule();
  }

  private go(wanted: number): void {
    this.wanted = wanted;
    this.orchestra.running(true);
    if (this.waiting || this.timer !== null) return;
    if (this.at) this.schedule();
    else this.ask();
  }

  private ask(): void {
    this.waiting = true;
    this.orchestra.ask();
  }

  private schedule(): void {
    this.timer = setTimeout(() => this.next(), this.milliseconds);
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private next(): void {
    this.timer = null;
    const following = this.at ? PHASES[PHASES.indexOf(this.at) + 1] : undefined;
    if (following) {
      this.enter(following);
      if (following === 'update') this.orchestra.reveal();
      this.schedule();
      return;
    }
    this.wanted--;
    if (this.running) return this.ask(); // the last light stays on until the next step has arrived
    this.enter(null);
    this.orchestra.running(false);
  }

  private enter(phase: Phase | null): void {
    this.at = phase;
    this.orchestra.light(phase);
  }
}
