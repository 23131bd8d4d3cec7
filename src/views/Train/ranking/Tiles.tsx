// The four numbers at the head of the panel with their change, or the reason why there are none.
import type { ReactNode } from 'react';
import type { EvaluationReport } from '../../../worker/protocol';
import { countOf, hundredths } from '../../shared/numberText';
import { SinceSelect } from './SinceSelect';
import { scoreState, tiles, uncountedReason, type Tile } from './changes';

/** Two-digit changes leave no room for a decimal. */
const WIDE_CHANGE = 10;

function Change({ change }: { change: number | null }) {
  if (change === null) return null;
  const size = Math.abs(change);
  const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const words = change ? `${direction} ${size.toFixed(1)} points` : 'unchanged';
  return (
    <em className={direction}>
      <span aria-hidden="true">
        {change > 0 ? '▲' : change < 0 ? '▼' : '='}
        {change !== 0 && size.toFixed(size >= WIDE_CHANGE ? 0 : 1)}
      </span>
      <span className="sr">, {words}</span>
    </em>
  );
}

function OneTile({ name, value, change }: Tile) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{hundredths(value, 1)}</b>
        {value !== null && <span className="sr"> percent</span>}
        <Change change={change} />
      </dd>
    </div>
  );
}

interface TilesProps {
  now: EvaluationReport | null;
  before: EvaluationReport | null;
  excludeSameCamera: boolean;
  /** The numbers are of the recorded run, not of the page's own. */
  recorded: boolean;
  /** Buttons of the scores in full and of the table behind the rankings. */
  children: ReactNode;
}

/** Which evaluation the numbers come from. */
function when({ now, recorded }: Pick<TilesProps, 'now' | 'recorded'>): string {
  if (!now) return 'not evaluated yet';
  return recorded ? `% of a recorded run, step ${now.step}` : `% at step ${now.step}`;
}

export function Tiles({ now, before, excludeSameCamera, recorded, children }: TilesProps) {
  if (scoreState(now) === 'uncounted')
    return (
      <div className="ranking-uncounted" role="note">
        <b>
          {now?.queries === undefined ? 'No query' : `None of ${countOf(now.queries, 'query', 'queries')}`}{' '}
          could be counted
        </b>{' '}
        at step {now?.step}. {uncountedReason(excludeSameCamera)}
      </div>
    );
  return (
    <div className="ranking-scores">
      <dl className="ranking-tiles">
        {tiles(now, before).map((tile) => (
          <OneTile key={tile.name} {...tile} />
        ))}
      </dl>
      <div className="ranking-when cap">
        <span>{when({ now, recorded })}</span>
        {now && !recorded && <SinceSelect now={now.step} before={before?.step ?? null} />}
        {children}
      </div>
    </div>
  );
}
