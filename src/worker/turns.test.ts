import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Turns } from './turns';

// A clock of the test's own: what is asked for is what is waited, however busy the machine is.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Milliseconds of the clock that four tellings take. */
async function spent(turns: Turns, lanes: number): Promise<number> {
  const since = performance.now();
  for (let i = 0; i < 4; i++) {
    const next = turns.next(lanes);
    vi.advanceTimersToNextTimer();
    await next;
  }
  return performance.now() - since;
}

it('gives the page time between scores, more for more lanes, and only where there is a page', async () => {
  expect(await spent(new Turns(true), 1)).toBeCloseTo(3 * 50, 6);
  expect(await spent(new Turns(true), 4)).toBeCloseTo(3 * 100, 6);
  expect(await spent(new Turns(false), 4)).toBe(0);
});
