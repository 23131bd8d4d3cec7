// One side of the anchor: header with its set distance, bars, pictures with numbers, and what there is to see.
import type { ReactNode } from 'react';
import type { AnchorView } from '../../shared/anchorTerm';
import { fixed, short } from '../../shared/numberText';
import { RoleMark } from '../../shared/RoleMark';
import { memberThen, usePinnedTerm } from '../../shared/useAnchorTerm';
import { Bars } from './Bars';
import { MemberCell, signed } from './MemberCell';
import { Since } from './Since';
import type { StripLayout } from './stripLayout';
import { stripModel, type SideName } from './stripModel';

export interface StripProps {
  view: AnchorView;
  side: SideName;
  layout: StripLayout;
  /** Beside a short strip. */
  aside?: ReactNode;
  /** Below the strip. */
  note?: ReactNode;
}

const TITLES = {
  positive: ['Positives', 'farthest first'],
  negative: ['Negatives', 'nearest first'],
} as const;

function Stat({ view: { term, anchor }, side, size }: { view: AnchorView; side: SideName; size: number }) {
  const pinned = usePinnedTerm(anchor);
  if (!term) return <span className="lens-stat">{size} in the set</span>;
  const isPositive = side === 'positive';
  return (
    <span className="lens-stat">
      <span className="math">
        D<sup className="up">{isPositive ? '+' : '−'}</sup>
      </span>{' '}
      {fixed(isPositive ? term.positiveDistance : term.negativeDistance, 3)}
      <Since pinned={pinned} of={(then) => term[`${side}Distance`] - then[`${side}Distance`]} /> ·{' '}
      <span className="math">
        N<sub className="up">eff</sub>
      </span>{' '}
      {fixed(isPositive ? term.positiveEffectiveSize : term.negativeEffectiveSize, 1)} of {size}
    </span>
  );
}

export function Strip({ view, side, layout, aside, note }: StripProps) {
  const strip = stripModel(view, side, layout.shown);
  const pinned = usePinnedTerm(view.anchor);
  const [title, order] = TITLES[side];
  return (
    <section className="lens-strip" data-side={side} aria-label={`${title}, ${order}`}>
      <h3 className={side === 'positive' ? 'pos' : 'neg'}>
        <RoleMark name={side} />
        {title}
        <span className="cap">{order}</span>
        <Stat view={view} side={side} size={strip.size} />
      </h3>
      <div className="lens-row">
        <div>
          <Bars strip={strip} slot={layout.slot} height={layout.barHeight} />
          <ul className="lens-members">
            {strip.shown.map((member) => (
              <MemberCell
                key={member.item}
                member={member}
                side={side}
                slot={layout.slot}
                width={layout.picture.width}
                height={layout.picture.height}
                then={memberThen(pinned, member.item)}
              />
            ))}
            {strip.rest && (
              <li className="lens-rest" style={{ width: layout.tail }}>
                <span>
                  +{strip.rest.count}
                  <br />
                  more
                </span>
                <span>
                  {short(strip.rest.weight)}
                  <br />
                  {signed(strip.rest.effective)}
                </span>
              </li>
            )}
          </ul>
        </div>
        {aside}
      </div>
      {note}
    </section>
  );
}
