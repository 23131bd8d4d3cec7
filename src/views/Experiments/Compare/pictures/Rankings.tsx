// The same query's top ten in every lane, one below the other; what is lit in one is lit in all.
import { memo, useState } from 'react';
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
import { RightMark, WrongMark } from '../../../shared/verdictMarks';
import { useLane, useShownLanes, type LaneView } from '../useLanes';
import { walkRow } from '../../../shared/walkRow';

const SHOWN = 10;
/** Height of a picture in CSS px. */
const HEIGHT = 48;

interface PictureProps {
  ranked: RankedItem;
  place: number;
  data: number;
  width: number;
  tabbable: boolean;
  onFocus: (place: number) => void;
}

function nameOf({ item, identity, correct, distance, label }: RankedItem, place: number): string {
  const verdict = correct ? 'right' : 'wrong';
  const labelled = label === undefined ? '' : `, labelled ${label} in training`;
  return `Place ${place + 1}: item ${item}, identity ${identity}${labelled}, ${verdict}, distance ${short(distance)}`;
}

const Ranked = memo(function Ranked({ ranked, place, data, width, tabbable, onFocus }: PictureProps) {
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
        <Thumbnail item={item} width={width} height={HEIGHT} />
        {ranked.label !== undefined && <RoleMark name="wrongLabel" />}
      </span>
      {correct ? <RightMark /> : <WrongMark />}
    </button>
  );
});

const dataOf = ({ picturesOf }: LaneFacts) => picturesOf;
const rankingsOf = ({ rankings }: LaneFacts) => rankings;

function Row({ lane: { id, name, look } }: { lane: LaneView }) {
  const part = useCompare((state) => state.part);
  const query = useCompare((state) => state.query);
  const rankings = useLane(id, rankingsOf);
  const data = useLane(id, dataOf) ?? id;
  const [focused, setFocused] = useState(0);
  const source = compareLive.pictures(data);
  const ranking: QueryRanking | undefined = rankings?.[part].find((each) => each.query === query);
  const top = ranking?.top.slice(0, SHOWN) ?? [];
  const width = Math.round(HEIGHT * thumbnailAspect(source));
  return (
    <section className="ranks-row" aria-label={`Ranking in ${name}`}>
      <h3>
        <RunMark look={look} /> {name}
        <span className="cap">{ranking?.ap == null ? 'not counted' : `AP ${short(ranking.ap)}`}</span>
      </h3>
      <Pictures value={source}>
        {query !== null && (
          <span className="ranks-query">
            <Thumbnail item={query} width={width} height={HEIGHT} label={`Query: item ${query}`} />
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
  return (
    <section className="panel ranks" aria-labelledby="ranks-title">
      <header>
        <h2 id="ranks-title">The same query</h2>
        <span className="sub">
          top ten in each lane, {scrubbed === null ? 'at the last scored step' : `at step ${scrubbed}`}
        </span>
      </header>
      {lanes.map((lane) => (
        <Row key={lane.id} lane={lane} />
      ))}
    </section>
  );
}
