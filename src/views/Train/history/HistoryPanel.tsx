// The strip below the chain: how the run got to where it is. The charts come lazily; their places are there at once.
import { Suspense } from 'react';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import { Charts, Scrubber } from '../lazyPanels';
import { Weights } from './Weights';
import './history.css';

const TITLES = ['Loss', 'Active anchors', 'Neff share', 'mAP', 'Distances'];

function Skeleton() {
  return (
    <div className="history-charts" aria-hidden="true">
      {TITLES.map((title) => (
        <div key={title} className="history-cell">
          <div className="history-head">
            <h3>{title}</h3>
          </div>
          <div className="history-skeleton" />
        </div>
      ))}
    </div>
  );
}

function Step() {
  const step = useRun((state) => state.step);
  const recorded = useRun((state) => state.recorded);
  return (
    <span className="history-step">
      {recorded === null ? `step ${step}` : `recorded run, step ${recorded}`}
    </span>
  );
}

export function HistoryPanel() {
  const every = useOptions((state) => state.options.evaluateEvery);
  return (
    <section className="panel history" aria-labelledby="history-title">
      <header>
        <h2 id="history-title">History</h2>
        <span className="sub">evaluated every {every} steps</span>
        <Suspense fallback={<Step />}>
          <Scrubber />
        </Suspense>
        <Weights />
      </header>
      <Suspense fallback={<Skeleton />}>
        <Charts />
      </Suspense>
    </section>
  );
}
