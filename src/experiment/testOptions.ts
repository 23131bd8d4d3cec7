// Any allowed options, for tests that must hold for all of them.
import fc from 'fast-check';
import { OPTION_KEYS, optionOf, type OptionKey, type Options } from './options';

/** Any allowed value of an option, its exact limits included. */
function valueOf(key: OptionKey): fc.Arbitrary<unknown> {
  const option = optionOf(key);
  switch (option.kind) {
    case 'number': {
      const { min, max, integer, limits } = option;
      const inside = integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
      const extra = [limits?.low, limits?.high].filter((v) => v !== undefined);
      return fc.oneof(inside, ...extra.map((v) => fc.constant(v)));
    }
    case 'choice':
      return fc.constantFrom(...option.choices.map((choice) => choice.value));
    case 'boolean':
      return fc.boolean();
    case 'text':
      return key === 'own' ? fc.constantFrom('', '0a1b2c') : fc.constant(option.default);
  }
}

/** The three texts of an own weighting, which need each other. */
const anyOwn = fc.constantFrom(
  { ownPositive: 'd / s', ownNegative: '-d / s', ownParameters: 's = 0.1' },
  { ownPositive: 'σ*log1p(d)^2', ownNegative: '-d / s', ownParameters: 's = 1e-3, σ = 2' },
  { ownPositive: 'max(d, k) − 1', ownNegative: '0', ownParameters: 'k = -2' },
  { ownPositive: 'd', ownNegative: '-d', ownParameters: '' },
);

/** Any allowed options. */
export const anyOptions = fc
  .tuple(fc.record(Object.fromEntries(OPTION_KEYS.map((key) => [key, valueOf(key)]))), anyOwn)
  .map(([options, own]) => ({ ...options, ...own })) as fc.Arbitrary<Options>;
