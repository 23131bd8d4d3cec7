import { describe, expect, test } from 'vitest';
import { defaultOptions, type Options } from '../../../experiment/options';
import { differencesText, fullName, nameOf, variedKeys } from './names';

const changed = (changes: Partial<Options>): Options => ({ ...defaultOptions(), ...changes });

describe('names of configurations', () => {
  test('strategies are told by name and dial', () => {
    const all = [changed({ strategy: 'hardest' }), changed({ strategy: 'exponential', sigma: 0.1 })];
    const varied = variedKeys(all);
    expect(varied).toEqual(['strategy']);
    expect(all.map((options) => fullName(nameOf(options, varied)))).toEqual([
      'Batch-hard',
      'HAP2S-E, σ = 0.1',
    ]);
  });

  test('without strategies the varied options are the name; the seed is none', () => {
    const all = [
      changed({ sigma: 0.1, margin: 0.2 }),
      changed({ sigma: 0.5, margin: 0.2, seed: 8 }),
      changed({ sigma: 0.5 }),
    ];
    const varied = variedKeys(all);
    expect(varied).toEqual(['sigma', 'margin']);
    expect(nameOf(all[1], varied)).toEqual({ title: 'σ = 0.5', detail: 'm = 0.20' });
  });

  test('a line over an option leaves that one open', () => {
    const options = changed({ strategy: 'polynomial', alpha: 3 });
    expect(fullName(nameOf(options, ['alpha'], 'alpha'))).toBe('HAP2S-P');
    expect(fullName(nameOf(options, ['alpha', 'margin'], 'alpha'))).toBe('m = 0.30');
  });

  test('an option without effect tells nothing apart', () => {
    expect(
      variedKeys([changed({ strategy: 'hardest', sigma: 0.1 }), changed({ strategy: 'hardest', sigma: 1 })]),
    ).toEqual([]);
  });

  test('differences to the defaults in words', () => {
    expect(differencesText(changed({ data: 'clusters', margin: 0.1, seed: 1 }))).toBe('Clusters · m = 0.10');
    expect(differencesText(defaultOptions())).toBe('');
  });
});
