import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../../../experiment/options';
import { POINT_TO_SET } from '../../../experiment/lossOptions';
import { strategyBars } from './strategyBars';

const options = defaultOptions();
const only = (at: number) => [0, 1, 2, 3, 4, 5, 6].map((i) => (i === at ? 1 : 0));

describe('weight bars of the strategies', () => {
  it.each(POINT_TO_SET.flatMap((s) => [true, false].map((normalize) => [s, normalize] as const)))(
    '%s (unit norm %s): seven weights that sum to 1, hardest first',
    (strategy, normalize) => {
      const bars = strategyBars(strategy, { ...options, normalize });
      expect(bars).toHaveLength(7);
      expect(bars.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    },
  );

  it('shows the one that each picking strategy picks', () => {
    expect(strategyBars('hardest', options)).toEqual(only(0));
    expect(strategyBars('semihard', options)).toEqual(only(2));
    expect(strategyBars('random', options).filter((w) => w === 1)).toHaveLength(1);
  });

  it('follows the dial to both of its ends', () => {
    expect(strategyBars('exponential', { ...options, sigma: 0 })).toEqual(only(0));
    expect(strategyBars('polynomial', { ...options, alpha: Infinity })).toEqual(only(0));
    for (const w of strategyBars('exponential', { ...options, sigma: Infinity }))
      expect(w).toBeCloseTo(1 / 7, 12);
    const soft = strategyBars('exponential', { ...options, sigma: 0.5 });
    const hard = strategyBars('exponential', { ...options, sigma: 0.1 });
    expect(hard[0]).toBeGreaterThan(soft[0]);
  });
});
