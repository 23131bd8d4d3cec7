import { expect, it } from 'vitest';
import { parseLink } from '../link';
import { defaultOptions } from '../options';
import { trainLink } from './trainLink';

const started = defaultOptions();
const lane = {
  step: 40,
  started,
  options: { ...started, sigma: 0.5 },
  journal: [{ step: 10, key: 'sigma' as const, value: 0.5 }],
  weights: 'abcdefg',
  weightsFrom: null,
  on: ['wasm' as const],
};

it('replays a lane that rests, with what changed on its way', () => {
  const { options, moment, notices } = parseLink(trainLink(lane));
  expect(notices).toEqual([]);
  expect(options).toEqual(started);
  expect(moment).toEqual({ step: 40, check: 'abcdefg', loss: null, on: ['wasm'], changes: lane.journal });
});

it('names the options of now, from step 0, where nothing can be replayed', () => {
  const now = { options: lane.options, moment: null, notices: [] };
  expect(parseLink(trainLink({ ...lane, step: 0 }))).toEqual(now);
  expect(parseLink(trainLink({ ...lane, weights: null }))).toEqual(now);
  expect(parseLink(trainLink({ ...lane, weightsFrom: 'net.safetensors' }))).toEqual(now);
  const many = Array.from({ length: 100 }, (_, i) => ({ ...lane.journal[0], step: i + 1 }));
  expect(parseLink(trainLink({ ...lane, journal: many }))).toEqual(now);
});
