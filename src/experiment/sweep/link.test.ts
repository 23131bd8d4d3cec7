// A sweep survives its link, whatever it is over; what a link says wrongly is named and the rest is taken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asName } from '../comparison/link';
import { defaultOptions, OPTION_KEYS, type OptionKey, type Options } from '../options';
import { anyOptions } from '../testOptions';
import { togetherComplaint } from '../validate';
import { MOST_STEPS } from './check';
import { DEFAULT_STEPS, formatSweep, parseSweep } from './link';
import { READY_SWEEPS } from './ready';
import type { SweepAxis, SweepPlan } from './types';

const AXIS_KEYS = OPTION_KEYS.filter((key) => key !== 'seed');
const anyName = fc.string({ maxLength: 90 }).map(asName);
/** −0 is written as 0. */
const plain = (options: Options): Options =>
  Object.fromEntries(
    Object.entries(options).map(([key, value]) => [key, value === 0 ? 0 : value]),
  ) as Options;
const anyPlain = anyOptions.map(plain);

const anyAxis: fc.Arbitrary<SweepAxis> = fc
  .tuple(fc.constantFrom(...AXIS_KEYS), fc.array(anyPlain, { minLength: 1, maxLength: 4 }))
  .map(([key, all]) => ({ key, values: all.map((options) => options[key]) }));

/** Some options of one; own formulas as a whole, since they need each other. */
const anyChange: fc.Arbitrary<Partial<Options>> = fc
  .tuple(anyPlain, fc.subarray(OPTION_KEYS.filter((key) => !key.startsWith('own'))), fc.boolean())
  .map(([options, keys, own]) => {
    const all: OptionKey[] = own ? [...keys, 'ownPositive', 'ownNegative', 'ownParameters'] : keys;
    return Object.fromEntries(all.map((key) => [key, options[key]]));
  });

const anyPlan: fc.Arbitrary<SweepPlan> = fc.record({
  name: anyName,
  base: anyPlain,
  axes: fc.uniqueArray(anyAxis, { maxLength: 3, selector: ({ key }) => key }),
  list: fc.array(anyChange, { maxLength: 4 }),
  seeds: fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 1, maxLength: 5 }),
  steps: fc.integer({ min: 1, max: MOST_STEPS }),
});

describe('the link of a sweep', () => {
  it('restores any plan exactly', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        fc.pre(!togetherComplaint(plan.base));
        expect(parseSweep(formatSweep(plan))).toEqual({ plan, open: null, notices: [] });
      }),
    );
  });

  it.each(READY_SWEEPS.map((ready) => [ready.id, ready.plan] as const))(
    'restores the ready sweep %s',
    (_, plan) => {
      expect(parseSweep(formatSweep(plan))).toEqual({ plan, open: null, notices: [] });
    },
  );

  it('holds the sweep that is looked at', () => {
    const { plan } = READY_SWEEPS[0];
    expect(parseSweep(formatSweep(plan, 'a-b_c'))).toEqual({ plan, open: 'a-b_c', notices: [] });
  });

  it('says nothing of other views, nor of an address without a sweep', () => {
    for (const hash of ['', '#/train?v=1&seed=7', '#/experiments/compare?v=1&lane1=', '#/experiments/sweep'])
      expect(parseSweep(hash)).toEqual({ plan: null, open: null, notices: [] });
  });

  it('names each bad part and takes the rest', () => {
    const { plan, notices } = parseSweep(
      '#/experiments/sweep?v=1&margin=9&axis.sigma=0.1_x_20&axis.nothing=1&axis.seed=1_2&list1=strategy%3Dhardest%26soft%3D7&list2=foo%3D1&seeds=7_z&steps=0',
    );
    expect(plan).toEqual({
      name: '',
      base: defaultOptions(),
      axes: [{ key: 'sigma', values: [0.1] }],
      list: [{ strategy: 'hardest' }, {}],
      seeds: [7],
      steps: DEFAULT_STEPS,
    });
    for (const part of [
      'margin',
      'axis.sigma',
      '“x”',
      '“20”',
      '“axis.nothing”',
      '“axis.seed”',
      'list1.soft',
      '“list2.foo”',
      '“z”',
      'steps',
    ])
      expect(notices.join('\n')).toContain(part);
    expect(notices).toHaveLength(9);
  });

  it('takes no formula that does not fit the others', () => {
    const { plan, notices } = parseSweep(
      '#/experiments/sweep?v=1&list1=strategy%3Down%26ownPositive%3Dd%2Funknown&seeds=7&steps=5',
    );
    expect(plan?.list).toEqual([{ strategy: 'own' }]);
    expect(notices[0]).toContain('list1.ownPositive');
  });

  it('survives any address', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { plan } = parseSweep(`#/experiments/sweep?${text}`);
        expect(plan && parseSweep(formatSweep(plan)).plan).toEqual(plan);
      }),
    );
  });
});
