// Panel 4 of the Train view: what the embedding is good for. Queries, their rankings, and how often they are right.
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { selectAnchor, showPart } from '../../../state/actions';
import { useInterface } from '../../../state/interface';
import { useRun } from '../../../state/run';
import type { DataSummary, EvaluationReport, PartName, QueryRanking } from '../../../worker/protocol';
import { DataButton, type DataCell } from '../../shared/DataTable';
import { itemName } from '../../shared/itemFacts';
import { thumbnailAspect } from '../../shared/thumbnail';
import { useNarrow, useSize } from '../../shared/useSize';
import { Panel } from '../Panel';
import { CameraMatrix } from './CameraMatrix';
import { hasMatrix } from './cameraWords';
import { changeInWords } from './marks';
import { earlier, rankChanges, scoreState } from './changes';
import { Cmc } from './Cmc';
import { Distances } from './Distances';
import { distancesHeight, rankingLayout, type RankingLayout } from './layout';
import { DetailsButton, PanelBar, type Face } from './PanelBar';
import { QueryRow, SHOWN } from './QueryRow';
import { Tiles } from './Tiles';
import './ranking.css';

/** How many items are ranked: training items among themselves (known once they are scored), or the gallery of the test split. */
const galleryOf = (summary: DataSummary, part: PartName, report: EvaluationReport | null): number =>
  report?.gallery ?? (part === 'seen' ? summary.queries.seen.items.length : summary.galleryItems);

const PARTS = [
  { value: 'seen', label: 'Seen', help: 'Identities of the training data' },
  { value: 'unseen', label: 'Unseen', help: 'Identities that training never sees' },
] as const;

