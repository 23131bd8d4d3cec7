// A chart as it is saved: the drawing with its title and legend inside.
import { RunKeyDrawing } from '../runLooks';
import { ChartPicture } from './ChartPicture';
import { chartLayout, formatOf } from './layout';
import { lookOf, valueOf, textWidth } from './lines';
import type { RunChartProps } from './types';

export interface SheetSize {
  width: number;
  height: number;
}

const PADDING = 16;
const TITLE_SIZE = 15;
const NOTE_SIZE = 12;
const LEGEND_SIZE = 12;
const ROW = 20;
const KEY_WIDTH = 30;
const KEY_GAP = 6;
const ENTRY_GAP = 18;

interface Entry {
  id: string;
  x: number;
  row: number;
  name: string;
  value: string;
}

/** The legend's entries in as many rows as they need; with the newest values where the lines' ends do not bear them. */
function legendEntries(chart: RunChartProps, width: number, withValues: boolean): Entry[] {
  const format = formatOf(chart);
  let x = 0;
  let row = 0;
  return chart.series.map((series) => {
    const { id, name } = series;
    const measured = valueOf(series, chart.looked);
    const value = !withValues ? '' : measured === undefined ? '–' : format(measured);
    const needed =
      KEY_WIDTH +
      KEY_GAP +
      textWidth(name, LEGEND_SIZE) +
      textWidth(` ${value}`, LEGEND_SIZE, true) +
      ENTRY_GAP;
    if (x > 0 && x + needed > width) {
      x = 0;
      row++;
    }
    const entry = { id, x, row, name, value };
    x += needed;
    return entry;
  });
}

/** An SVG element whose looks are all attributes; colours are CSS variables. */
export function ChartSheet({ chart, size }: { chart: RunChartProps; size: SheetSize }) {
  const { title, note, series, baseline } = chart;
  const inner = { width: size.width - 2 * PADDING, height: size.height - 2 * PADDING };
  const named = chartLayout(chart, inner.width, inner.height).ends.length > 0;
  const entries = legendEntries(chart, inner.width, !named);
  const rows = (entries.at(-1)?.row ?? -1) + 1;
  const top = TITLE_SIZE + (note ? ROW : 4) + rows * ROW;
  const layout = chartLayout(chart, inner.width, inner.height, top + 4);
  return (
    <svg fontFamily="var(--font)">
      <g transform={`translate(${PADDING} ${PADDING})`}>
        <text y={TITLE_SIZE - 2} fontSize={TITLE_SIZE} fontWeight="600" fill="var(--ink)">
          {title}
        </text>
        {note && (
          <text y={TITLE_SIZE + ROW - 5} fontSize={NOTE_SIZE} fill="var(--ink-3)">
            {note}
          </text>
        )}
        {entries.map(({ id, x, row, name, value }, i) => (
          <g key={id} transform={`translate(${x} ${top - (rows - row) * ROW + 6})`}>
            <RunKeyDrawing look={lookOf(series[i])} width={KEY_WIDTH} />
            <text x={KEY_WIDTH + KEY_GAP} y="10" fontSize={LEGEND_SIZE} fill="var(--ink-2)">
              {name}{' '}
              <tspan fontWeight="600" fill="var(--ink)">
                {value}
              </tspan>
            </text>
          </g>
        ))}
        <ChartPicture layout={layout} series={series} baseline={baseline} />
      </g>
    </svg>
  );
}
