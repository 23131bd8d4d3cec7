// What a chart can be taken away as: the table behind it, and the menu of files.
import { csvText } from '../../../experiment/csv';
import { DataButton } from '../DataTable';
import { download } from '../download';
import { PopMenu } from '../PopMenu';
import { chartColumns, chartJson, chartTable, type ChartSource } from './chartTable';
import { chartPng, chartSvg } from './exportChart';
import type { RunChartProps } from './types';

interface ChartToolsProps {
  chart: RunChartProps;
  /** Called when something is saved. */
  source: () => ChartSource;
}

type Kind = 'png' | 'svg' | 'csv' | 'json';

const KINDS: readonly { kind: Kind; label: string }[] = [
  { kind: 'png', label: 'Picture (PNG)' },
  { kind: 'svg', label: 'Picture (SVG)' },
  { kind: 'csv', label: 'Numbers (CSV)' },
  { kind: 'json', label: 'With configuration (JSON)' },
];

async function contentOf(kind: Kind, chart: RunChartProps, source: ChartSource): Promise<Blob> {
  switch (kind) {
    case 'png':
      return chartPng(chart, source);
    case 'svg':
      return new Blob([await chartSvg(chart, source)], { type: 'image/svg+xml' });
    case 'csv': {
      const { columns, rows } = chartTable(chart);
      return new Blob([csvText(columns, rows)], { type: 'text/csv' });
    }
    case 'json':
      return new Blob([chartJson(chart, source)], { type: 'application/json' });
  }
}

/** "Save" with a menu: PNG, SVG, CSV, JSON. */
export function ChartMenu({ chart, source }: ChartToolsProps) {
  const save = async (kind: Kind) => {
    const from = source();
    download(`${from.file}.${kind}`, await contentOf(kind, chart, from));
  };
  return (
    <PopMenu
      label="Save"
      name={`Save: ${chart.title}`}
      items={KINDS.map(({ kind, label }) => ({ label, act: () => save(kind) }))}
    />
  );
}

/** Table and menu, for `tools` of a chart. */
export function ChartTools(props: ChartToolsProps) {
  const { chart } = props;
  return (
    <>
      <DataButton title={chart.title} columns={chartColumns(chart)} rows={() => chartTable(chart).rows} />
      <ChartMenu {...props} />
    </>
  );
}
