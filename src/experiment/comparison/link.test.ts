import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOptions, isVisible, OPTION_KEYS, type OptionKey, type Options } from '../options';
import type { Moment } from '../moment';
import { anyOptions } from '../testOptions';
import { complaint } from '../validate';
import { formatComparison, MOST_LANES, MOST_STEPS, parseComparison, type Comparison } from './link';

const optionsWith = (change: Partial<Options> = {}): Options => ({ ...defaultOptions(), ...change });

/** Lanes that differ in some options alone, or in all of them. */
const anyLanes = fc
  .tuple(
    anyOptions,
    fc.array(fc.tuple(anyOptions, fc.subarray(OPTION_KEYS)), { minLength: 1, maxLength: MOST_LANES }),
  )
  .map(([base, changes]) =>
    changes.map(([other, keys]) => {
      const own =
        keys.includes('ownPositive') || keys.includes('ownNegative') || keys.includes('ownParameters');
      const together: OptionKey[] = own ? ['ownPositive', 'ownNegative', 'ownParameters'] : [];
      return Object.assign(
        { ...base },
        ...[...keys, ...together].map((key) => ({ [key]: other[key] })),
      ) as Options;
    }),
  );

const anyComparison: fc.Arbitrary<Comparison> = anyLanes.chain((lanes) =>
  fc.record({
    lanes: fc.constant(lanes),
    name: fc.constantFrom('', 'Does the weighting matter?', 'σ & lane1=x', '100 %'),
    steps: fc.integer({ min: 1, max: MOST_STEPS }),
    base: fc.integer({ min: 0, max: lanes.length - 1 }),
  }),
);

describe('link of a comparison', () => {
  it('restores name, steps, baseline and every option that has an effect, exactly', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        const { comparison: parsed, notices } = parseComparison(formatComparison(comparison));
        expect(notices).toEqual([]);
        expect(parsed).toMatchObject({
          name: comparison.name,
          steps: comparison.steps,
          base: comparison.base,
        });
        expect(parsed?.lanes).toHaveLength(comparison.lanes.length);
        comparison.lanes.forEach((lane, i) => {
          for (const key of OPTION_KEYS.filter((k) => isVisible(k, lane)))
            expect(Object.is(parsed?.lanes[i][key], lane[key] === 0 ? 0 : lane[key]), key).toBe(true);
        });
      }),
    );
  });

  it('carries a moment: its step once, and for each lane its changes and what to compare with', () => {
    const lanes = [optionsWith(), optionsWith({ strategy: 'hardest' })];
    const moments: Moment[] = [
      {
        step: 40,
        check: 'abc1234',
        loss: 0.25,
        on: ['wasm'],
        changes: [{ step: 12, key: 'sigma', value: 0.5 }],
      },
      { step: 40, check: 'zzz0000', loss: null, on: [], changes: [] },
    ];
    const comparison = { name: 'x', lanes, steps: 100, base: 1, moments };
    const link = formatComparison(comparison);
    expect(link.match(/at=40/g)).toHaveLength(1);
    expect(parseComparison(link)).toEqual({ comparison, notices: [] });
    const broken = link.replace('abc1234', 'abc').replace('at=40', 'at=x');
    const { comparison: read, notices } = parseComparison(broken);
    expect(read?.moments).toBeUndefined();
    expect(notices[0]).toMatch(/^lane1\.at must be a whole number/);
    expect(parseComparison(link.replace('abc1234', 'abc')).notices).toEqual([
      'lane1.check must be 7 letters and digits as the app writes them; it is left out.',
    ]);
  });

  it('is stable: the link of what it opens is the same link', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        const link = formatComparison(comparison);
        const { comparison: parsed } = parseComparison(link);
        expect(parsed && formatComparison(parsed)).toBe(link);
      }),
    );
  });

  it('says once what the lanes share, and in each lane what is its own', () => {
    const lanes = [
      optionsWith({ margin: 0.5, strategy: 'hardest', sigma: 3 }),
      optionsWith({ margin: 0.5, sigma: 0.2 }),
    ];
    expect(formatComparison({ name: '', lanes, steps: 300, base: 1 })).toBe(
      '#/experiments/compare?v=1&margin=0.5&seed=7&steps=300&base=2&lane1=strategy%3Dhardest&lane2=sigma%3D0.2',
    );
  });

  it('a seed of its own is named in its lane', () => {
    const lanes = [optionsWith({ seed: 7 }), optionsWith({ seed: 8 })];
    const link = formatComparison({ name: '', lanes, steps: 5, base: 0 });
    expect(link).toBe('#/experiments/compare?v=1&steps=5&lane1=seed%3D7&lane2=seed%3D8');
  });

  it.each([
    ['lane1=&margin=-1', /^margin must be .*not “-1”; its default/],
    ['lane1=&lane2=margin%3D-1', /^lane2\.margin must be .*not “-1”; its default/],
    ['lane1=nonsense%3D1', /“lane1\.nonsense”, which is no option/],
    ['lane1=margin%3D1%26margin%3D2', /“lane1\.margin” twice/],
    ['lane1=&lane1=', /“lane1” twice/],
    ['lane1=strategy%3Down%26ownPositive%3Dd%2Fq', /^lane1\.ownPositive must be .*There is no “q”/],
    ['lane1=&steps=0', /^steps must be a whole number from 1 to 1000000, not “0”/],
    ['lane1=&steps=many', /^steps must be/],
    ['lane1=&base=3', /^base must be a whole number from 1 to 1, not “3”/],
    ['lane1=&nonsense=1', /“nonsense”, which is no option/],
    ['seed=3', /names no lane/],
    ['lane1=&lane2=&lane3=&lane4=&lane5=', /has 5 lanes; a comparison has at most 4/],
  ])('names the bad part of %s', (query, notice) => {
    const { comparison, notices } = parseComparison(`#/experiments/compare?v=1&${query}`);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(notice);
    expect(comparison?.steps ?? 300).toBe(300);
    expect(comparison?.base ?? 0).toBe(0);
    for (const lane of comparison?.lanes ?? [])
      expect({ ...lane, margin: 0, strategy: '' }).toEqual({ ...defaultOptions(), margin: 0, strategy: '' });
  });

  it('takes lanes in the order of their numbers, also with gaps', () => {
    const { comparison } = parseComparison('#/experiments/compare?v=1&lane7=margin%3D1&lane2=margin%3D0.5');
    expect(comparison?.lanes.map(({ margin }) => margin)).toEqual([0.5, 1]);
  });

  it('says nothing of other views', () => {
    for (const hash of ['#/train?v=1&lane1=', '#/experiments/sweep?lane1=', '#/experiments/compare', ''])
      expect(parseComparison(hash)).toEqual({ comparison: null, notices: [] });
  });

  it('never throws and always gives allowed options, whatever the hash holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'lane1=', 'lane1=&lane2=sigma%3D'), (noise, start) => {
        const { comparison } = parseComparison(`#/experiments/compare?${start}${noise}`);
        for (const lane of comparison?.lanes ?? [])
          for (const key of OPTION_KEYS) expect(complaint(key, lane[key])).toBeNull();
      }),
    );
  });
});
