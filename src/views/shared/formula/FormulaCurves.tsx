// What the formulas look like over the range of d: log w, the weight, and the slope that carries the weights' own gradient.
import { useRef } from 'react';
import type { Examination } from '../../../metric/formula/examine';
import { say } from '../../../metric/formula/say';
import { DataButton, type DataCell } from '../DataTable';
import { useSize } from '../useSize';
import { marksOf, pathOf, scaleOf, type Frame } from './curve';

const HEIGHT = 84;

type Curve = 'logWeight' | 'weight' | 'slope';

const PLOTS: { curve: Curve; title: string; help: string }[] = [
  { curve: 'logWeight', title: 'log w', help: 'What the formulas say.' },
  {
    curve: 'weight',
    title: 'w, heaviest = 1',
    help: 'The weight, beside the heaviest distance of the range.',
  },
  {
    curve: 'slope',
    title: 'slope of log w',
    help: 'How fast log w changes with d: times (d − D) it is what the weights’ own gradient adds to a member’s force.',
  },
];

function Mark({ side, x, y }: { side: Examination['side']; x: number; y: number }) {
  return side === 'positive' ? (
    <circle cx={x} cy={y} r="3.2" fill="var(--positive)" />
  ) : (
    <path d={`M${x} ${y - 4}l4 4-4 4-4-4z`} fill="var(--negative)" />
  );
}

interface PlotProps {
  curve: Curve;
  title: string;
  help: string;
  sides: readonly Examination[];
  width: number;
}

function Plot({ curve, title, help, sides, width }: PlotProps) {
  const frame: Frame = { width, height: HEIGHT };
  const scale = scaleOf(
    sides.map((side) => side[curve]),
    frame,
  );
  const [low, high] = curve === 'weight' ? [0, 1] : [scale.low, scale.high]; // a smallest weight of 1e−9 reads as 0
  const zero = scale.low < 0 && scale.high > 0 ? scale.y(0) : null;
  return (
    <figure className="formula-plot" title={help}>
      <figcaption>
        <span>{title}</span>
        <span className="num">
          {say(low)} … {say(high)}
        </span>
      </figcaption>
      <svg width={width} height={HEIGHT} role="img" aria-label={`${title} over d`}>
        {zero !== null && (
          <path d={`M0 ${zero}H${width}`} stroke="var(--line-strong)" strokeDasharray="2 3" />
        )}
        {sides.map((examination, i) => (
          <g key={examination.side}>
            <path
              d={pathOf(examination[curve], scale, frame)}
              fill="none"
              stroke={`var(--${examination.side})`}
              strokeWidth="1.8"
            />
            {marksOf(examination[curve], scale, frame, (2 * i + 1) / 4).map(({ x, y }) => (
              <Mark key={x} side={examination.side} x={x} y={y} />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Rows of the table: every so many of the points looked at. */
const EVERY = 10;

const COLUMNS = ['d', 'log w⁺', 'w⁺', 'slope⁺', 'log w⁻', 'w⁻', 'slope⁻'];

const cell = (value: number): DataCell => (Number.isFinite(value) ? value : say(value));

function rowsOf(sides: readonly Examination[]): DataCell[][] {
  return sides[0].at.flatMap((d, i) =>
    i % EVERY
      ? []
      : [
          [
            d,
            ...sides.flatMap(({ logWeight, weight, slope }) => [logWeight[i], weight[i], slope[i]].map(cell)),
          ],
        ],
  );
}

/** Both sides of an own weighting, positives first, examined over the same range. */
export function FormulaCurves({ sides }: { sides: readonly Examination[] }) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const end = sides[0].at.at(-1) ?? 0;
  return (
    <div className="formula-curves" ref={element}>
      {size && PLOTS.map((plot) => <Plot key={plot.curve} {...plot} sides={sides} width={size.width} />)}
      <p className="formula-axis cap">
        <span>d = 0</span>
        <DataButton title="Own formula" columns={COLUMNS} rows={() => rowsOf(sides)} text />
        <span>d = {say(end)}</span>
      </p>
    </div>
  );
}
