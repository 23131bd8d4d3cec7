// Panel 2: where the network puts the probe's items, and how the anchor's loss pulls at them.
import { useRef, useState } from 'react';
import type { LossSpec } from '../../../metric';
import { useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { useRun } from '../../../state/run';
import { DataButton, type DataCell } from '../../shared/DataTable';
import { useAnchorTerm } from '../../shared/useAnchorTerm';
import { useTime } from '../../../state/time';
import { Panel } from '../Panel';
import { BatchRow } from '../time/BatchRow';
import { SlowCaption } from '../time/SlowCaption';
import { MapLegend } from './MapLegend';
import type { MapFacts, MapLoop } from './MapLoop';
import { MapStage, zoomBy } from './MapStage';
import { COMPARED_WITH, LOOKED_AT } from './source';
import { tableRows, TABLE_COLUMNS } from './table';
import './map.css';

const MODES = [
  ['images', 'Images'],
  ['dots', 'Dots'],
] as const;

function Tools({ rows }: { rows: () => DataCell[][] }) {
  const mode = useInterface((state) => state.mapMode);
  const forces = useInterface((state) => state.forces);
  return (
    <>
      <fieldset className="seg" aria-label="Marks">
        {MODES.map(([value, text]) => (
          <button
            key={value}
            aria-pressed={mode === value}
            onClick={() => useInterface.setState({ mapMode: value })}
          >
            {text}
          </button>
        ))}
      </fieldset>
      <div className="seg">
        <button
          aria-pressed={forces}
          aria-label="Forces"
          title="Forces: minus the gradient along each edge"
          onClick={() => useInterface.setState({ forces: !forces })}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M1 6h6" stroke="currentColor" strokeWidth="1.7" />
            <path d="M6.5 2.5 11.3 6 6.5 9.5z" fill="currentColor" />
          </svg>
        </button>
      </div>
      <DataButton title="Embedding map" columns={TABLE_COLUMNS} rows={rows} />
    </>
  );
}

const ZOOMS = [
  [1, 'Zoom in', '+'],
  [-1, 'Zoom out', '−'],
  [0, 'Show all', '⤢'],
] as const;

/** Whether a force can point the wrong way: where the weights are in the graph (the ends of the dial aside). */
const mayGoWrong = (spec: LossSpec): boolean =>
  spec.kind === 'pointToSet' &&
  !spec.detachWeights &&
  ['exponential', 'polynomial', 'own'].includes(spec.weighting.kind);

const NOTHING: MapFacts = { variance: null, wrongLabels: false };

/** Says that what is seen is not the page's own run, for as long as that is so. */
function RecordedLabel() {
  const step = useRun((state) => state.recorded);
  const failed = useRun((state) => state.phase === 'failed');
  if (step === null) return null;
  return (
    <p className="map-recorded cap">
      A recorded run, step {step}
      {!failed && ' · your own run starts in a moment'}
    </p>
  );
}

/** Which step a pane shows, where there are two. */
function PaneLabel({ step }: { step: number | null }) {
  return <p className="map-pane-label cap">{step === null ? '' : `step ${step}`}</p>;
}

/** The embedding map with its tools and legend. */
export function MapPanel() {
  const loop = useRef<MapLoop | null>(null);
  const [facts, setFacts] = useState<MapFacts>(NOTHING);
  // The canvas draws itself; this only feeds the legend, four times a second.
  const view = useAnchorTerm(4);
  const forces = useInterface((state) => state.forces);
  const part = useInterface((state) => state.part);
  const summary = useRun((state) => state.summary);
  const pinned = useTime(({ pinned }) => pinned?.frames[part]?.step ?? null);
  const beside = useInterface((state) => state.beside) && pinned !== null;
  const then = useRef<MapLoop | null>(null);
  const { frame } = live;
  const probe = summary?.probes[part];
  const count = probe?.items.length ?? 0;
  return (
    <Panel
      name="map"
      sub={`${count} ${live.shape?.kind === 'vector' ? 'vectors' : 'images'}`}
      tools={<Tools rows={() => tableRows(probe, view, summary?.cameraNames ?? [])} />}
    >
      <SlowCaption />
      <BatchRow />
      <div className="map-stage" data-beside={beside || undefined}>
        <div className="map-pane">
          <MapStage
            loopRef={loop}
            count={count}
            source={LOOKED_AT}
            of={beside ? ' at the step looked at' : ''}
            onFacts={setFacts}
          />
          {beside && <PaneLabel step={frame?.step ?? null} />}
        </div>
        {beside && (
          <div className="map-pane">
            <MapStage
              loopRef={then}
              count={count}
              source={COMPARED_WITH}
              beside={loop}
              of={` at step ${pinned}`}
            />
            <PaneLabel step={pinned} />
          </div>
        )}
        <RecordedLabel />
        {!frame && <p className="map-waiting cap late">The first frame is on its way.</p>}
        <fieldset className="map-zoom" aria-label="Zoom">
          {ZOOMS.map(([direction, name, sign]) => (
            <button
              key={name}
              aria-label={name}
              title={name}
              onClick={() => [loop, then].forEach(({ current }) => zoomBy(current, direction))}
            >
              {sign}
            </button>
          ))}
        </fieldset>
      </div>
      <MapLegend
        dimension={frame?.dimension ?? 0}
        facts={facts}
        pairShares={!!view && view.spec.kind !== 'pointToSet'}
        forces={forces}
        wrongWay={!!view && mayGoWrong(view.spec)}
        pinned={pinned}
        beside={beside}
      />
    </Panel>
  );
}
