// Scores at a pace that the page can show: a tiny network is trained so fast that it would be scored hundreds of times a second,
// and the page would have no time left for the person.
import { wait } from './loop';

/** Milliseconds that the page may need for the scores of a lane, and least of all between two tellings. */
const PER_LANE = 25;
const LEAST = 50;

export class Turns {
  private last = -Infinity;

  /** Without a page (tests, benchmarks) nobody waits. */
  constructor(private readonly paced: boolean) {}

  /** Resolves when the scores of so many lanes may be told. */
  async next(lanes: number): Promise<void> {
    const early = this.last + Math.max(LEAST, PER_LANE * lanes) - performance.now();
    if (this.paced && early > 0) await wait(early);
    this.last = performance.now();
  }
}
