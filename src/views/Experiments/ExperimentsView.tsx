// Experiments: comparisons under one clock, sweeps over options and seeds, and the runs that are kept.
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { EXPERIMENT_PARTS, type ExperimentPart } from '../../experiment/experimentsLink';
import { followExperiments, useExperiments } from '../../state/experiments';
import { FailureBoundary } from '../FailureBoundary';
import './experiments.css';

const CompareView = lazy(async () => ({ default: (await import('./Compare/CompareView')).CompareView }));
const SweepView = lazy(async () => ({ default: (await import('./Sweep/SweepView')).SweepView }));
const RunsView = lazy(async () => ({ default: (await import('./Runs/RunsView')).RunsView }));

const PARTS: Record<ExperimentPart, { name: string; says: string; View: ComponentType }> = {
  compare: { name: 'Compare', says: 'Up to four lanes under one clock', View: CompareView },
  sweep: { name: 'Sweep', says: 'Many runs over options and seeds', View: SweepView },
  runs: { name: 'Runs', says: 'What is kept on this machine', View: RunsView },
};

function Parts({ shown }: { shown: ExperimentPart }) {
  const left = useExperiments((state) => state.left);
  return (
    <nav className="experiments-parts" aria-label="Parts of Experiments">
      {EXPERIMENT_PARTS.map((part) => (
        <a
          key={part}
          href={left[part]}
          aria-current={part === shown ? 'page' : undefined}
          title={PARTS[part].says}
        >
          {PARTS[part].name}
        </a>
      ))}
    </nav>
  );
}

export function ExperimentsView() {
  useEffect(followExperiments, []);
  const part = useExperiments((state) => state.part);
  const { name, View } = PARTS[part];
  useEffect(() => {
    const before = document.title;
    document.title = `${name} – HAP2S Playground`;
    return () => {
      document.title = before;
    };
  }, [name]);
  return (
    <main className="experiments" aria-label="Experiments">
      <Parts shown={part} />
      <FailureBoundary key={part}>
        <Suspense fallback={null}>
          <View />
        </Suspense>
      </FailureBoundary>
    </main>
  );
}
