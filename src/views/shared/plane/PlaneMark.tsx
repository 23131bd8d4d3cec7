// One point of the plane: circle positive, diamond negative, gold ring anchor. Redrawn only when something about it changes.
import { memo } from 'react';
import type { PointRole } from './model';

interface PlaneMarkProps {
  index: number;
  /** CSS px. */
  x: number;
  y: number;
  role: PointRole;
  radius: number;
  name: string;
  /** The number in the mark, or nothing. */
  text: string;
  mislabelled: boolean;
  selected: boolean;
  lit: boolean;
  /** Whether it can be dragged: then a finger on it does not scroll the page. */
  movable: boolean;
  /** It is the plane's one stop of the Tab key. */
  tabStop: boolean;
  interactive: boolean;
}

const diamond = (r: number) => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;

function Shape({ role, radius: r }: { role: PointRole; radius: number }) {
  if (role === 'positive') return <circle r={r} className="plane-positive" />;
  if (role === 'negative') return <path d={diamond(r * 1.22)} className="plane-negative" />;
  return (
    <>
      <circle r={r + 3} className="plane-anchor" />
      <circle r={r * 0.4} className="plane-anchor-dot" />
    </>
  );
}

export const PlaneMark = memo(function PlaneMark(props: PlaneMarkProps) {
  const { index, x, y, role, radius, name, text, mislabelled, selected, lit, movable, tabStop, interactive } =
    props;
  const box = radius + 7;
  const semantics = interactive
    ? ({ role: 'button', tabIndex: tabStop ? 0 : -1, 'aria-pressed': selected } as const)
    : ({ role: 'img' } as const);
  return (
    <g
      {...semantics}
      className="plane-point"
      transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}
      data-point={index}
      data-movable={movable || undefined}
      aria-label={name}
    >
      <circle r={22} className="plane-touch" />
      {mislabelled && (
        <rect x={-box} y={-box} width={2 * box} height={2 * box} rx="5" className="plane-mislabelled" />
      )}
      {(selected || lit) && <circle r={radius + 6} className={selected ? 'plane-selected' : 'plane-lit'} />}
      <Shape role={role} radius={radius} />
      {text && role !== 'anchor' && (
        <text className="plane-identity" dy="3.5">
          {text}
        </text>
      )}
    </g>
  );
});
