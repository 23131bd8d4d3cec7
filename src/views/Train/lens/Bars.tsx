// The bars of a strip: nominal weight solid, effective weight as an outline (below zero hatched), w(d) and 1/N.
import { useId } from 'react';
import type { StripModel } from './stripModel';

export interface BarsProps {
  strip: StripModel;
  /** CSS px per member. */
  slot: number;
  height: number;
}

const TOP = 3;
const px = (value: number) => Number(value.toFixed(1));

export function Bars({ strip, slot, height }: BarsProps) {
  const hatch = useId();
  const { shown, curve, uniform, side } = strip;
  const ink = `var(--${side})`;
  const width = slot * shown.length;
  const unit = height / (strip.high * 1.02 - strip.low * 1.15);
  const zero = TOP + height + strip.low * 1.15 * unit;
  const y = (value: number) => zero - value * unit;
  const bar = Math.round(slot * 0.3);
  const outline = Math.round(slot * 0.56);
  return (
    <svg className="lens-bars" width={px(width)} height={px(TOP + height + 4)} aria-hidden="true">
      <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V4" stroke={ink} strokeWidth="1.6" />
      </pattern>
      <path d={`M0 ${px(zero)}H${px(width)}`} stroke="var(--line-strong)" />
      {uniform !== null && (
        <path d={`M0 ${px(y(uniform))}H${px(width)}`} stroke="var(--neutral)" strokeDasharray="2 3" />
      )}
      {shown.map(({ item, weight, effective }, i) => {
        const middle = slot * (i + 0.5);
        const tall = Math.max(1, Math.abs(y(effective) - zero));
        return (
          <g key={item}>
            <rect
              className="lens-nominal"
              x={px(middle - bar / 2)}
              y={px(Math.min(y(weight), zero - 1))}
              width={bar}
              height={px(Math.max(1, zero - y(weight)))}
              rx="1.5"
              fill={ink}
              opacity=".88"
            />
            <rect
              className="lens-effective"
              x={px(middle - outline / 2)}
              y={px(effective < 0 ? zero : zero - tall)}
              width={outline}
              height={px(tall)}
              rx="2"
              fill={effective < 0 ? `url(#${hatch})` : 'none'}
              fillOpacity=".55"
              stroke={ink}
              strokeWidth="1.3"
            />
          </g>
        );
      })}
      {curve && (
        <path
          d={curve
            .map(({ slot: at, weight }, i) => `${i ? 'L' : 'M'}${px(at * slot)} ${px(y(weight))}`)
            .join('')}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="1.3"
        />
      )}
    </svg>
  );
}
