import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvText } from '../../../experiment/csv';
import { defaultOptions } from '../../../experiment/options';
import { laneLooks } from '../runLooks';
import { chartJson, chartTable, type ChartData } from './chartTable';

const [first, second] = laneLooks(['exponential', 'hardest']);
const chart: ChartData = {
  title: 'mAP by step',
  x: { name: 'step', format: String },
  y: { name: 'mAP', format: String },
  series: [
    {
      id: 'a',
      name: 'HAP2S-E, σ = 0.1',
      look: first,
      points: [
        { x: 0, y: 0.1, low: 0.05, high: 0.15 },
        { x: 20, y: NaN },
      ],
    },
    {
      id: 's',
      name: 'Uniform',
      look: second,
      points: [{ x: 10, y: 0.2 }],
      faint: [{ x: 10, y: 0.3 }],
    },
    { id: 'b', name: 'Batch-hard', look: second, points: [{ x: 20, y: 1 / 3 }] },
  ],
};

test('the table has a row for every x and a column for every line, band side and smoothed line', () => {
  expect(chartTable(chart)).toEqual({
    columns: [
      'step',
      'HAP2S-E, σ = 0.1',
      'HAP2S-E, σ = 0.1, low',
      'HAP2S-E, σ = 0.1, high',
      'Uniform',
      'Uniform, smoothed',
      'Batch-hard',
    ],
    rows: [
      [0, 0.1, 0.05, 0.15, null, null, null],
      [10, null, null, null, 0.3, 0.2, null],
      [20, null, null, null, null, null, 1 / 3],
    ],
  });
});

test('as CSV a library reads the same names and numbers back', () => {
  const { columns, rows } = chartTable(chart);
  const { data, errors, meta } = Papa.parse<Record<string, number | null>>(csvText(columns, rows), {
    header: true,
    dynamicTyping: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  expect(meta.fields).toEqual(columns);
  expect(data.map((row) => columns.map((column) => row[column]))).toEqual(rows);
});

test('as JSON it carries the lines, every option with its seed, and the link; infinity as in a link', () => {
  const options = { ...defaultOptions(), sigma: Infinity, seed: 41 };
  const runs = [{ name: 'HAP2S-E', options }];
  const json = JSON.parse(chartJson(chart, { file: 'f', link: 'https://a.b/#/x', runs })) as {
    link: string;
    runs: { options: Record<string, unknown> }[];
    chart: { lines: { points: unknown[]; smoothed?: unknown[] }[] };
  };
  expect(json.link).toBe('https://a.b/#/x');
  expect(json.runs[0].options).toMatchObject({
    strategy: 'exponential',
    sigma: 'inf',
    seed: 41,
    margin: 0.3,
  });
  expect(json.chart.lines[0].points[0]).toEqual({ x: 0, y: 0.1, low: 0.05, high: 0.15 });
  expect(json.chart.lines[1].points).toEqual([{ x: 10, y: 0.3 }]);
  expect(json.chart.lines[1].smoothed).toEqual([{ x: 10, y: 0.2 }]);
  expect(json.chart.lines[0]).not.toHaveProperty('smoothed');
});
