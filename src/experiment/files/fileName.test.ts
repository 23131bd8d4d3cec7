// Names of saved files are short and safe on every system, and say what the person called the thing.
import { expect, it } from 'vitest';
import { fileStem } from './fileName';

it.each([
  ['Batch-hard, m = 0.5', 'hap2s-batch-hard-m-0-5'],
  ['HAP2S-E σ = ∞', 'hap2s-hap2s-e-σ'],
  ['  ../../etc: "人" ', 'hap2s-etc-人'],
  ['!?', 'hap2s'],
  ['a'.repeat(200), `hap2s-${'a'.repeat(60)}`],
])('%s', (name, stem) => {
  expect(fileStem(name)).toBe(stem);
});
