// A plan stands for every combination, and for equal trainings once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOptions, isVisible, OPTION_KEYS, type Options } from '../options';
import { anyOptions } from '../testOptions';
import { cellsOf, configurationsOf, plainCount } from './expand';
import { cellKey, configurationKey } from './key';
import type { SweepPlan } from './types';

const base = defaultOptions();
const planOf = (plan: Partial<SweepPlan>): SweepPlan => ({
  name: '',
  base,
  axes: [],
  list: [],
  seeds: [7],
  steps: 10,
  ...plan,
});

describe('cells of a plan', () => {
  it('are the base alone where nothing is varied', () => {
    const [cell, ...more] = cellsOf(planOf({ seeds: [3] }));
    expect(more).toEqual([]);
    expect(cell).toMatchObject({ seed: 3, steps: 10, options: { ...base, seed: 3 } });
  });

  it('are list × axes × seeds, all seeds of a configuration together', () => {
    const plan = planOf({
      list: [{ margin: 0.1 }, { margin: 0.5 }],
      axes: [
        { key: 'sigma', values: [0.1, 0.2] },
        { key: 'lambda', values: [0, 1, 2] },
      ],
      seeds: [7, 8],
    });
    const cells = cellsOf(plan);
    expect(plainCount(plan)).toBe(12);
    expect(cells).toHaveLength(24);
    expect(
      cells.slice(0, 4).map(({ options: { margin, sigma, lambda, seed } }) => [margin, sigma, lambda, seed]),
    ).toEqual([
      [0.1, 0.1, 0, 7],
      [0.1, 0.1, 0, 8],
      [0.1, 0.1, 1, 7],
      [0.1, 0.1, 1, 8],
    ]);
    expect(new Set(cells.map(({ key }) => key)).size).toBe(24);
    expect(new Set(cells.map(({ configuration }) => configuration)).size).toBe(12);
  });

  it('train batch-hard once, whatever σ', () => {
    const plan = planOf({
      axes: [
        { key: 'strategy', values: ['hardest', 'exponential'] },
        { key: 'sigma', values: [0.1, 0.2, 0.5] },
      ],
    });
    expect(configurationsOf(plan).map(({ options }) => options.strategy)).toEqual([
      'hardest',
      'exponential',
      'exponential',
      'exponential',
    ]);
  });

  it('are not repeated where values, configurations or seeds are', () => {
    const plan = planOf({
      list: [{}, { margin: base.margin }],
      axes: [{ key: 'sigma', values: [0.1, 0.1] }],
      seeds: [7, 7],
    });
    expect(cellsOf(plan)).toHaveLength(1);
  });
});

describe('keys', () => {
  it('are equal exactly for options that are equal wherever they have an effect, the seed apart', () => {
    fc.assert(
      fc.property(anyOptions, anyOptions, fc.subarray(OPTION_KEYS), (a, b, keys) => {
        const mixed = { ...a, ...Object.fromEntries(keys.map((key) => [key, b[key]])) } as Options;
        const acting = (options: Options) =>
          OPTION_KEYS.filter((key) => key !== 'seed' && isVisible(key, options));
        const equal =
          acting(a).join() === acting(mixed).join() && acting(a).every((key) => a[key] === mixed[key]);
        expect(configurationKey(a) === configurationKey(mixed)).toBe(equal);
      }),
    );
  });

  it('of cells tell seeds and steps apart', () => {
    const keys = [cellKey('c', 7, 10), cellKey('c', 8, 10), cellKey('c', 7, 11), cellKey('d', 7, 10)];
    expect(new Set(keys).size).toBe(4);
  });
});