function PartSwitch({ part }: { part: PartName }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings a frame and a legend of its own
    <div className="seg" role="group" aria-label="Identities">
      {PARTS.map(({ value, label, help }) => (
        <button
          key={value}
          type="button"
          aria-pressed={part === value}
          title={help}
          onClick={() => showPart(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function rankingRows(rankings: QueryRanking[], before: QueryRanking[]): DataCell[][] {
  return rankings.flatMap((ranking) => {
    const changes = rankChanges(ranking, earlier(ranking, before));
    const query = itemName(ranking.query);
    if (ranking.top.length === 0) return [[query, null, 'not counted', null, null, null, null]];
    return ranking.top
      .slice(0, SHOWN)
      .map(({ item, distance, correct, label }, place) => [
        query,
        place + 1,
        itemName(item),
        distance,
        correct ? 'right' : 'wrong',
        changeInWords(changes[place]) || null,
        label ?? null,
      ]);
  });
}

function RankingsButton({ part }: { part: PartName }) {
  const rows = () => {
    const { rankings, previousRankings } = useRun.getState();
    return rankingRows(rankings[part], previousRankings[part]);
  };
  return (
    <DataButton
      title="Rankings"
      columns={['Query', 'Place', 'Item', 'Distance', 'Verdict', 'Move', 'Wrong label']}
      rows={rows}
    />
  );
}

interface ChartsProps {
  now: EvaluationReport;
  before: EvaluationReport | null;
  cameraNames: string[];
  width: number;
  layout: RankingLayout;
}

/** Gap between the two charts, and the widest matrix of few and of many cameras; px. */
const CHART_GAP = 14;
const matrixWidth = (cameras: number, width: number) =>
  Math.round(cameras > 4 ? Math.min(180, width * 0.56) : Math.min(132, width * 0.44));

function Charts({ now, before, cameraNames, width, layout }: ChartsProps) {
  const withMatrix = hasMatrix(now.cameraRank1);
  const right = withMatrix ? matrixWidth(now.cameraRank1.length, width) : 0;
  return (
    <div className="ranking-charts">
      <Cmc
        now={now}
        before={before}
        width={width - (withMatrix ? right + CHART_GAP : 0)}
        height={layout.chart}
      />
      {withMatrix && (
        <CameraMatrix
          matrix={now.cameraRank1}
          names={cameraNames}
          step={now.step}
          width={right}
          height={layout.chart}
        />
      )}
    </div>
  );
}

/** Grey rows until the first rankings arrive. */
function Skeleton({ layout }: { layout: RankingLayout }) {
  const height = layout.thumbnail.height;
  return (
    <div className="ranking-skeleton" aria-hidden="true">
      {[0, 1, 2].map((row) => (
        <div key={row} style={{ height }} />
      ))}
    </div>
  );
}

/** Rows as they fit, with what they need of the run. */
function Rows({ part, layout }: { part: PartName; layout: RankingLayout }) {
  const summary = useRun((state) => state.summary);
  // Rows of pictures are drawn in slices, so that the page answers meanwhile.
  const rankings = useDeferredValue(useRun((state) => state.rankings[part]));
  const before = useDeferredValue(useRun((state) => state.previousRankings[part]));
  const chosen = useRun((state) => state.chosenQueries[part] !== null);
  const anchor = useInterface((state) => state.anchor);
  const probe = summary?.probes[part];
  const canBeAnchor = useCallback((item: number) => probe?.items.includes(item) ?? false, [probe]);
  const select = useCallback(
    (item: number) => {
      const index = probe?.items.indexOf(item) ?? -1;
      if (index >= 0) selectAnchor(index);
    },
    [probe],
  );
  if (!summary || rankings.length === 0) return <Skeleton layout={layout} />;
  const { cameraNames, excludeSameCamera } = summary;
  // What the person has chosen is never cut off: it scrolls where it does not fit.
  const shown = chosen ? rankings : rankings.slice(0, layout.rows);
  const rows = shown.map((ranking) => (
    <QueryRow
      key={ranking.query}
      ranking={ranking}
      before={earlier(ranking, before)}
      isAnchor={probe?.items[anchor] === ranking.query}
      cameraName={cameraNames.length > 1 ? (cameraNames[ranking.camera] ?? null) : null}
      layout={layout}
      excludeSameCamera={excludeSameCamera}
      canBeAnchor={canBeAnchor}
      onSelect={select}
    />
  ));
  return shown.length > layout.rows ? <div className="ranking-scroll">{rows}</div> : rows;
}

function Body({ part }: { part: PartName }) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const stacked = useNarrow();
  const summary = useRun((state) => state.summary);
  const now = useRun((state) => state.evaluation[part]);
  const before = useRun((state) => state.previousEvaluation[part]);
  const recorded = useRun((state) => state.recorded !== null);
  const available = useRun((state) => state.rankings[part].length);
  const [face, setFace] = useState<Face>('rankings');
  const [threshold, setThreshold] = useState<number | null>(null);
  const layout = useMemo(
    () => size && rankingLayout(size, summary ? thumbnailAspect() : 0.5, available, stacked),
    [size, summary, available, stacked],
  );
  return (
    <div className="ranking-body" ref={element}>
      {size && layout && size.width > 0 && (
        <>
          <Tiles
            now={now}
            before={before}
            excludeSameCamera={summary?.excludeSameCamera ?? false}
            recorded={recorded}
          >
            <DetailsButton part={part} />
            <RankingsButton part={part} />
          </Tiles>
          <PanelBar part={part} face={face} onFace={setFace} />
          {face === 'rankings' && <Rows part={part} layout={layout} />}
          {face === 'distances' && now?.errors && (
            <Distances
              report={now}
              errors={now.errors}
              width={size.width}
              height={distancesHeight(size.height, stacked)}
              chosen={threshold}
              onChoose={setThreshold}
            />
          )}
          {face === 'rankings' && now && scoreState(now) === 'scored' && (
            <Charts
              now={now}
              before={before}
              cameraNames={summary?.cameraNames ?? []}
              width={size.width}
              layout={layout}
            />
          )}
        </>
      )}
    </div>
  );
}

export function RetrievalPanel() {
  const part = useInterface((state) => state.part);
  const summary = useRun((state) => state.summary);
  const report = useRun((state) => state.evaluation[part]);
  return (
    <Panel
      name="ranking"
      sub={summary && `gallery of ${galleryOf(summary, part, report)}`}
      tools={<PartSwitch part={part} />}
    >
      <Body part={part} />
    </Panel>
  );
}
