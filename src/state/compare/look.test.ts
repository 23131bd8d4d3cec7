import { beforeEach, expect, it } from 'vitest';
import { light, lookAfresh, toggleLane, useCompareLook } from './look';

beforeEach(() => lookAfresh(''));

it('leaves lanes out and draws them again, but never none', () => {
  const hidden = () => useCompareLook.getState().hidden;
  toggleLane(0, [0, 3]);
  expect(hidden()).toEqual([0]);
  toggleLane(3, [0, 3]);
  expect(hidden()).toEqual([0]);
  toggleLane(0, [0, 3]);
  expect(hidden()).toEqual([]);
});

it('lights an item of one data set, and tells nobody when nothing changes', () => {
  let told = 0;
  const stop = useCompareLook.subscribe(() => told++);
  light(5, { picturesOf: 1 });
  light(5, { picturesOf: 1 });
  expect(useCompareLook.getState().lit).toEqual({ item: 5, data: 1 });
  light(5, { picturesOf: 0 });
  light(null, { picturesOf: 0 });
  light(null, { picturesOf: 1 });
  expect(useCompareLook.getState().lit).toBeNull();
  expect(told).toBe(3);
  stop();
});

it('another comparison forgets what was hidden, not how charts draw', () => {
  useCompareLook.setState({ smooth: false, delta: true });
  toggleLane(0, [0, 1]);
  lookAfresh('Margins', ['steps must be a whole number.']);
  expect(useCompareLook.getState()).toMatchObject({
    name: 'Margins',
    notices: ['steps must be a whole number.'],
    hidden: [],
    smooth: false,
    delta: true,
  });
});
