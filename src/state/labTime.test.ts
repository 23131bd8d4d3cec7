// Time in the Lab: it moves the shared points, it can run back, one undo takes it all away, and any other change ends it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { presetScene } from '../experiment/lab/presets';
import { movePoint, openScene, setStage, undoLab, useLab } from './lab';
import { endLabTime, pauseLabTime, setLabTime, showLabTime, startLabTime, useLabTime } from './labTime';

const time = () => useLabTime.getState();
const points = () => useLab.getState().scene.points;

beforeEach(() => {
  vi.useFakeTimers();
  openScene(presetScene('crossing'));
});
afterEach(() => {
  endLabTime();
  vi.useRealTimers();
});

it('plays step by step, pauses and runs back', () => {
  const start = points();
  startLabTime(1);
  vi.advanceTimersByTime(400);
  const { at, steps } = time();
  expect(at).toBeGreaterThan(5);
  expect(steps).toBe(at);
  expect(points()).not.toEqual(start);
  pauseLabTime();
  vi.advanceTimersByTime(400);
  expect(time().at).toBe(at);
  showLabTime(0);
  expect([points(), time().steps]).toEqual([start, at]);
  showLabTime(9999);
  expect(time().at).toBe(at);
});

it('comes to rest and stops by itself', () => {
  setLabTime({ step: 0.1 });
  startLabTime(1);
  vi.advanceTimersByTime(60_000);
  expect([time().playing, time().rest]).toEqual([false, 'flat']);
  setLabTime({ step: 0.02 });
  expect([time().playing, time().at]).toEqual([true, 1]);
});

it('is one step of undo, which also ends it', () => {
  const start = points();
  startLabTime(1);
  vi.advanceTimersByTime(400);
  undoLab();
  expect([points(), time().run]).toEqual([start, null]);
});

it('ends when a point is moved or its loss changes, not when the other stage does', () => {
  startLabTime(1);
  setStage(0, { strategy: 'uniform' });
  expect(time().run).not.toBeNull();
  setStage(1, { sigma: 1 });
  expect(time().run).toBeNull();
  startLabTime(0);
  movePoint(0, 1, 1);
  expect([time().run, time().playing]).toEqual([null, false]);
});
