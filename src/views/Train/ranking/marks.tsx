// Right and wrong, up and down: told by shape as well as by colour.
import type { RankChange } from './changes';

export const RightMark = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <circle cx="6" cy="6" r="5.6" fill="var(--positive)" />
    <path d="m3.4 6.2 1.9 1.9 3.4-4" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
  </svg>
);

export const WrongMark = () => (
  <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
    <path d="M6.5 0 13 6.5 6.5 13 0 6.5Z" fill="var(--negative)" />
    <path d="m4.6 4.6 3.8 3.8M8.4 4.6 4.6 8.4" stroke="var(--surface)" strokeWidth="1.4" />
  </svg>
);

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
