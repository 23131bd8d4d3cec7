// One small chart, as Recharts draws it: thin lines, few ticks, no box. Loaded lazily together with Recharts.
import { useMemo, type KeyboardEvent } from 'react';
import { Area, AreaChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
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
  /** x of the moment that is looked at, and of the one that is compared with. */
  looked?: number | null;
  pinned?: number | null;
}

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

/** Lines are areas without filling: Recharts' own Line measures its path with the layout engine at every redraw. */
function drawn({ key, stroke, dash, width = 1.6, area = 0, kind }: Series) {
  const isBand = kind === 'band';
  return (
    <Area
      key={key}
      dataKey={key}
      type="linear"
      isAnimationActive={false}
      dot={false}
      activeDot={isBand ? false : { r: 2.5, fill: stroke, stroke: 'none' }}
      stroke={isBand ? 'none' : stroke}
      strokeWidth={width}
      strokeDasharray={dash}
      fill={isBand || area ? stroke : 'none'}
      fillOpacity={isBand ? BAND_OPACITY : area}
    />
  );
}

interface TickProps {
  x?: number | string;
  y?: number | string;
  payload?: { value: number };
  format: (value: number) => string;
}

/** Recharts measures its own labels with the layout engine at every redraw, which costs more than the lines. */
function YTick({ x, y, payload, format }: TickProps) {
  return (
    <text className="history-tick" x={x} y={y} dy="0.35em" textAnchor="end">
      {payload && format(payload.value)}
    </text>
  );
}

/** The last label ends at the axis' end instead of standing half outside. */
function XTick({ x, y, payload, last }: Omit<TickProps, 'format'> & { last: number }) {
  const isLast = payload?.value === last && last !== 0;
  return (
    <text className="history-tick" x={x} y={y} dy="0.71em" textAnchor={isLast ? 'end' : 'middle'}>
      {payload?.value}
    </text>
  );
}

/** The chart's own arrow keys (from point to point) must not reach the page's, which move the run and the anchor. */
function keepArrows(event: KeyboardEvent): void {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
}

const FILL = { width: '100%', height: '100%' };
const AXIS_LINE = { stroke: 'var(--line-strong)' };
const CURSOR = { stroke: 'var(--ink-4)' };
/** The tooltip stands above the plot (its style lifts it by its own height), so that it hides no line. */
const TIP_POSITION = { y: 0 };
const GRID = <CartesianGrid vertical={false} stroke="var(--line)" />;

export function Plot(props: PlotProps) {
  const {
    name,
    rows,
    series,
    xTicks,
    xDomain,
    yTicks,
    formatX,
    formatY,
    formatValue = formatY,
    bareY,
    looked = null,
    pinned = null,
  } = props;
  const lines = useMemo(() => series.map(drawn), [series]);
  const tip = useMemo(
    () => <Tip series={series} formatX={formatX} format={formatValue} />,
    [series, formatX, formatValue],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- passes on nothing, only stops arrow keys
    <div className="history-plot" onKeyDown={keepArrows}>
      <AreaChart
        responsive
        style={FILL}
        data={rows}
        margin={MARGIN}
        aria-label={`${name}, chart; left and right walk along it`}
      >
        {GRID}
        <XAxis
          dataKey="x"
          type="number"
          domain={xDomain}
          ticks={xTicks}
          height={AXIS_HEIGHT}
          tick={<XTick last={xDomain[1]} />}
          tickLine={false}
          tickSize={0}
          tickMargin={5}
          axisLine={AXIS_LINE}
          interval={0}
          allowDataOverflow
        />
        <YAxis
          domain={[yTicks[0], yTicks[yTicks.length - 1]]}
          ticks={yTicks}
          width={bareY ? 6 : LABELS_WIDTH}
          tick={bareY ? false : <YTick format={formatY} />}
          tickLine={false}
          tickSize={0}
          tickMargin={5}
          axisLine={false}
          interval={0}
          allowDataOverflow
        />
        {pinned !== null && <ReferenceLine x={pinned} stroke="var(--ink-3)" strokeDasharray="4 3" />}
        {looked !== null && <ReferenceLine x={looked} stroke="var(--ink)" strokeWidth={1.5} />}
        {lines}
        <Tooltip isAnimationActive={false} position={TIP_POSITION} cursor={CURSOR} content={tip} />
      </AreaChart>
    </div>
  );
}
