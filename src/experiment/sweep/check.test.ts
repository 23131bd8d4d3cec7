// Every plan that cannot be trained is refused with what is wrong in it.
import { describe, expect, it } from 'vitest';
import { defaultOptions, type OptionKey } from '../options';
import { complaintsAbout, MOST_CELLS, MOST_STEPS } from './check';
import { READY_SWEEPS } from './ready';
import type { SweepPlan } from './types';

const good: SweepPlan = {
  name: 'σ',
  base: defaultOptions(),
  axes: [{ key: 'sigma', values: [0.1, 0.2] }],
  list: [],
  seeds: [7],
  steps: 10,
};
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('a plan', () => {
  it('with nothing wrong has no complaint; nor has any ready sweep', () => {
    expect(complaintsAbout(good)).toEqual([]);
    for (const { plan } of READY_SWEEPS) expect(complaintsAbout(plan)).toEqual([]);
  });

  it.each<[string, Partial<SweepPlan>, string[]]>([
    [
      'a value out of range',
      { axes: [{ key: 'sigma', values: [0.1, 20] }] },
      ['Axis 1', 'Hardness σ must be', '“20”'],
    ],
    ['a value of another kind', { axes: [{ key: 'margin', values: ['wide'] }] }, ['Margin m', '“wide”']],
    [
      'an unknown option',
      { axes: [{ key: 'depth' as OptionKey, values: [1] }] },
      ['Axis 1', 'no option “depth”'],
    ],
    ['an axis without values', { axes: [{ key: 'alpha', values: [] }] }, ['Hardness α has no value yet']],
    ['an axis twice', { axes: [good.axes[0], good.axes[0]] }, ['Axis 2', 'is an axis already']],
    ['seeds as an axis', { axes: [{ key: 'seed', values: [1] }] }, ['Seeds are no axis']],
    ['a bad configuration', { list: [{}, { margin: -1 }] }, ['Configuration 2', 'Margin m', '“-1”']],
    ['a bad base', { base: { ...good.base, learningRate: 9 } }, ['Base', 'Learning rate', '“9”']],
    ['no seed', { seeds: [] }, ['at least one seed']],
    ['a bad seed', { seeds: [7, -1] }, ['Seeds', '“-1”']],
    ['no steps', { steps: 0 }, ['Steps must be', '“0”']],
    ['half a step', { steps: 2.5 }, ['“2.5”']],
    ['too many steps', { steps: MOST_STEPS + 1 }, ['100,000']],
    [
      'too many trainings',
      { seeds: upTo(MOST_CELLS / 2 + 1) },
      ['2 configurations × 251 seeds are 502 trainings', '500'],
    ],
    [
      'a formula that does not fit its numbers',
      { list: [{ strategy: 'own', ownPositive: 'd / unknown' }] },
      ['log w of positives', 'unknown'],
    ],
  ])('with %s is refused', (_, change, parts) => {
    const [first, ...more] = complaintsAbout({ ...good, ...change });
    expect(more).toEqual([]);
    for (const part of parts) expect(first).toContain(part);
  });

  it('that stands for millions is refused without being written out', () => {
    const axes = (['sigma', 'margin', 'lambda', 'learningRate'] as const).map((key) => ({
      key,
      values: upTo(90).map((i) => 0.01 + i / 100),
    }));
    expect(complaintsAbout({ ...good, axes })[0]).toContain('65,610,000 configurations');
  });

  it('says everything that is wrong at once', () => {
    expect(complaintsAbout({ ...good, seeds: [], steps: 0, list: [{ margin: -1 }] })).toHaveLength(3);
  });
});
