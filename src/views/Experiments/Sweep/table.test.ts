import { expect, test } from 'vitest';
import { defaultOptions, type Options } from '../../../experiment/options';
import { nameOf, variedKeys } from './names';
import { filterChoices, filtered, grouped, sorted, sortedByName } from './table';

const ALL: Partial<Options>[] = [
  { strategy: 'exponential', sigma: 0.5 },
  { strategy: 'exponential', sigma: 0.1 },
  { strategy: 'hardest' },
];
const CONFIGURATIONS = ALL.map((changes) => ({ ...defaultOptions(), ...changes }));
const VARIED = variedKeys(CONFIGURATIONS);
const ROWS = CONFIGURATIONS.map((options, i) => ({
  configuration: String(i),
  options,
  name: nameOf(options, VARIED),
  mean: [2, null, 1][i],
}));
const ids = (rows: readonly { configuration: string }[]) => rows.map((row) => row.configuration).join('');

test('rows sort by number in both directions, those without one last', () => {
  expect(ids(sorted(ROWS, ({ mean }) => mean, 'ascending'))).toBe('201');
  expect(ids(sorted(ROWS, ({ mean }) => mean, 'descending'))).toBe('021');
  expect(ids(sortedByName(ROWS, 'ascending'))).toBe('210');
});

test('rows are filtered by words and by a value', () => {
  expect(ids(filtered(ROWS, { text: 'hap2s 0.5', choice: '' }, VARIED))).toBe('0');
  expect(ids(filtered(ROWS, { text: '', choice: 'strategy:exponential' }, VARIED))).toBe('01');
  // Batch-hard has a σ in its options, but none with effect.
  expect(ids(filtered(ROWS, { text: '', choice: 'sigma:0.1' }, VARIED))).toBe('1');
  expect(filterChoices(ROWS, VARIED).map(({ label }) => label)).toEqual([
    'Batch-hard',
    'HAP2S-E',
    'σ = 0.1',
    'σ = 0.5',
  ]);
});

test('rows are grouped by an option, those without it last', () => {
  expect(grouped(ROWS, 'sigma').map(({ title, rows }) => [title, ids(rows)])).toEqual([
    ['σ = 0.1', '1'],
    ['σ = 0.5', '0'],
    ['', '2'],
  ]);
  expect(grouped(ROWS, null)).toHaveLength(1);
});
