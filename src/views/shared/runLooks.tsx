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

/** The other run of a pair: its strategy's colour and mark, but hollow, with another dash. */
function secondOf(k: number): RunLook {
  const { colour, mark } = SIX[k];
  const { dash } = lookAt(k + SIX.length);
  const hollow = (
    <g fill="var(--surface)" stroke={colour} strokeWidth="2">
      {mark}
    </g>
  );
  return { colour, dash, mark: hollow };
}

/**
 * One look per run. The first run of a strategy has the strategy's; of exactly two, the other is seen to be of the same; all
 * others take what is left, in order.
 */
export function laneLooks(strategies: readonly Strategy[]): RunLook[] {
  const taken = new Set<number>();
  const own = strategies.map((strategy) => {
    const k = STYLED.indexOf(strategy);
    if (k < 0) return null;
    if (!taken.has(k)) {
      taken.add(k);
      return lookAt(k);
    }
    if (strategies.filter((other) => other === strategy).length !== 2) return null;
    taken.add(k + SIX.length); // the same line
    return secondOf(k);
  });
  let next = 0;
  return own.map((look, i) => {
    if (look) return look;
    while (taken.has(next)) next++;
    taken.add(next);
    const strategy = strategies[i];
    // A strategy without a colour of its own keeps its mark; a further run of any strategy has another.
    const marked = !STYLED.includes(strategy) && strategies.indexOf(strategy) === i;
    return marked ? { ...lookAt(next), mark: strategyStyle(strategy).mark } : lookAt(next);
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
