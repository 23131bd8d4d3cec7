// Weights over distance: the curve w(d) of one or two weightings, with the members on it; a member moves along the axis.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurveSetup, CurveWeighting } from '../../../lessons/curves';
import { pointToSet, weightCurve, type SetWeighting } from '../../../metric';
import { fixed } from '../../shared/numberText';
import { useSize } from '../../shared/useSize';

const HEIGHT = 280;
const LEFT = 34;
const RIGHT = 14;
const TOP = 14;
/** Room under the axis for the members' marks and the ticks. */
const BOTTOM = 52;
const SAMPLES = 160;
/** A press of an arrow key over the axis; with Shift five of them. */
const STEP = 1 / 100;
const LARGE = 5;
/** Half the width of a bar, and of the marks below the axis. */
const BAR = 5;
const MARK = 6;

export const weightingOf = (kind: CurveWeighting, { sigma, alpha }: CurveSetup): SetWeighting =>
  kind === 'exponential' ? { kind, sigma } : { kind, alpha };

interface CurveChartProps {
  setup: CurveSetup;
  weightings: readonly CurveWeighting[];
  label: string;
  /** Null where nothing may be moved. */
  onMove: ((member: number, distance: number) => void) | null;
}

/** Circle or diamond, so that the side is told without colour. */
const markPath = (side: CurveSetup['side']): string =>
  side === 'positive'
    ? `M${-MARK} 0a${MARK} ${MARK} 0 1 0 ${2 * MARK} 0a${MARK} ${MARK} 0 1 0 ${-2 * MARK} 0Z`
    : `M0 ${-MARK - 1}L${MARK + 1} 0L0 ${MARK + 1}L${-MARK - 1} 0Z`;

function Axes({ width, top, range }: { width: number; top: number; range: number }) {
  const { t } = useTranslation('parts');
  const x = (share: number) => LEFT + share * (width - LEFT - RIGHT);
  const base = HEIGHT - BOTTOM;
  return (
    <g className="learn-grid">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <path d={`M${LEFT} ${base - share * (base - TOP)}H${width - RIGHT}`} />
          <text x={LEFT - 6} y={base - share * (base - TOP) + 3} textAnchor="end">
            {fixed(share * top, Math.round(top * 10) % 2 ? 2 : 1)}
          </text>
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <text key={share} x={x(share)} y={HEIGHT - 18} textAnchor={share === 1 ? 'end' : 'middle'}>
          {fixed(share * range, 1)}
        </text>
      ))}
      <text x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
        {t('curve.distance')}
      </text>
    </g>
  );
}

export function CurveChart({ setup, weightings, label, onMove }: CurveChartProps) {
  const { t } = useTranslation('parts');
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useSize(box)?.width ?? 0;
  const { side, distances, range } = setup;
  const at = Array.from({ length: SAMPLES + 1 }, (_, i) => (i / SAMPLES) * range);
  const drawn = weightings.map((kind) => ({
    kind,
    curve: weightCurve(distances, side, weightingOf(kind, setup), at),
    weights: pointToSet(distances, side, weightingOf(kind, setup)).weights,
  }));
  const highest = Math.max(...drawn.flatMap(({ weights }) => weights));
  const top = Math.min(1, Math.ceil(highest * 11) / 10);
  const base = HEIGHT - BOTTOM;
  const x = (d: number) => LEFT + (d / range) * (width - LEFT - RIGHT);
  const y = (w: number) => base - Math.min(w / top, 1) * (base - TOP);
  const within = (d: number) => Math.min(Math.max(d, 0), range);

  const drag = (event: PointerEvent, member: number) => {
    const left = svg.current?.getBoundingClientRect().left ?? 0;
    const share = (event.clientX - left - LEFT) / (width - LEFT - RIGHT);
    onMove?.(member, within(share * range));
  };
  const press = (event: KeyboardEvent, member: number) => {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    onMove?.(member, within(distances[member] + way * STEP * range * (event.shiftKey ? LARGE : 1)));
  };
  return (
    <div className="learn-curve" ref={box}>
      {width > 0 && (
        <svg ref={svg} width={width} height={HEIGHT} role="group" aria-label={label}>
          <Axes width={width} top={top} range={range} />
          {drawn.map(({ kind, weights }, k) =>
            distances.map((d, i) => (
              <rect
                key={`${kind} ${i}`}
                className="learn-bar"
                data-side={side}
                data-second={k > 0 || undefined}
                x={x(d) - BAR * weightings.length + k * 2 * BAR}
                width={2 * BAR - 1}
                y={y(weights[i])}
                height={base - y(weights[i])}
              />
            )),
          )}
          {drawn.map(({ kind, curve }) => (
            <path
              key={kind}
              className="learn-weight-line"
              data-kind={kind}
              d={curve.map((w, i) => `${i ? 'L' : 'M'}${x(at[i]).toFixed(1)} ${y(w).toFixed(1)}`).join('')}
            />
          ))}
          {distances.map((d, i) => (
            <g
              key={i}
              className="learn-member"
              data-side={side}
              data-movable={onMove ? true : undefined}
              transform={`translate(${x(d).toFixed(1)} ${base + 14})`}
              role="slider"
              tabIndex={onMove ? 0 : -1}
              aria-disabled={onMove ? undefined : true}
              aria-label={t('curve.member', { number: i + 1, distance: d, weight: drawn[0].weights[i] })}
              aria-valuemin={0}
              aria-valuemax={range}
              aria-valuenow={Number(d.toFixed(3))}
              onKeyDown={(event) => press(event, i)}
              onPointerDown={(event) => onMove && event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) =>
                event.currentTarget.hasPointerCapture(event.pointerId) && drag(event, i)
              }
            >
              <circle className="learn-touch" r="22" />
              <path d={markPath(side)} />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
