import { expect, it } from 'vitest';
import { secondsLeft, Stopwatch } from './timeLeft';

it('tells no time left before it knows the pace', () => {
  expect(secondsLeft(500, 5, 100)).toBeNull();
  expect(secondsLeft(2000, 20, 100)).toBeCloseTo(8, 9);
  expect(secondsLeft(2000, 100, 100)).toBe(0);
});

it('counts work and leaves rests out', () => {
  let time = 0;
  const watch = new Stopwatch(() => time);
  watch.go();
  time = 5;
  watch.count();
  time = 100;
  watch.go();
  time = 103;
  watch.count();
  expect(watch.worked).toBe(8);
});
