// Single seeds as marks on a line, with the baseline's mean behind them: how far apart the runs of one configuration lie.
import type { RunLook } from '../../shared/chart/types';

const WIDTH = 84;
const HEIGHT = 18;
const SIZE = 8;

interface DotsProps {
  values: readonly number[];
  look: RunLook;
  /** Ends of the line, the same in every row. */
  low: number;
  high: number;
  /** The baseline's mean; null for none. */
  mark: number | null;
}

/** Decorative: the numbers stand beside it and in the run's own dialog. */
export function Dots({ values, look, low, high, mark }: DotsProps) {
  const place = (value: number) =>
    SIZE / 2 + (high > low ? (value - low) / (high - low) : 0.5) * (WIDTH - SIZE);
  return (
    <svg className="sweep-dots" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={`M0 ${HEIGHT / 2}H${WIDTH}`} stroke="var(--line)" />
      {mark !== null && (
        <path d={`M${place(mark)} 1v${HEIGHT - 2}`} stroke="var(--ink-3)" strokeDasharray="2 2" />
      )}
      <g fill={look.colour} stroke="var(--surface)" strokeWidth="1.5">
        {values.map((value, i) => (
          <g
            key={i}
            transform={`translate(${place(value) - SIZE / 2} ${(HEIGHT - SIZE) / 2}) scale(${SIZE / 12})`}
          >
            {look.mark}
          </g>
        ))}
      </g>
    </svg>
  );
}
