import { expect, it } from 'vitest';
import { formatLink } from '../link';
import { defaultOptions, type Options } from '../options';
import { lanesOfLink } from './laneLink';
import { formatComparison } from './link';

const options = (change: Partial<Options> = {}): Options => ({ ...defaultOptions(), ...change });

it('takes a link of the Train view with what changed on the way', () => {
  const changes = [{ step: 3, key: 'sigma' as const, value: 0.2 }];
  const link = formatLink(options({ margin: 1 }), { step: 9, check: null, loss: null, on: [], changes });
  const taken = { lanes: [{ options: options({ margin: 1 }), changes }], notices: [] };
  expect(lanesOfLink(`https://example.org/page/${link}`)).toEqual(taken);
  expect(lanesOfLink(`  ${link}\n`)).toEqual(taken);
});

it('takes all lanes of a comparison', () => {
  const lanes = [options(), options({ strategy: 'hardest' })];
  const link = formatComparison({ name: '', lanes, steps: 5, base: 0 });
  expect(lanesOfLink(link)).toEqual({
    lanes: lanes.map((each) => ({ options: each, changes: [] })),
    notices: [],
  });
});

it('names what a link could not give', () => {
  const taken = lanesOfLink('#/train?v=1&sigma=-3');
  expect(taken).toMatchObject({ lanes: [{ options: options() }] });
  expect(typeof taken === 'object' && taken.notices[0]).toMatch(/^sigma must be/);
});

it.each([
  ['batch-hard', /no “#\/”/],
  ['#/lab?scene=far', /names no run/],
  ['#/experiments/compare', /names no run/],
  ['', /no “#\/”/],
])('says what is wrong with “%s”', (text, sentence) => {
  expect(lanesOfLink(text)).toMatch(sentence);
});
