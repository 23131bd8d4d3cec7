// The change of one number of the lens since the moment that is compared with, in the little room beside it.
import type { AnchorTerm } from '../../../metric';
import type { AnchorView } from '../../shared/anchorTerm';
import { fixed, short } from '../../shared/numberText';

interface SinceProps {
  pinned: { step: number; view: AnchorView } | null;
  /** The difference to the anchor's term of then. */
  of: (then: AnchorTerm) => number;
}

/** "▼.12"; nothing while nothing is compared. */
export function Since({ pinned, of }: SinceProps) {
  const then = pinned?.view.term;
  if (!pinned || !then) return null;
  const change = of(then);
  const size = Math.abs(change);
  const isSame = size < 0.005;
  return (
    <span className="lens-since" title={`${fixed(change, 3)} since step ${pinned.step}`}>
      <span aria-hidden="true">{isSame ? '=' : `${change > 0 ? '▲' : '▼'}${short(size)}`}</span>
      <span className="sr">
        {isSame ? ', unchanged' : `, ${change > 0 ? 'up' : 'down'} ${fixed(size)}`} since step {pinned.step}
      </span>
    </span>
  );
}
