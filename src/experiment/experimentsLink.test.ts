import { expect, it } from 'vitest';
import { partOf } from './experimentsLink';

it('names the part of the Experiments view, and none for anything else', () => {
  expect(partOf('#/experiments/compare?v=1&seed=7')).toBe('compare');
  expect(partOf('#/experiments/sweep')).toBe('sweep');
  expect(partOf('#/experiments/runs?open=3')).toBe('runs');
  expect(partOf('#/experiments')).toBeNull();
  expect(partOf('#/experiments/elsewhere')).toBeNull();
  expect(partOf('#/lab/compare')).toBeNull();
  expect(partOf('')).toBeNull();
});
