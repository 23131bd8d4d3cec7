// The clock of a session: asks for the next step as fast as allowed and lets messages in between steps.

/** Lets pending messages in: a message to oneself is not delayed, as timers are. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start(); // addEventListener, unlike onmessage, does not open the port by itself
    port2.postMessage(null);
  });
}

/** A turn of a long calculation ends with the part that is at work after so many ms: a pause acts soon, and the page misses hardly a frame. */
const LONGEST_TURN = 30;

/** Carries a calculation through in turns, and lets pending messages in between. Null once `wanted` says no. */
export async function inTurns<T>(calculation: Generator<void, T>, wanted: () => boolean): Promise<T | null> {
  let begun = performance.now();
  for (;;) {
    const { done, value } = calculation.next();
    if (done) return value;
    if (performance.now() - begun < LONGEST_TURN) continue;
    await breathe();
    if (!wanted()) return null;
    begun = performance.now();
  }
}

/** Resolves after so many milliseconds. */
export const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Longest single wait, so that a change of speed or a pause acts soon. */
const LONGEST_WAIT = 50;

export class Loop {
  stepsPerSecond = Infinity;
  private remaining = 0;
  private active: Promise<void> | null = null;

  constructor(
    private readonly tick: () => Promise<void>,
    private readonly stopped: () => Promise<void>,
  ) {}

  /** More steps are wanted; the last one may still be on its way. */
  get playing(): boolean {
    return this.remaining > 0;
  }

  /** Runs `count` further steps (Infinity: until paused). Errors of a step reject. */
  run(count: number): Promise<void> {
    this.remaining = count;
    this.active ??= this.go().finally(() => (this.active = null));
    return this.active;
  }

  /** Stops after the step on its way; resolves when it is done. */
  async pause(): Promise<void> {
    this.remaining = 0;
    await this.active?.catch(() => undefined); // the error already reached whoever called run()
  }

  private async go(): Promise<void> {
    do await this.walk();
    while (this.remaining > 0); // more was asked for while the end of the last steps was on its way
  }

  private async walk(): Promise<void> {
    let due = performance.now();
    try {
      while (this.remaining > 0) {
        const now = performance.now();
        if (now < due) {
          await wait(Math.min(LONGEST_WAIT, due - now));
          if (Number.isFinite(this.stepsPerSecond)) due = Math.min(due, now + 1000 / this.stepsPerSecond);
          else due = 0;
          continue;
        }
        this.remaining--;
        due = now + 1000 / this.stepsPerSecond;
        await this.tick();
        await breathe();
      }
    } finally {
      this.remaining = 0;
      await this.stopped();
    }
  }
}
