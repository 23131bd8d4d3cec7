import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Waiting } from './waiting';

// A device of the test's own clock: each step takes it so many milliseconds, one after the other.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function device(milliseconds: number) {
  let free = 0;
  const state = { submitted: 0, done: 0, most: 0 };
  const onSubmittedWorkDone = () => {
    state.submitted++;
    free = Math.max(free, performance.now()) + milliseconds;
    state.most = Math.max(state.most, state.submitted - state.done);
    return new Promise<undefined>((resolve) => {
      setTimeout(() => {
        state.done++;
        resolve(undefined);
      }, free - performance.now());
    });
  };
  return { state, onSubmittedWorkDone };
}

/** Steps that took no time to record, for so many milliseconds of the clock. */
async function train(queue: ReturnType<typeof device>, milliseconds: number): Promise<void> {
  const waiting = new Waiting();
  const clock = { running: true };
  const going = (async () => {
    for (let i = 0; i < 100_000 && clock.running; i++) await waiting.room(queue);
  })();
  await vi.advanceTimersByTimeAsync(milliseconds);
  clock.running = false;
  await vi.advanceTimersByTimeAsync(1000);
  await going;
}

it('a slow device has one step waiting beside the one it computes', async () => {
  const slow = device(200);
  await train(slow, 5000);
  expect(slow.state.done).toBeGreaterThan(24);
  expect(slow.state.most).toBe(2);
});

it('a fast device never runs dry, and a step more than it has time for never waits', async () => {
  const fast = device(2);
  await train(fast, 1000);
  expect(fast.state.done).toBeGreaterThan(480);
  expect(fast.state.most).toBeGreaterThan(10);
  expect(fast.state.most).toBeLessThanOrEqual(20);
});

it('goes on where the device is lost', async () => {
  const waiting = new Waiting();
  const queue = { onSubmittedWorkDone: () => Promise.reject<undefined>(new Error('lost')) };
  for (let i = 0; i < 5; i++) await waiting.room(queue);
});
