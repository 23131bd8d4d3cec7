// One small chart, as Recharts draws it: thin lines, few ticks, no box. Loaded lazily together with Recharts.
import type { KeyboardEvent } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartRow } from './chartData';

export interface Series {
  /** Key in the rows. */
  key: string;
  name: string;
  /** CSS colour. */
  stroke: string;
  dash?: string;
  width?: number;
  /** Opacity of the area below the line; without it there is none. */
  area?: number;
  /** 'band': the rows hold [low, high], drawn as a pale area that the tooltip does not name. */
  kind?: 'line' | 'band';
}

export interface PlotProps {
  /** Accessible name, e.g. "Loss by step". */
  name: string;
  rows: ChartRow[];
  series: Series[];
  xTicks: number[];
  xDomain: [number, number];
  /** Ascending; the first and last are the ends of the axis. */
  yTicks: number[];
  formatY: (value: number) => string;
  /** Heading of the tooltip, e.g. "step 120". */
  formatX: (value: number) => string;
  /** Values in the tooltip; formatY if left out. */
  formatValue?: (value: number) => string;
  /** The y axis has no labels (shares of a histogram). */
  bareY?: boolean;
}

const TICK = { fontSize: 10, fill: 'var(--ink-3)' };
const MARGIN = { top: 6, right: 8, bottom: 0, left: 0 };
/** Room for "100" and "0.75". */
const LABELS_WIDTH = 28;
const AXIS_HEIGHT = 16;
const BAND_OPACITY = 0.16;

interface TipEntry {
  dataKey?: unknown;
  value?: unknown;
}

interface TipProps extends Pick<PlotProps, 'series' | 'formatX'> {
  active?: boolean;
  label?: string | number;
  payload?: readonly TipEntry[];
  format: (value: number) => string;
}

function Tip({ active, label, payload = [], series, formatX, format }: TipProps) {
  if (!active || payload.length === 0) return null;
  const lines = series.flatMap((one) => {
    const value = payload.find(({ dataKey }) => dataKey === one.key)?.value;
    return one.kind !== 'band' && typeof value === 'number' ? [{ ...one, value }] : [];
  });
  return (
    <div className="history-tip">
      <b>{formatX(Number(label))}</b>
      {lines.map(({ key, name, stroke, dash, value }) => (
        <span key={key}>
          <Key stroke={stroke} dash={dash} /> {name} {format(value)}
        </span>
      ))}
    </div>
  );
}

/** The piece of line that stands for a series in legends. */
export function Key({ stroke, dash }: Pick<Series, 'stroke' | 'dash'>) {
  return (
    <svg width="12" height="8" aria-hidden="true">
      <path d="M0 4H12" stroke={stroke} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}

function drawn({ key, stroke, dash, width = 1.6, area, kind }: Series) {
  const common = { dataKey: key, isAnimationActive: false, dot: false, activeDot: false } as const;
  if (kind === 'band')
    return (
      <Area key={key} {...common} type="linear" stroke="none" fill={stroke} fillOpacity={BAND_OPACITY} />
    );
  const line = { ...common, type: 'linear', stroke, strokeWidth: width, strokeDasharray: dash } as const;
  return area ? (
    <Area key={key} {...line} fill={stroke} fillOpacity={area} />
  ) : (
    <Line key={key} {...line} activeDot={{ r: 2.5, fill: stroke, stroke: 'none' }} />
  );
}

/** The chart's own arrow keys (from point to point) must not reach the page's, which move the run and the anchor. */
function keepArrows(event: KeyboardEvent): void {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
}

export function Plot(props: PlotProps) {
  const { name, rows, series, xTicks, xDomain, yTicks, formatX, formatY, formatValue, bareY } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- passes on nothing, only stops arrow keys
    <div className="history-plot" onKeyDown={keepArrows}>
      <ComposedChart
        responsive
        style={{ width: '100%', height: '100%' }}
        data={rows}
        margin={MARGIN}
        aria-label={`${name}, chart; left and right walk along it`}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={xDomain}
          ticks={xTicks}
          height={AXIS_HEIGHT}
          tick={TICK}
          tickLine={false}
          tickSize={0}
          tickMargin={5}
          axisLine={{ stroke: 'var(--line-strong)' }}
          interval="preserveStartEnd"
          allowDataOverflow
        />
        <YAxis
          domain={[yTicks[0], yTicks[yTicks.length - 1]]}
          ticks={yTicks}
          width={bareY ? 6 : LABELS_WIDTH}
          tick={bareY ? false : TICK}
          tickFormatter={formatY}
          tickLine={false}
          tickSize={0}
          tickMargin={5}
          axisLine={false}
          interval={0}
          allowDataOverflow
        />
        {series.map(drawn)}
        <Tooltip
          isAnimationActive={false}
          allowEscapeViewBox={{ x: false, y: true }}
          cursor={{ stroke: 'var(--ink-4)' }}
          content={<Tip series={series} formatX={formatX} format={formatValue ?? formatY} />}
        />
      </ComposedChart>
    </div>
  );
}
