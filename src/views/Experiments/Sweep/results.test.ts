// Rows, what is said of them, and their files, over runs with known numbers.
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../experiment/options';
import { summaryOf, type RunSummary } from '../../../experiment/runs/summary';
import { cellsOf } from '../../../experiment/sweep/expand';
import type { StoredSweep } from '../../../experiment/sweep/types';
import { seedsCsv, sweepJson, tableCsv } from './exports';
import { resultsOf } from './rows';
import { sayResults } from './say';

const SWEEP: StoredSweep = {
  id: 's',
  plan: {
    name: 'σ',
    base: defaultOptions(),
    axes: [{ key: 'sigma', values: [0.1, Infinity] }],
    list: [],
    seeds: [1, 2, 3],
    steps: 10,
  },
  created: 0,
  phase: 'done',
  failed: {},
  baseline: null,
};

/** mAP by σ and seed. */
const MAP = { '0.1': [0.5, 0.6, 0.7], Infinity: [0.4, 0.5, 0.6] };

const RUNS: RunSummary[] = cellsOf(SWEEP.plan).map(({ key, options, seed, steps }) =>
  summaryOf({
    id: key,
    name: 'a, "quoted" name',
    note: '',
    tags: [],
    created: 1,
    sweep: { id: 's', cell: key },
    options,
    changes: [],
    steps,
    on: ['wasm'],
    milliseconds: options.sigma === 0.1 ? 1000 : 2000,
    weights: 'abcdefg',
    columns: ['loss'],
    records: new Float32Array(steps),
    scores: [
      {
        step: steps,
        part: 'unseen',
        mAP: MAP[`${options.sigma}` as keyof typeof MAP][seed - 1],
        mINP: 0.1,
        cmc: [0.2],
        countedQueries: 5,
      },
    ],
    wrongWeight: null,
  }),
);

const results = resultsOf(SWEEP, RUNS);

describe('rows of a sweep', () => {
  test('are named by what is varied, the first one is the baseline', () => {
    expect(results.varied).toEqual(['sigma']);
    expect(results.rows.map(({ name, isBaseline, done }) => [name.title, isBaseline, done])).toEqual([
      ['σ = 0.1', true, 3],
      ['σ = ∞', false, 3],
    ]);
  });

  test('cells that failed are counted with their reasons', () => {
    const [cell] = cellsOf(SWEEP.plan);
    const { rows } = resultsOf({ ...SWEEP, failed: { [cell.key]: 'It diverged.' } }, []);
    expect(rows[0]).toMatchObject({ failed: 1, failures: ['It diverged.'], done: 0, all: 3 });
  });
});

describe('what is said', () => {
  test('the best leads the other by the paired difference', () => {
    expect(sayResults(results.rows, 'mAP')?.lead).toBe('σ = 0.1 leads σ = ∞ by 10.0 points of mAP');
  });

  test('where small numbers are better, the smaller one leads', () => {
    expect(sayResults(results.rows, 'seconds')?.lead).toBe('σ = 0.1 stays 1.0 s below σ = ∞');
  });

  test('without the baseline among the rows the second best is the other', () => {
    const rows = results.rows.map((row) => ({ ...row, isBaseline: false }));
    expect(sayResults(rows, 'mAP')?.lead).toContain('leads σ = ∞');
    expect(sayResults([], 'mAP')).toBeNull();
  });
});

describe('files', () => {
  const parsed = (text: string) =>
    Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });

  test('the table has one line a configuration, options as links write them', () => {
    const { data, errors } = parsed(tableCsv(results));
    expect(errors).toEqual([]);
    expect(data.map(({ sigma }) => sigma)).toEqual(['0.1', 'inf']);
    expect(data[0]['mAP % mean']).toBe('60');
    expect(data[1]['mAP % minus baseline']).toBe('-10');
    expect(data[1]['time s mean']).toBe('2');
    expect(data[0]['mAP % minus baseline']).toBe('');
    expect(data[0]['wrong weight % mean']).toBe('');
  });

  test('the other table has one line a training', () => {
    const { data } = parsed(seedsCsv(results));
    expect(data.map(({ sigma, seed, 'mAP %': mAP }) => [sigma, seed, Number(mAP)])).toEqual([
      ['0.1', '1', 50],
      ['0.1', '2', 60],
      ['0.1', '3', 70],
      ['inf', '1', 40],
      ['inf', '2', 50],
      ['inf', '3', 60],
    ]);
  });

  test('JSON holds everything, infinity included', () => {
    const json = JSON.parse(sweepJson(SWEEP, results, 'a link')) as {
      configurations: { options: Record<string, string>; runs: { seed: number; mAP: number }[] }[];
    };
    expect(json.configurations[1].options.sigma).toBe('inf');
    expect(json.configurations[0].runs.map(({ seed, mAP }) => [seed, mAP])).toEqual([
      [1, 0.5],
      [2, 0.6],
      [3, 0.7],
    ]);
  });
});
