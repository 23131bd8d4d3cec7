// One query and its first ten: right and wrong by frame and mark, moves since the evaluation before by arrows.
import { memo, useState } from 'react';
import { setHovered, useInterface } from '../../../state/interface';
import type { QueryRanking, RankedItem } from '../../../worker/protocol';
import { itemName } from '../../shared/itemFacts';
import { short } from '../../shared/numberText';
import { RoleMark } from '../../shared/RoleMark';
import { Thumbnail } from '../../shared/thumbnail';
import { walkRow } from '../../shared/walkRow';
import { rankChanges, uncountedReason, type RankChange } from './changes';
import type { RankingLayout } from './layout';
import { RightMark, WrongMark } from '../../shared/verdictMarks';
import { changeInWords, ChangeMark } from './marks';

/** How many places of a ranking are shown. */
export const SHOWN = 10;

interface PictureProps {
  ranked: RankedItem;
  place: number;
  change: RankChange;
  size: { width: number; height: number };
  /** Whether the item is in the probe, so that it can become the anchor. */
  canBeAnchor: boolean;
  tabbable: boolean;
  onSelect: (item: number) => void;
  onFocus: (place: number) => void;
}

/** Said where a wrong label was planted: the verdict goes by who is really there. */
const labelWords = (label: number) => `labelled ${label} in training, a planted mistake`;

function nameOf({ ranked, place, change }: Pick<PictureProps, 'ranked' | 'place' | 'change'>): string {
  const verdict = ranked.correct ? 'right' : 'wrong';
  const parts = [
    `Place ${place + 1}: ${itemName(ranked.item)}`,
    verdict,
    `distance ${short(ranked.distance)}`,
  ];
  if (ranked.label !== undefined) parts.push(`really ${ranked.identity}, ${labelWords(ranked.label)}`);
  const moved = changeInWords(change);
  return (moved ? [...parts, moved] : parts).join(', ');
}

function Picture({ ranked, place, change, size, canBeAnchor, tabbable, onSelect, onFocus }: PictureProps) {
  const { item, correct } = ranked;
  const lit = useInterface((state) => state.hovered === item);
  const name = nameOf({ ranked, place, change });
  return (
    <button
      type="button"
      className={`ranking-picture ${correct ? 'right' : 'wrong'}${lit ? ' lit' : ''}`}
      aria-label={name}
      title={canBeAnchor ? `${name}. Click: make it the anchor` : name}
      aria-disabled={!canBeAnchor}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onSelect(item)}
      onPointerEnter={() => setHovered(item)}
      onPointerLeave={() => setHovered(null)}
      onFocus={() => {
        onFocus(place);
        setHovered(item);
      }}
      onBlur={() => setHovered(null)}
    >
      <span className="ranking-image">
        <Thumbnail item={item} {...size} />
        {ranked.label !== undefined && <RoleMark name="wrongLabel" />}
      </span>
      <span className="ranking-mark">{correct ? <RightMark /> : <WrongMark />}</span>
      <ChangeMark change={change} />
    </button>
  );
}

interface QueryRowProps {
  ranking: QueryRanking;
  /** The same query at the evaluation before, where known. */
  before: QueryRanking | null;
  isAnchor: boolean;
  /** Null where the data have no cameras. */
  cameraName: string | null;
  layout: RankingLayout;
  excludeSameCamera: boolean;
  canBeAnchor: (item: number) => boolean;
  onSelect: (item: number) => void;
}

function Caption({ ranking, before, isAnchor, cameraName }: QueryRowProps) {
  return (
    <div className="ranking-caption cap">
      <span>
        <b>{isAnchor ? 'The anchor as query' : `Identity ${ranking.identity}`}</b>
        {cameraName && ` · ${cameraName}`}
        {ranking.label !== undefined && (
          <span className="ranking-mislabelled" title={`This query is ${labelWords(ranking.label)}`}>
            {' '}
            · labelled {ranking.label}
          </span>
        )}
      </span>
      <span>
        {ranking.ap === null ? (
          'not counted'
        ) : (
          <>
            AP <b>{short(ranking.ap)}</b>
            {before && before.ap !== null && <span className="dim"> was {short(before.ap)}</span>}
          </>
        )}
      </span>
    </div>
  );
}

function QueryPicture({ ranking, isAnchor, layout, canBeAnchor, onSelect }: QueryRowProps) {
  const { query } = ranking;
  const lit = useInterface((state) => state.hovered === query);
  const name = `Query: ${itemName(query)}`;
  return (
    <button
      type="button"
      className={`ranking-query${isAnchor ? ' anchor' : ''}${lit ? ' lit' : ''}`}
      aria-label={isAnchor ? `${name}, the anchor` : name}
      title={canBeAnchor(query) && !isAnchor ? `${name}. Click: make it the anchor` : name}
      aria-disabled={isAnchor || !canBeAnchor(query)}
      onClick={() => onSelect(query)}
      onPointerEnter={() => setHovered(query)}
      onPointerLeave={() => setHovered(null)}
      onFocus={() => setHovered(query)}
      onBlur={() => setHovered(null)}
    >
      <Thumbnail item={query} {...layout.query} />
    </button>
  );
}

export const QueryRow = memo(function QueryRow(props: QueryRowProps) {
  const { ranking, before, layout, canBeAnchor, onSelect, excludeSameCamera } = props;
  const [focused, setFocused] = useState(0);
  const changes = rankChanges(ranking, before);
  const shown = ranking.top.slice(0, SHOWN);
  return (
    <section className="ranking-row" aria-label={`Ranking for ${itemName(ranking.query)}`}>
      <Caption {...props} />
      <QueryPicture {...props} />
      {shown.length === 0 ? (
        <p className="ranking-why cap">This query is not counted. {uncountedReason(excludeSameCamera)}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside
        <ol style={{ gridTemplateColumns: `repeat(${layout.columns}, 1fr)` }} onKeyDown={walkRow}>
          {shown.map((ranked, place) => (
            // By place, not by item: a new order redraws pictures instead of making all anew.
            <li key={place}>
              <Picture
                ranked={ranked}
                place={place}
                change={changes[place]}
                size={layout.thumbnail}
                canBeAnchor={canBeAnchor(ranked.item)}
                tabbable={place === Math.min(focused, shown.length - 1)}
                onSelect={onSelect}
                onFocus={setFocused}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
});
