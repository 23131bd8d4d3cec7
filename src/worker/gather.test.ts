import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from './gather';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hears everything in order, what came together in one task', () => {
  const tasks: number[][] = [];
  let now: number[] = [];
  const { take } = gather<number>((event) => now.push(event));
  const run = () => {
    now = [];
    vi.runOnlyPendingTimers();
    tasks.push(now);
  };
  for (const event of [1, 2, 3]) take(event);
  run();
  take(4);
  run();
  run();
  expect(tasks).toEqual([[1, 2, 3], [4], []]);
});

it('what is taken while others are heard waits for the next task; nothing is heard after the end', () => {
  const heard: number[] = [];
  const { take, stop } = gather<number>((event) => {
    heard.push(event);
    if (event === 1) take(2);
  });
  take(1);
  vi.runOnlyPendingTimers();
  expect(heard).toEqual([1]);
  vi.runOnlyPendingTimers();
  expect(heard).toEqual([1, 2]);
  take(3);
  stop();
  vi.runAllTimers();
  expect(heard).toEqual([1, 2]);
});
