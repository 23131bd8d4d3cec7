// All distances of the anchor on one line, with D⁺, D⁻, the margin and the loss between them.
import { useInterface } from '../../../state/interface';
import type { AnchorView } from '../../shared/anchorTerm';
import { axisModel } from './axisModel';

const LINE = 15;

export function GapAxis({ view, width }: { view: AnchorView; width: number }) {
  const { end, positives, negatives, near, far, reach, loss } = axisModel(view);
  const hovered = useInterface((state) => state.hovered);
  const lit = [...view.positives, ...view.negatives].find((member) => member.item === hovered);
  const x = (distance: number) => Number(((distance / end) * width).toFixed(1));
  return (
    <svg className="lens-axis" width={width} height="34" aria-hidden="true">
      <path d={`M0 ${LINE}H${width}`} stroke="var(--line-strong)" />
      <path d={negatives.map((d) => `M${x(d)} ${LINE + 2}v4`).join('')} stroke="var(--negative-mid)" />
      <path
        d={positives.map((d) => `M${x(d)} ${LINE - 7}v5`).join('')}
        stroke="var(--positive)"
        strokeWidth="1.4"
      />
      {lit && <path d={`M${x(lit.distance)} ${LINE - 9}v17`} stroke="var(--ink)" strokeWidth="2" />}
      {loss && (
        <rect x={x(loss.from)} y={LINE - 1.5} width={x(loss.to - loss.from)} height="3" fill="var(--ink)" />
      )}
      {near !== null && reach !== null && (
        <>
          <path
            className="lens-margin"
            d={`M${x(near)} ${LINE - 9}H${x(reach)}`}
            stroke="var(--ink-3)"
            strokeDasharray="2 2"
          />
          <path d={`M${x(reach)} ${LINE - 12}v6`} stroke="var(--ink-3)" />
          <text
            x={x(reach) + (reach > end * 0.8 ? -5 : 5)}
            y={reach > end * 0.8 ? LINE - 12 : LINE - 6}
            textAnchor={reach > end * 0.8 ? 'end' : 'start'}
            className="lens-tick"
          >
            <tspan className="math">D</tspan>⁺ + <tspan className="math">m</tspan>
          </text>
        </>
      )}
      {near !== null && (
        <circle
          cx={x(near)}
          cy={LINE - 9}
          r="4.2"
          fill="var(--positive)"
          stroke="var(--surface)"
          strokeWidth="1.2"
        />
      )}
      {far !== null && (
        <path
          d={`M${x(far)} ${LINE + 4}l5 5-5 5-5-5z`}
          fill="var(--negative)"
          stroke="var(--surface)"
          strokeWidth="1.2"
        />
      )}
      <text x="0" y={LINE + 17} className="lens-tick">
        0
      </text>
      <text x={width} y={LINE + 17} textAnchor="end" className="lens-tick">
        distance {end}
      </text>
      {loss && <LossLabel from={x(loss.from)} to={x(loss.to)} width={width} />}
    </svg>
  );
}

/** Bar widths under this leave no room for the word beside the diamond of D⁻. */
const NARROW_BAR = 44;

function LossLabel({ from, to, width }: { from: number; to: number; width: number }) {
  const narrow = to - from < NARROW_BAR;
  const crowded = from > width * 0.62;
  const anchor = narrow ? (crowded ? 'end' : 'start') : 'middle';
  const at = narrow ? from + (crowded ? -9 : 9) : (from + to) / 2;
  return (
    <text x={at} y={LINE + 17} textAnchor={anchor} className="lens-tick lens-loss">
      loss
    </text>
  );
}
