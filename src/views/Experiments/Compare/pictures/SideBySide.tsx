// Small multiples: one column for each lane, with axes that are the same in all of them.
import { useMemo } from 'react';
import { showPart, showQuery } from '../../../../state/compare/actions';
import { useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import type { LaneFacts } from '../../../../state/compare/types';
import type { PartName } from '../../../../worker/protocol';
import { NextIcon, PreviousIcon } from '../../../shared/controls/icons';
import { Segments } from '../../../shared/controls/Segments';
import { RunMark } from '../../../shared/runLooks';
import { useStages } from '../../../shared/useStages';
import { useEach, useShownLanes, type LaneView } from '../useLanes';
import { Histogram } from './Histogram';
import { farthestOf } from './histograms';
import { LaneMap } from './LaneMap';
import { WeightBars } from './WeightBars';
import './pictures.css';

const PARTS: readonly { value: PartName; label: string; help: string }[] = [
  { value: 'seen', label: 'Seen', help: 'identities that are trained on' },
  { value: 'unseen', label: 'Unseen', help: 'identities that are never trained on' },
];

type Scale = 'shared' | 'own';
const SCALES: readonly { value: Scale; label: string; help: string }[] = [
  { value: 'shared', label: 'Shared scale', help: 'all maps can be compared in size' },
  { value: 'own', label: 'Own scale', help: 'each map fills its square' },
];

/** Which item is the anchor and the query of every lane; by keyboard too. */
function QueryChoice() {
  const part = useCompare((state) => state.part);
  const query = useCompare((state) => state.query);
  const probe = useCompare((state) => state.lanes[0]?.summary?.probes[part]);
  if (!probe || query === null) return null;
  const items = [...probe.items];
  const at = items.indexOf(query);
  const by = (step: number) => showQuery(items[(at + step + items.length) % items.length]);
  return (
    <div className="side-query">
      <button type="button" className="icon" aria-label="Previous anchor" onClick={() => by(-1)}>
        <PreviousIcon />
      </button>
      <select
        className="control-select"
        aria-label="Anchor and query of all lanes"
        value={query}
        onChange={(event) => showQuery(Number(event.target.value))}
      >
        {at < 0 && <option value={query}>item {query}</option>}
        {items.map((item, row) => (
          <option key={item} value={item}>
            item {item}, identity {probe.identity[row]}
          </option>
        ))}
      </select>
      <button type="button" className="icon" aria-label="Next anchor" onClick={() => by(1)}>
        <NextIcon />
      </button>
    </div>
  );
}

export function PicturesBar() {
  const part = useCompare((state) => state.part);
  const none = useCompare((state) => state.lanes[0]?.summary?.probes.unseen.items.length === 0);
  const ownScale = useCompareLook((state) => state.ownScale);
  return (
    <header>
      <h2 id="side-title">Side by side</h2>
      <span className="sub">one plane, {ownScale ? 'own scales' : 'one scale'}, the same anchor</span>
      <div className="tools">
        <QueryChoice />
        <Segments<Scale>
          label="Scale of the maps"
          choices={SCALES}
          value={ownScale ? 'own' : 'shared'}
          onChange={(value) => useCompareLook.setState({ ownScale: value === 'own' })}
        />
        {!none && <Segments label="Identities" choices={PARTS} value={part} onChange={showPart} />}
      </div>
    </header>
  );
}

const evaluationOf = ({ evaluation }: LaneFacts) => evaluation;
const idOf = ({ id }: LaneFacts) => id;

/** Newest or looked-at reports of the shown part, by lane id. */
function useReports() {
  const ids = useEach(idOf);
  const evaluations = useEach(evaluationOf);
  const part = useCompare((state) => state.part);
  return useMemo(() => new Map(ids.map((id, i) => [id, evaluations[i][part]])), [ids, evaluations, part]);
}

function Column({ lane, children }: { lane: LaneView; children: React.ReactNode }) {
  return (
    <section className="side-column" aria-label={lane.name}>
      <h3>
        <RunMark look={lane.look} /> {lane.name}
      </h3>
      {children}
    </section>
  );
}

/** Maps, weights, distances: one kind after the other, each in a frame of its own. */
const STAGES = 3;

export function SideBySide() {
  const lanes = useShownLanes();
  const ids = useMemo(() => lanes.map(({ id }) => id), [lanes]);
  const reports = useReports();
  const stage = useStages(STAGES);
  const most = useMemo(() => {
    const shown = ids.map((id) => reports.get(id)).filter((report) => report && report.countedQueries > 0);
    return farthestOf(shown.flatMap((report) => (report ? [report.histogram] : [])));
  }, [ids, reports]);
  return (
    <section className="panel side" aria-labelledby="side-title">
      <PicturesBar />
      <div className="side-columns" style={{ '--lanes': lanes.length } as React.CSSProperties}>
        {lanes.map((lane, i) => (
          <Column key={lane.id} lane={lane}>
            <LaneMap lane={lane} ids={ids} />
            {stage > 1 && <WeightBars lane={lane} turn={i / lanes.length} />}
            {stage > 2 && <Histogram name={lane.name} report={reports.get(lane.id) ?? null} most={most} />}
          </Column>
        ))}
      </div>
    </section>
  );
}
