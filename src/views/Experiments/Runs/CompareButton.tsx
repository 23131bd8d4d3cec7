// Kept runs as lanes of a comparison: beside those that are open where there is room, else as a comparison of their own.
import { MOST_LANES } from '../../../experiment/comparison/link';
import type { RunSummary } from '../../../experiment/runs/summary';
import { addLane, openComparison } from '../../../state/compare/actions';
import { comparisonLink } from '../../../state/compare/address';
import { lookAfresh } from '../../../state/compare/look';
import { useCompare } from '../../../state/compare/store';

function openAlone(runs: readonly RunSummary[]): void {
  lookAfresh('');
  openComparison({
    lanes: runs.map(({ options }) => options),
    steps: Math.max(...runs.map(({ steps }) => steps)),
    changes: { ...runs.map(({ changes }) => changes) },
  });
}

/** Trains the runs again, under one clock. */
export function CompareButton({ runs }: { runs: readonly RunSummary[] }) {
  const open = useCompare(({ phase, lanes }) => (phase === 'idle' ? 0 : lanes.length));
  if (runs.length > MOST_LANES)
    return <span className="cap">A comparison has at most {MOST_LANES} lanes.</span>;
  const joins = open > 0 && open + runs.length <= MOST_LANES;
  const compare = () => {
    if (joins) for (const { options, changes } of runs) addLane(options, { changes });
    else openAlone(runs);
    location.hash = comparisonLink() ?? '#/experiments/compare';
  };
  const title = joins
    ? `Trained again beside the ${open === 1 ? 'lane' : `${open} lanes`} of the comparison that is open`
    : open
      ? 'The comparison that is open has no room for it, so another one takes its place'
      : 'Trained again as a comparison, to which other lanes can be added';
  return (
    <button type="button" className="btn sm" title={title} onClick={compare}>
      {joins ? 'Add to the comparison' : 'Compare'}
    </button>
  );
}
