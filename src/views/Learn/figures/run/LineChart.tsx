// Lines of several runs over steps or shares: colour, dash and mark per run, the newest value beside each name.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fixed } from '../../../shared/numberText';
import type { strategyStyle } from '../../../shared/strategyStyle';
import { useSize } from '../../../shared/useSize';

export type Look = ReturnType<typeof strategyStyle>;

export interface ChartPoint {
  x: number;
  y: number;
  /** Half the height of the error bar; null or absent for none. */
  spread?: number | null;
}

export interface ChartLine {
  id: string;
  name: string;
  look: Look;
  points: readonly ChartPoint[];
  /** A mark on every point, not only on the last one. */
  dots?: boolean;
}

interface LineChartProps {
  title: string;
  lines: readonly ChartLine[];
  xMax: number;
  xTicks: readonly number[];
  xName: string;
  formatX: (x: number) => string;
  /** Top of the y axis. */
  yMax: number;
  formatY: (y: number) => string;
  /** For the legend. */
  formatValue?: (y: number) => string;
  height?: number;
  /** The title is read but not shown: the figure bears it already. */
  bare?: boolean;
}

const LEFT = 40;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 30;
/** A mark's drawing is 12 × 12. */
const MARK = 12;

/** Top of an axis: the next multiple of `step` above all points. */
export function axisTop(lines: readonly ChartLine[], step: number): number {
  const most = Math.max(
    0,
    ...lines.flatMap(({ points }) => points.map(({ y, spread }) => y + (spread ?? 0))),
  );
  return Math.max(1, Math.ceil(most / step)) * step;
}

/** A mark of a run, as in the legend. */
export function RunMark({ look: { colour, mark } }: { look: Look }) {
  return (
    <svg
      width={MARK}
      height={MARK}
      viewBox={`0 0 ${MARK} ${MARK}`}
      fill={colour}
      aria-hidden="true"
      className="run-mark"
    >
      {mark}
    </svg>
  );
}

function Line({
  line: { look, points, dots },
  x,
  y,
}: {
  line: ChartLine;
  x: (v: number) => number;
  y: (v: number) => number;
}) {
  const { colour, dash, mark } = look;
  const path = points
    .map((point, i) => `${i ? 'L' : 'M'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`)
    .join('');
  const marked = dots ? points : points.slice(-1);
  return (
    <g>
      <path d={path} fill="none" stroke={colour} strokeWidth="2" strokeDasharray={dash || undefined} />
      {points.map(({ x: at, y: value, spread }) =>
        spread ? (
          <path
            key={at}
            d={`M${x(at)} ${y(value - spread)}V${y(value + spread)}`}
            stroke={colour}
            strokeWidth="1"
          />
        ) : null,
      )}
      {marked.map((point) => (
        <g
          key={point.x}
          transform={`translate(${x(point.x) - MARK / 2} ${y(point.y) - MARK / 2})`}
          fill={colour}
          stroke="var(--surface)"
          strokeWidth="1"
        >
          {mark}
        </g>
      ))}
    </g>
  );
}

export function LineChart(props: LineChartProps) {
  const { title, lines, xMax, xTicks, xName, formatX, yMax, formatY, formatValue = formatY } = props;
  const { height = 200, bare = false } = props;
  const { t } = useTranslation('figures');
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const x = (value: number) => LEFT + (value / xMax) * (width - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - Math.min(value, yMax) / yMax) * (height - TOP - BOTTOM);
  const newest = lines.flatMap(({ id, name, look, points }) => {
    const last = points.at(-1);
    return [{ id, name, look, value: last ? formatValue(last.y) : fixed(null) }];
  });
  const spoken = newest.map(({ name, value }) => t('chart.latest', { name, value })).join('; ');
  const empty = lines.every(({ points }) => !points.length);
  return (
    <figure className="run-chart">
      <figcaption>
        <span className={bare ? 'sr' : 'label'}>{title}</span>
        <ul className="run-legend">
          {newest.map(({ id, name, look, value }) => (
            <li key={id}>
              <RunMark look={look} />
              {name} <b className="num">{value}</b>
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={box} style={{ height }}>
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={empty ? t('chart.empty', { title }) : `${title}. ${spoken}`}
          >
            <g className="learn-grid">
              {[0, 0.5, 1].map((share) => (
                <g key={share}>
                  <path d={`M${LEFT} ${y(share * yMax)}H${width - RIGHT}`} />
                  <text x={LEFT - 6} y={y(share * yMax) + 3} textAnchor="end">
                    {formatY(share * yMax)}
                  </text>
                </g>
              ))}
              {xTicks.map((tick) => (
                <text key={tick} x={x(tick)} y={height - 16} textAnchor={tick === xMax ? 'end' : 'middle'}>
                  {formatX(tick)}
                </text>
              ))}
              <text x={width - RIGHT} y={height - 4} textAnchor="end">
                {xName}
              </text>
            </g>
            {lines.map((line) => (
              <Line key={line.id} line={line} x={x} y={y} />
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
}
