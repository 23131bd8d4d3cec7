// All runs that are kept on this machine: found, opened, named, compared, deleted, saved as files and brought in from them.
import { useEffect, useState } from 'react';
import type { RunSummary } from '../../../experiment/runs/summary';
import { dismissRunsProblem, loadRuns, useRuns } from '../../../state/runs/runs';
import { resumeSweeps, useSweeps } from '../../../state/sweeps/sweeps';
import { useFileDrop } from '../../shared/useFileDrop';
import { useNarrow } from '../../shared/useSize';
import { importRuns, type Imported } from './importRuns';
import { bySweep, listed, type RunFilter } from './list';
import { RunDialog } from './RunDialog';
import { RunsBar } from './RunsBar';
import { RunsTable } from './RunsTable';
import { SelectedBar } from './SelectedBar';
import '../Sweep/results.css';
import './runs.css';

/** What was brought in, and what is wrong with the rest. */
function Outcome({ imported, onClose }: { imported: Imported; onClose: () => void }) {
  return (
    <div className="runs-outcome" role={imported.wrong.length ? 'alert' : 'status'}>
      <div>
        {[...new Set([...imported.wrong, ...imported.notices])].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <button type="button" className="btn sm" onClick={onClose}>
        OK
      </button>
    </div>
  );
}

function Empty({ any }: { any: boolean }) {
  return (
    <p className="runs-empty">
      {any
        ? 'No run has all of these words and the tag.'
        : 'No run is kept yet. A sweep keeps every run that it trains, a comparison keeps those you choose, and a run file that you drop here is kept too.'}
    </p>
  );
}

const FIRST: RunFilter = { text: '', tag: '', order: 'created', falling: true };

export function RunsView() {
  const { ready, runs, problem, storage } = useRuns();
  const sweeps = useSweeps((state) => state.sweeps);
  const narrow = useNarrow();
  const [filter, setFilter] = useState(FIRST);
  const [grouped, setGrouped] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  useEffect(() => {
    void loadRuns();
    void resumeSweeps(); // they know the names of the groups
  }, []);
  const take = (files: readonly File[]) =>
    void importRuns(files).then((outcome) => {
      setImported(outcome);
      if (outcome.kept.length === 1) setOpened(outcome.kept[0]);
    });
  const { over, handlers } = useFileDrop(take);

  const shown = listed(runs, filter);
  const titleOf = (sweep: string | null) =>
    sweep === null
      ? 'Runs of their own'
      : (sweeps.find(({ id }) => id === sweep)?.plan.name ?? 'A sweep that is no longer listed');
  const groups = grouped
    ? bySweep(shown).map((group) => ({ title: titleOf(group.sweep), runs: group.runs }))
    : [{ title: '', runs: shown }];
  const selected: RunSummary[] = runs.filter(({ id }) => chosen.has(id));
  const run = runs.find(({ id }) => id === opened);
  return (
    <section className="panel runs" aria-labelledby="runs-title" data-over={over || undefined} {...handlers}>
      <RunsBar
        runs={runs}
        storage={storage}
        filter={filter}
        onFilter={(change) => setFilter((old) => ({ ...old, ...change }))}
        grouped={grouped}
        onGrouped={setGrouped}
        onFiles={take}
      />
      {problem && (
        <div className="runs-outcome" role="alert">
          <p>{problem}</p>
          <button type="button" className="btn sm" onClick={dismissRunsProblem}>
            OK
          </button>
        </div>
      )}
      {imported && <Outcome imported={imported} onClose={() => setImported(null)} />}
      {selected.length > 0 && <SelectedBar runs={selected} onNone={() => setChosen(new Set())} />}
      {shown.length > 0 ? (
        <RunsTable
          groups={groups}
          narrow={narrow}
          filter={filter}
          onFilter={(change) => setFilter((old) => ({ ...old, ...change }))}
          chosen={chosen}
          onChosen={setChosen}
          onOpen={setOpened}
        />
      ) : (
        ready && <Empty any={runs.length > 0} />
      )}
      {over && <p className="runs-drop">Drop run files to keep them here</p>}
      {run && <RunDialog runs={[run]} onClose={() => setOpened(null)} />}
    </section>
  );
}
