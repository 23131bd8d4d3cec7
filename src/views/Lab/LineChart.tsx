// A small chart of the Lab: a few lines over one axis, with the place where the dial or the point stands now.
import { useRef } from 'react';
import { fixed } from '../shared/numberText';
import { useSize, type Size } from '../shared/useSize';

export interface ChartLine {
  name: string;
  values: readonly number[];
  /** CSS colour and stroke-dasharray: no two lines share both. */
  colour: string;
  dash: string;
}

interface LineChartProps {
  label: string;
  /** Places of the values on the axis, 0 to 1. */
  at: readonly number[];
  lines: readonly ChartLine[];
  ticks: readonly { at: number; text: string }[];
  /** Where things stand now, 0 to 1; null where that is off the axis. */
  now: number | null;
  /** The number at that place. */
  nowText: string;
}

const LEFT = 30;
const BOTTOM = 18;
const TOP = 8;
const RIGHT = 8;

/** Lowest and highest value, rounded out to halves, with 0 and 1 always in sight. */
function range(lines: readonly ChartLine[]): [number, number] {
  let low = 0;
  let high = 1;
  for (const { values } of lines)
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return [Math.floor(low * 4) / 4, Math.ceil(high * 4) / 4];
}

/** Round numbers from low to high, at most five. */
function yTicks(low: number, high: number): number[] {
  const step = [0.5, 1, 2, 5, 10, 20, 50].find((s) => (high - low) / s <= 5) ?? high - low;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

function Picture({ at, lines, ticks, now, nowText, label, size }: LineChartProps & { size: Size }) {
  const [low, high] = range(lines);
  const x = (share: number) => LEFT + share * (size.width - LEFT - RIGHT);
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (size.height - TOP - BOTTOM);
  const right = now !== null && now > 0.8;
  return (
    <svg width={size.width} height={size.height} role="img" aria-label={label} className="lab-chart">
      {yTicks(low, high).map((value) => (
        <g key={value}>
          <path
            d={`M${LEFT} ${y(value)}H${size.width - RIGHT}`}
            className="lab-chart-grid"
            data-zero={value === 0 || undefined}
          />
          <text x={LEFT - 6} y={y(value) + 3} textAnchor="end">
            {fixed(value, 1)}
          </text>
        </g>
      ))}
      {ticks.map((tick, i) => (
        <text
          key={tick.text}
          x={x(tick.at)}
          y={size.height - 4}
          textAnchor={i === 0 && tick.at < 0.05 ? 'start' : tick.at > 0.95 ? 'end' : 'middle'}
        >
          {tick.text}
        </text>
      ))}
      {lines.map(({ name, values, colour, dash }) => (
        <path
          key={name}
          d={values.map((v, i) => `${i ? 'L' : 'M'}${x(at[i]).toFixed(1)} ${y(v).toFixed(1)}`).join('')}
          fill="none"
          stroke={colour}
          strokeWidth="1.8"
          strokeDasharray={dash}
        />
      ))}
      {now !== null && (
        <>
          <path d={`M${x(now)} ${TOP}V${size.height - BOTTOM}`} className="lab-chart-now" />
          <text
            x={x(now) + (right ? -4 : 4)}
            y={TOP + 8}
            textAnchor={right ? 'end' : 'start'}
            className="lab-chart-number"
          >
            {nowText}
          </text>
        </>
      )}
    </svg>
  );
}

export function LineChart(props: LineChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="lab-chart-box" ref={box}>
      {size && size.width > 60 && size.height > 40 && <Picture {...props} size={size} />}
    </div>
  );
}

/** The lines by name, each with a piece of itself. */
export function ChartKey({ lines }: Pick<LineChartProps, 'lines'>) {
  return (
    <span className="lab-chart-key cap">
      {lines.map(({ name, colour, dash }) => (
        <span key={name}>
          <svg width="18" height="8" aria-hidden="true">
            <path d="M0 4H18" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
          </svg>
          {name}
        </span>
      ))}
    </span>
  );
}
