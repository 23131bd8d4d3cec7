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

/** Strategies that no colour is kept for have a mark of their own all the same. */
const MARKS: Partial<Record<Strategy, string>> = {
  own: 'M6 .5 11.5 4.6 9.4 11H2.6L.5 4.6Z',
  batchAll: 'M6 .5 11 3.3v5.4L6 11.5 1 8.7V3.3Z',
  contrastive: 'M1.5 1h3.5v10H1.5zM7 1h3.5v10H7z',
  lifted: 'M6 .5 11.5 6.5H8.2v5H3.8v-5H.5Z',
  nPair: 'M6 0 7.7 4.3 12 6 7.7 7.7 6 12 4.3 7.7 0 6 4.3 4.3Z',
  multiSimilarity: 'M6 11 .5 1.5h11Z',
  circle: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8Zm0 3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  marginLoss: 'M1 .8h10L7.4 6l3.6 5.2H1L4.6 6Z',
};

export const strategyStyle = (strategy: Strategy): StrategyStyle =>
  STYLES[strategy] ?? {
    colour: 'var(--ink-3)',
    dash: '4 2 1 2',
    mark: <path d={MARKS[strategy]} fillRule="evenodd" />,
  };

/** Decorative: the name beside it says the same. */
export function StrategyMark({ strategy }: { strategy: Strategy }) {
  const { colour, mark } = strategyStyle(strategy);
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill={colour} aria-hidden="true" style={{ flex: 'none' }}>
      {mark}
    </svg>
  );
}
