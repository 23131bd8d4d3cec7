import { expect, test } from 'vitest';
import { defaultOptions, type Options } from '../../../experiment/options';
import { summaryOf, type RunSummary } from '../../../experiment/runs/summary';
import type { RunRecord } from '../../../experiment/runs/record';
import { bySweep, listed, readTags, tagsOf } from './list';

function run(
  id: string,
  mAP: number | null,
  change: Partial<RunRecord> = {},
  options: Partial<Options> = {},
): RunSummary {
  return summaryOf({
    id,
    name: id,
    note: '',
    tags: [],
    created: 0,
    sweep: null,
    options: { ...defaultOptions(), ...options },
    changes: [],
    steps: 1,
    on: ['wasm'],
    milliseconds: 1,
    weights: 'abcdefg',
    columns: [],
    records: new Float32Array(),
    scores: [{ step: 1, part: 'unseen', mAP, mINP: null, cmc: [], countedQueries: 1 }],
    wrongWeight: null,
    ...change,
  });
}

const RUNS = [
  run('a', 0.5, { tags: ['paper'], sweep: { id: 's', cell: '1' } }),
  run('b', null, { note: 'Collapsed' }, { strategy: 'hardest' }),
  run('c', 0.7, { tags: ['paper', 'old'] }, { margin: 0.1 }),
];
const names = (runs: readonly RunSummary[]) => runs.map(({ name }) => name).join('');
const ALL = { text: '', tag: '', order: 'name', falling: false } as const;

test('search looks at names, notes, tags and what is not default; every word must be there', () => {
  expect(names(listed(RUNS, { ...ALL, text: 'collapsed' }))).toBe('b');
  expect(names(listed(RUNS, { ...ALL, text: 'batch-hard' }))).toBe('b');
  expect(names(listed(RUNS, { ...ALL, text: 'm = 0.10' }))).toBe('c');
  expect(names(listed(RUNS, { ...ALL, text: 'paper old' }))).toBe('c');
  expect(names(listed(RUNS, { ...ALL, tag: 'paper' }))).toBe('ac');
});

test('a run without the number comes last in both directions', () => {
  expect(names(listed(RUNS, { ...ALL, order: 'mAP' }))).toBe('acb');
  expect(names(listed(RUNS, { ...ALL, order: 'mAP', falling: true }))).toBe('cab');
  expect(names(listed(RUNS, { ...ALL, falling: true }))).toBe('cba');
});

test('tags are read and collected once each; runs are grouped by sweep', () => {
  expect(readTags(' a, b ,a,, ')).toEqual(['a', 'b']);
  expect(tagsOf(RUNS)).toEqual(['old', 'paper']);
  expect(bySweep(RUNS).map(({ sweep, runs }) => [sweep, names(runs)])).toEqual([
    ['s', 'a'],
    [null, 'bc'],
  ]);
});
