// Looks of runs that are drawn together: each keeps its strategy's colour, dash and mark, and no two are alike.
import type { Strategy } from '../../experiment/lossOptions';
import type { RunLook } from './chart/types';
import { strategyStyle } from './strategyStyle';

/** The strategies that have a look of their own, by the number of their colour. */
const STYLED: readonly Strategy[] = ['uniform', 'hardest', 'exponential', 'random', 'polynomial', 'semihard'];
const SIX: readonly RunLook[] = STYLED.map(strategyStyle);

/** The k-th look: the six, then their colours with other dashes and marks (36 in all). */
function lookAt(k: number): RunLook {
  const round = Math.floor(k / SIX.length);
  const turned = (by: number) => SIX[(k + by * round) % SIX.length];
  return { colour: turned(0).colour, dash: turned(1).dash, mark: turned(2).mark };
}

/** One look per run. The first run of a strategy has the strategy's; others take what is left, in order. */
export function laneLooks(strategies: readonly Strategy[]): RunLook[] {
  const taken = new Set<number>();
  const own = strategies.map((strategy) => {
    const k = STYLED.indexOf(strategy);
    if (k < 0 || taken.has(k)) return null;
    taken.add(k);
    return k;
  });
  let next = 0;
  return own.map((k) => {
    if (k !== null) return lookAt(k);
    while (taken.has(next)) next++;
    taken.add(next);
    return lookAt(next);
  });
}

/** A mark's drawing is 12 × 12. */
const BOX = 12;

/** A run's mark, for lists and tables. Decorative: the name beside it says the same. */
export function RunMark({ look: { colour, mark } }: { look: RunLook }) {
  return (
    <svg
      width={BOX}
      height={BOX}
      viewBox={`0 0 ${BOX} ${BOX}`}
      fill={colour}
      aria-hidden="true"
      className="run-mark"
    >
      {mark}
    </svg>
  );
}

/** The mark in the middle of a piece of the run's line. Decorative as well. */
export function RunKey({ look, width = 32 }: { look: RunLook; width?: number }) {
  return (
    <svg width={width} height={BOX} aria-hidden="true" className="run-mark">
      <RunKeyDrawing look={look} width={width} />
    </svg>
  );
}

/** The same, within another drawing; its box is `width` × 12. */
export function RunKeyDrawing({ look: { colour, dash, mark }, width }: { look: RunLook; width: number }) {
  return (
    <>
      <path
        d={`M0 ${BOX / 2}H${width}`}
        stroke={colour}
        strokeWidth="2"
        strokeDasharray={dash || undefined}
      />
      <g
        transform={`translate(${width / 2 - 4.5} 1.5) scale(.75)`}
        fill={colour}
        stroke="var(--surface)"
        strokeWidth="1.5"
      >
        {mark}
      </g>
    </>
  );
}
