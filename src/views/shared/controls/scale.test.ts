import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { OPTION_KEYS, OPTIONS, optionOf, type OptionKey } from '../../../experiment/options';
import type { NumberOption } from '../../../experiment/optionTypes';
import { complaint } from '../../../experiment/validate';
import { sliderScale, type SliderScale } from './scale';

const sliders = OPTION_KEYS.flatMap((key): [OptionKey, NumberOption, SliderScale][] => {
  const option = optionOf(key);
  if (option.kind !== 'number') return [];
  const scale = sliderScale(option);
  return scale ? [[key, option, scale]] : [];
});

const positions = (scale: SliderScale) => Array.from({ length: scale.count }, (_, p) => p);

describe('slider scale', () => {
  it.each(sliders)('%s: every position is an allowed value, and its own inverse', (key, _, scale) => {
    for (const p of positions(scale)) {
      expect(complaint(key, scale.toValue(p))).toBeNull();
      expect(scale.toPosition(scale.toValue(p))).toBe(p);
    }
  });

  it.each(sliders)(
    '%s: values ascend from end to end, and the default has a position of its own',
    (_k, o, scale) => {
      const values = positions(scale).map(scale.toValue);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(values[0]).toBe(o.limits?.low ?? o.min);
      expect(values.at(-1)).toBe(o.limits?.high ?? o.max);
      expect(values).toContain(o.default);
    },
  );

  it('reaches the limits of the dial exactly, one position beyond the range', () => {
    const scale = sliderScale(OPTIONS.sigma) as SliderScale;
    expect([0, 1, scale.count - 2, scale.count - 1].map(scale.toValue)).toEqual([0, 0.01, 10, Infinity]);
    expect(scale.count).toBe(202);
  });

  it('shows a value between two positions at the nearer one', () => {
    const scale = sliderScale(OPTIONS.sigma) as SliderScale;
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (value) => {
        const at = scale.toValue(scale.toPosition(value));
        expect(Math.abs(Math.log(at / value))).toBeLessThan(Math.log(1000) / 199);
      }),
    );
  });

  it('gives the seed no slider', () => {
    expect(sliderScale(OPTIONS.seed)).toBeNull();
  });
});
