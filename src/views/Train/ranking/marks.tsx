// Up and down among the ranked: told by shape as well as by colour.
import type { RankChange } from './changes';

/** What a rank change is called. */
export function changeInWords(change: RankChange): string {
  switch (change.kind) {
    case 'up':
    case 'down':
      return `${change.kind} ${change.by}`;
    case 'same':
      return 'same place';
    case 'new':
      return 'new among the first';
    case 'unknown':
      return '';
  }
}

const SIGN = { up: '▲', down: '▼', same: '–', new: '▲', unknown: '' } as const;

/** Arrow and number below a picture. */
export function ChangeMark({ change }: { change: RankChange }) {
  return (
    <span className={`ranking-change ${change.kind === 'new' ? 'up' : change.kind}`} aria-hidden="true">
      {SIGN[change.kind]}
      {change.kind === 'up' || change.kind === 'down' ? change.by : change.kind === 'new' ? '+' : ''}
    </span>
  );
}
