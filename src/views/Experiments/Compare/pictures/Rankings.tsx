// The same query's top ten in every lane, one below the other; what is lit in one is lit in all.
import { memo, useRef, useState } from 'react';
import { showQuery } from '../../../../state/compare/actions';
import { compareLive } from '../../../../state/compare/live';
import { light, useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import type { LaneFacts } from '../../../../state/compare/types';
import type { QueryRanking, RankedItem } from '../../../../worker/protocol';
import { short } from '../../../shared/numberText';
import { RoleMark } from '../../../shared/RoleMark';
import { RunMark } from '../../../shared/runLooks';
import { Pictures, Thumbnail, thumbnailAspect } from '../../../shared/thumbnail';
import { useNarrow, useSize } from '../../../shared/useSize';
import { RightMark, WrongMark } from '../../../shared/verdictMarks';
import { useLane, useShownLanes, type LaneView } from '../useLanes';
import { walkRow } from '../../../shared/walkRow';

const SHOWN = 10;
/** Height of a picture in CSS px: as much as its place in the row allows. */
const LEAST_HEIGHT = 48;
const MOST_HEIGHT = 104;
/** What a row on a wide and on a narrow page holds beside its pictures, and how many of these stand in a line. */
const WIDE = { beside: 250, pictures: SHOWN + 1, gap: 10 };
const NARROW = { beside: 70, pictures: SHOWN / 2 + 1, gap: 10 };

function heightIn(width: number, aspect: number, narrow: boolean): number {
  const { beside, pictures, gap } = narrow ? NARROW : WIDE;
  const height = ((width - beside) / pictures - gap) / aspect;
  return Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, height)));
}

interface PictureProps {
  ranked: RankedItem;
  place: number;
  data: number;
  width: number;
  height: number;
  tabbable: boolean;
  onFocus: (place: number) => void;
}

function nameOf({ item, identity, correct, distance, label }: RankedItem, place: number): string {
  const verdict = correct ? 'right' : 'wrong';
  const labelled = label === undefined ? '' : `, labelled ${label} in training`;
  return `Place ${place + 1}: item ${item}, identity ${identity}${labelled}, ${verdict}, distance ${short(distance)}`;
}

const Ranked = memo(function Ranked({ ranked, place, data, width, height, tabbable, onFocus }: PictureProps) {
  const { item, correct } = ranked;
  const lit = useCompareLook((state) => state.lit?.item === item && state.lit.data === data);
  const name = nameOf(ranked, place);
  return (
    <button
      type="button"
      className={`ranks-picture ${correct ? 'right' : 'wrong'}`}
      data-lit={lit || undefined}
      data-item={item}
      aria-label={name}
      title={`${name}. Click: make it the query`}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => showQuery(item)}
      onPointerEnter={() => light(item, { picturesOf: data })}
      onPointerLeave={() => light(null, { picturesOf: data })}
      onFocus={() => {
        onFocus(place);
        light(item, { picturesOf: data });
      }}
      onBlur={() => light(null, { picturesOf: data })}
    >
      <span className="ranks-image">
        <Thumbnail item={item} width={width} height={height} />
        {ranked.label !== undefined && <RoleMark name="wrongLabel" />}
      </span>
      {correct ? <RightMark /> : <WrongMark />}
    </button>
  );
});

const dataOf = ({ picturesOf }: LaneFacts) => picturesOf;
const rankingsOf = ({ rankings }: LaneFacts) => rankings;

function Row({ lane: { id, name, look }, room }: { lane: LaneView; room: number }) {
  const part = useCompare((state) => state.part);
  const query = useCompare((state) => state.query);
  const rankings = useLane(id, rankingsOf);
  const data = useLane(id, dataOf) ?? id;
  const [focused, setFocused] = useState(0);
  const source = compareLive.pictures(data);
  const ranking: QueryRanking | undefined = rankings?.[part].find((each) => each.query === query);
  const top = ranking?.top.slice(0, SHOWN) ?? [];
  const aspect = thumbnailAspect(source);
  const height = heightIn(room, aspect, useNarrow());
  const width = Math.round(height * aspect);
  const mislabelled = top.some(({ label }) => label !== undefined);
  return (
    <section className="ranks-row" aria-label={`Ranking in ${name}`}>
      <h3>
        <RunMark look={look} /> {name}
        <span className="cap">{ranking?.ap == null ? 'not counted' : `AP ${short(ranking.ap)}`}</span>
        {mislabelled && (
          <span className="cap ranks-key">
            <RoleMark name="wrongLabel" /> wrong label in training
          </span>
        )}
      </h3>
      <Pictures value={source}>
        {query !== null && (
          <span className="ranks-query">
            <Thumbnail item={query} width={width} height={height} label={`Query: item ${query}`} />
          </span>
        )}
        {top.length === 0 ? (
          <p className="cap">
            {ranking ? 'No true match is left in the gallery for this query.' : 'Not ranked yet.'}
          </p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside
          <ol onKeyDown={walkRow}>
            {top.map((ranked, place) => (
              <li key={ranked.item}>
                <Ranked
                  ranked={ranked}
                  place={place}
                  data={data}
                  width={width}
                  height={height}
                  tabbable={place === Math.min(focused, top.length - 1)}
                  onFocus={setFocused}
                />
              </li>
            ))}
          </ol>
        )}
      </Pictures>
    </section>
  );
}

export function Rankings() {
  const lanes = useShownLanes();
  const scrubbed = useCompare((state) => state.scrubbed);
  const box = useRef<HTMLElement>(null);
  const size = useSize(box);
  return (
    <section ref={box} className="panel ranks" aria-labelledby="ranks-title">
      <header>
        <h2 id="ranks-title">The same query</h2>
        <span className="sub">
          top ten in each lane, {scrubbed === null ? 'at the last scored step' : `at step ${scrubbed}`}
        </span>
      </header>
      {lanes.map((lane) => (
        <Row key={lane.id} lane={lane} room={size?.width ?? 0} />
      ))}
    </section>
  );
}
