// A chart as a table and as data: the same numbers for the Data button, CSV and JSON.
import type { Options } from '../../../experiment/options';
import { APP_VERSION } from '../../../experiment/files/opened';
import { optionsToJson } from '../../../experiment/files/runFile';
import type { CsvCell } from '../../../experiment/csv';
import { positionsOf } from './lines';
import type { ChartPoint, ChartSeries, RunChartProps } from './types';

export type ChartData = Pick<RunChartProps, 'title' | 'series' | 'x' | 'y'>;

/** What a chart was made from, for whoever opens a saved one. */
export interface ChartSource {
  /** Stem of the files' names, e.g. "hap2s-compare-loss". */
  file: string;
  /** Opens what the chart shows. */
  link: string;
  /** The runs behind the lines, with all their options (the seed is one of them). */
  runs: readonly { name: string; options: Options }[];
}

type Column = [name: string, points: readonly ChartPoint[], value: (point: ChartPoint) => number | undefined];

function columnsOf(series: ChartSeries): Column[] {
  const { name, points, faint } = series;
  const columns: Column[] = [[name, faint ?? points, ({ y }) => y]];
  if (points.some(({ low }) => low !== undefined)) columns.push([`${name}, low`, points, ({ low }) => low]);
  if (points.some(({ high }) => high !== undefined))
    columns.push([`${name}, high`, points, ({ high }) => high]);
  if (faint) columns.push([`${name}, smoothed`, points, ({ y }) => y]);
  return columns;
}

/** The table's headings. */
export const chartColumns = ({ series, x }: ChartData): string[] => [
  x.name || 'x',
  ...series.flatMap(columnsOf).map(([name]) => name),
];

/** One row per x, one column per line, side of a band and smoothed line; empty where a line has no value. */
export function chartTable(chart: ChartData): { columns: string[]; rows: CsvCell[][] } {
  const { series } = chart;
  const values = series
    .flatMap(columnsOf)
    .map(([, points, value]) => new Map(points.map((point) => [point.x, value(point)])));
  const faint = series.flatMap((one) => (one.faint ? [{ ...one, points: one.faint }] : []));
  const rows = positionsOf([...series, ...faint]).map((at) => [
    at,
    ...values.map((column) => {
      const value = column.get(at);
      return value !== undefined && Number.isFinite(value) ? value : null;
    }),
  ]);
  return { columns: chartColumns(chart), rows };
}

/** The chart as JSON text: its lines, and what they were made from. */
export function chartJson({ title, series, x, y }: ChartData, source: ChartSource): string {
  const lines = series.map(({ name, points, faint }) => ({
    name,
    points: faint ?? points,
    ...(faint && { smoothed: points }),
  }));
  const chart = { title, x: x.name, y: y.name, lines };
  const runs = source.runs.map(({ name, options }) => ({ name, options: optionsToJson(options) }));
  const file = { format: 'hap2s-chart', version: 1, app: APP_VERSION, link: source.link, runs, chart };
  return `${JSON.stringify(file, null, 2)}\n`;
}
