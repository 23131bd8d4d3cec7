import { describe, expect, it } from 'vitest';
import { coldDifferences, defaultOptions, differences, OPTION_KEYS, optionOf } from './options';
import { complaint } from './validate';

describe('option records', () => {
  it.each(OPTION_KEYS)(
    '%s: the default and every named stop are allowed, and help is one sentence',
    (key) => {
      const option = optionOf(key);
      expect(complaint(key, option.default)).toBeNull();
      expect(option.help).toMatch(/^[^a-z].*\.$/);
      if (option.kind !== 'number') return;
      for (const { value } of option.stops ?? []) expect(complaint(key, value)).toBeNull();
      expect(complaint(key, option.max * 2 + 1)).toMatch(/^must be /);
      expect(complaint(key, NaN)).toMatch(/^must be /);
      expect(complaint(key, '3')).toMatch(/^must be /);
    },
  );

  it('a difference that has no effect on either side is no difference', () => {
    const base = { ...defaultOptions(), strategy: 'hardest' as const };
    expect(differences(base, { ...base, sigma: 1 })).toEqual([]);
    expect(differences(base, { ...base, strategy: 'exponential', sigma: 1 })).toEqual(['strategy', 'sigma']);
  });

  it('the loss and its parameters are hot; data, network and seed are cold', () => {
    const base = defaultOptions();
    const changed = {
      ...base,
      sigma: 1,
      margin: 1,
      learningRate: 0.01,
      lambda: 1,
      seed: 8,
      identities: 20,
      hidden: 64,
    };
    expect(coldDifferences(base, changed)).toEqual(['identities', 'hidden', 'seed']);
  });
});
