// One look per strategy on every page: colour of its runs, dash of its lines, and a mark of its own.
import type { ReactNode } from 'react';
import type { Strategy } from '../../experiment/lossOptions';

interface StrategyStyle {
  /** CSS colour. */
  colour: string;
  /** stroke-dasharray; empty for a solid line. */
  dash: string;
  /** In a box of 12 × 12. */
  mark: ReactNode;
}

const STYLES: Partial<Record<Strategy, StrategyStyle>> = {
  uniform: { colour: 'var(--run-1)', dash: '2 3', mark: <path d="M2 2h8v8H2z" /> },
  hardest: { colour: 'var(--run-2)', dash: '6 3', mark: <path d="M6 1 11.5 10.5H.5Z" /> },
  exponential: { colour: 'var(--run-3)', dash: '', mark: <circle cx="6" cy="6" r="5" /> },
  random: {
    colour: 'var(--run-4)',
    dash: '1 3',
    mark: <path d="M3 1 6 4l3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3Z" />,
  },
  polynomial: { colour: 'var(--run-5)', dash: '10 3', mark: <path d="M6 .5 11.5 6 6 11.5.5 6Z" /> },
  semihard: {
    colour: 'var(--run-6)',
    dash: '8 3 2 3',
    mark: <path d="M4.5 1h3v3.5H11v3H7.5V11h-3V7.5H1v-3h3.5Z" />,
  },
};

const OTHER: StrategyStyle = {
  colour: 'var(--ink-3)',
  dash: '4 2 1 2',
  mark: <circle cx="6" cy="6" r="4" fill="none" stroke="var(--ink-3)" strokeWidth="2" />,
};

export const strategyStyle = (strategy: Strategy): StrategyStyle => STYLES[strategy] ?? OTHER;

/** Decorative: the name beside it says the same. */
export function StrategyMark({ strategy }: { strategy: Strategy }) {
  const { colour, mark } = strategyStyle(strategy);
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill={colour} aria-hidden="true" style={{ flex: 'none' }}>
      {mark}
    </svg>
  );
}
