// A chart of runs as SVG: axes, bands, lines, marks, names at the ends. All looks are attributes, so that it stands without a style sheet.
import { memo } from 'react';
import { bandPath, barsPath, linePath, lookOf, newestOf } from './lines';
import { LABEL_SIZE, TICK_SIZE, type ChartLayout, type EndLabel } from './layout';
import type { Scale } from './scale';
import type { ChartPoint, ChartSeries } from './types';

const MARK = 12;
const DOT_SCALE = 0.65;
const END_SCALE = 0.8;

function Mark({ series, point, x, y, scale }: MarkProps) {
  const at = [x.place(point.x), y.place(point.y)].map((place) => place - (MARK / 2) * scale);
  if (!at.every(Number.isFinite)) return null;
  const { colour, mark } = series.look;
  return (
    <g
      transform={`translate(${at[0].toFixed(1)} ${at[1].toFixed(1)}) scale(${scale})`}
      fill={colour}
      stroke="var(--surface)"
      strokeWidth="1.5"
    >
      {mark}
    </g>
  );
}

interface MarkProps {
  series: ChartSeries;
  point: ChartPoint;
  x: Scale;
  y: Scale;
  scale: number;
}

interface SeriesProps {
  series: ChartSeries;
  x: Scale;
  y: Scale;
  strong: boolean;
}

const Spread = memo(function Spread({ series, x, y }: Omit<SeriesProps, 'strong'>) {
  const { points, look, spread = 'band' } = series;
  if (spread === 'bars')
    return <path d={barsPath(points, x, y)} fill="none" stroke={look.colour} strokeWidth="1.2" />;
  return <path d={bandPath(points, x, y)} fill={look.colour} fillOpacity="0.13" />;
});

const Line = memo(function Line({ series, x, y, strong }: SeriesProps) {
  const { points, faint, ghost } = series;
  const { colour, dash } = lookOf(series);
  return (
    <>
      {faint && (
        <path
          d={linePath(faint, x, y)}
          fill="none"
          stroke={colour}
          strokeOpacity="0.28"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      )}
      <path
        d={linePath(points, x, y)}
        fill="none"
        stroke={colour}
        strokeWidth={ghost ? 1.4 : strong ? 2.4 : 1.8}
        strokeDasharray={dash || undefined}
        strokeLinejoin="round"
      />
    </>
  );
});

const Marks = memo(function Marks({ series, x, y }: Omit<SeriesProps, 'strong'>) {
  const newest = newestOf(series);
  if (series.ghost || !newest) return null;
  return (
    <>
      {series.dots &&
        series.points.map((point) =>
          point === newest ? null : (
            <Mark key={point.x} series={series} point={point} x={x} y={y} scale={DOT_SCALE} />
          ),
        )}
      <Mark series={series} point={newest} x={x} y={y} scale={END_SCALE} />
    </>
  );
});

const Axes = memo(function Axes({ layout }: { layout: ChartLayout }) {
  const { left, right, top, height, y, xTicks, yTicks, xName, xNameAt, yName } = layout;
  return (
    <g fill="var(--ink-3)" fontSize={TICK_SIZE}>
      {yTicks.map(({ at, text }, i) => (
        <g key={`${at} ${text}`}>
          <path
            d={`M${left} ${at.toFixed(1)}H${right}`}
            stroke={i === 0 && at >= y.place(y.domain[0]) - 0.5 ? 'var(--line-strong)' : 'var(--line)'}
          />
          <text x={left - 6} y={at + 3.5} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, text, anchor }) => (
        <text key={`${at} ${text}`} x={at} y={height - 5} textAnchor={anchor}>
          {text}
        </text>
      ))}
      {xName && (
        <text x={xNameAt} y={height - 5} textAnchor="end" fill="var(--ink-2)">
          {xName}
        </text>
      )}
      {yName && (
        <text x={left} y={top - 9} textAnchor="start">
          {yName}
        </text>
      )}
    </g>
  );
});

/** A lead to the name is drawn from a line that ends this far from it. */
const LEAD_FROM = 24;

/** Name and newest value beside a line's end. */
function End({ end: { series, x, y: at, from, value }, y }: { end: EndLabel; y: Scale }) {
  const end = newestOf(series);
  const height = end ? y.place(end.y) : NaN;
  return (
    <>
      {x - from > LEAD_FROM && Number.isFinite(height) && (
        <path
          d={`M${(from + 8).toFixed(1)} ${height.toFixed(1)}L${x - 4} ${at.toFixed(1)}`}
          stroke="var(--line-strong)"
          strokeDasharray="1 3"
        />
      )}
      <text x={x} y={at + 4} fontSize={LABEL_SIZE} fill={lookOf(series).colour}>
        <tspan fontWeight="600">{series.name}</tspan>
        {value && ` ${value}`}
      </text>
    </>
  );
}

interface ChartPictureProps {
  layout: ChartLayout;
  series: readonly ChartSeries[];
  /** Id of the series that is drawn stronger. */
  baseline?: string;
}

/** The drawing inside an <svg> of the layout's size. */
export const ChartPicture = memo(function ChartPicture({ layout, series, baseline }: ChartPictureProps) {
  const { left, right, top, bottom, x, y, ends } = layout;
  const [w, h] = [right - left, bottom - top + 3]; // a line along the edge is seen whole
  return (
    <g>
      <Axes layout={layout} />
      {/* A nested drawing cuts off what lies outside a fixed range. */}
      <svg x={left} y={top - 1.5} width={w} height={h} viewBox={`${left} ${top - 1.5} ${w} ${h}`}>
        {series.map((one) => one.ghost || <Spread key={one.id} series={one} x={x} y={y} />)}
        {series.map((one) => (
          <Line key={one.id} series={one} x={x} y={y} strong={one.id === baseline} />
        ))}
      </svg>
      {series.map((one) => (
        <Marks key={one.id} series={one} x={x} y={y} />
      ))}
      {ends.map((end) => (
        <End key={end.series.id} end={end} y={y} />
      ))}
    </g>
  );
});
