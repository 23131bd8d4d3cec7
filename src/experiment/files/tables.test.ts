// Tables of runs, read back by a library and held to the runs that they came from.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseLink } from '../link';
import type { RunRecord } from '../runs/record';
import { curvesCsv, curvesJson, scoresCsv } from './tables';
import { testRun } from './testRun';

const run = testRun();
const short = testRun({
  id: 'r-2',
  steps: 1,
  columns: ['loss'],
  records: Float32Array.of(0.5),
  changes: [],
  scores: [{ step: 1, part: 'unseen', mAP: 0.5, mINP: 0.25, cmc: [0.5, 0.75, 1], countedQueries: 4 }],
});

const parse = (text: string) => {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return { rows: data, columns: meta.fields ?? [] };
};
/** A column of a run, and what a table should say of it. */
const valuesOf = ({ records, columns }: RunRecord, column: number) =>
  [...records].filter((_, i) => i % columns.length === column);
const numbers = (cells: string[]) => cells.map((cell) => (cell === '' ? NaN : Math.fround(Number(cell))));

describe('tables of runs', () => {
  it('curves of one run: a line for each step, a column for each measure', () => {
    const { rows, columns } = parse(curvesCsv([run]));
    expect(columns).toEqual(['step', ...run.columns]);
    expect(rows.map(({ step }) => step)).toEqual(['1', '2', '3', '4']);
    run.columns.forEach((name, i) => expect(numbers(rows.map((row) => row[name]))).toEqual(valuesOf(run, i)));
  });

  it('curves of several runs stand beside each other under names that differ', () => {
    const { rows, columns } = parse(curvesCsv([run, short, run]));
    expect(columns).toHaveLength(1 + 3 + 1 + 3);
    expect(new Set(columns).size).toBe(columns.length);
    expect(numbers(rows.map((row) => row[`${run.name} (2): loss`]))).toEqual([0.5, NaN, NaN, NaN]);
    for (const name of [run.name, `${run.name} (3)`])
      expect(numbers(rows.map((row) => row[`${name}: metricLoss`]))).toEqual(valuesOf(run, 1));
  });

  it('no run gives a table without lines', () => {
    expect(parse(curvesCsv([]))).toEqual({ rows: [], columns: ['step'] });
  });

  it('scores: a line for each evaluation, nothing where nothing was counted', () => {
    const { rows } = parse(scoresCsv([run, short]));
    expect(rows).toHaveLength(run.scores.length + short.scores.length);
    expect(rows[1]).toMatchObject({
      run: run.name,
      seed: '12',
      step: '0',
      part: 'unseen',
      mAP: '',
      'rank-1': '',
    });
    expect(Number(rows[2].mAP)).toBe(2 / 3);
    expect(rows[3]).toEqual({
      run: `${run.name} (2)`,
      seed: '12',
      step: '1',
      part: 'unseen',
      mAP: '0.5',
      mINP: '0.25',
      'rank-1': '0.5',
      'rank-5': '1',
      'rank-10': '1',
      queries: '4',
    });
  });

  it('JSON carries what made the curves', () => {
    const { runs } = JSON.parse(curvesJson([run, short])) as {
      runs: { link: string; curves: { columns: string[]; rows: (number | null)[][] } }[];
    };
    expect(runs).toMatchObject([
      {
        name: run.name,
        seed: 12,
        on: ['webgpu', 'wasm'],
        weights: '0abc12z',
        options: { sigma: 'inf', seed: 12 },
      },
      { name: `${run.name} (2)`, steps: 1 },
    ]);
    expect(runs[0].curves.columns).toEqual(run.columns);
    const values = runs[0].curves.rows.flat().map((value) => (value === null ? NaN : Math.fround(value)));
    expect(values.map((value) => value + 0)).toEqual([...run.records].map((value) => value + 0));
    expect(parseLink(runs[1].link)).toMatchObject({ notices: [], moment: { step: 1, check: short.weights } });
  });
});
