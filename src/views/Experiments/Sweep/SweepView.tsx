// Sweeps: many runs over options and seeds. The list on the left, beside it the set-up of a new one or the results of one.
import { useEffect } from 'react';
import { formatSweep, parseSweep } from '../../../experiment/sweep/link';
import { partOf } from '../../../experiment/experimentsLink';
import { writePart } from '../../../state/experiments';
import { loadRuns } from '../../../state/runs/runs';
import { resumeSweeps, useSweeps } from '../../../state/sweeps/sweeps';
import { takePlan, useSetUp } from './draft';
import { readDraft } from './plan';
import { Queue } from './Queue';
import { SelectedSweep } from './SelectedSweep';
import { SetUp } from './SetUp';
import './sweep.css';

/** A drag or fast typing must not flood the browser's history limit. */
const WRITE_DELAY = 300;

/** Keeps the address and the set-up in step: the set-up is the link. Returns the undoing function. */
function followSetUp(): () => void {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    const { hash } = location;
    if (partOf(hash) !== 'sweep' || hash === written || !hash.includes('?')) return;
    written = hash;
    const { plan, notices } = parseSweep(hash);
    if (plan) takePlan(plan, notices);
  };
  const write = () => {
    const { plan, wrong } = readDraft(useSetUp.getState().draft);
    if (wrong.length) return; // the last link that holds stays
    written = formatSweep(plan);
    writePart('sweep', written);
  };
  read();
  const stop = useSetUp.subscribe((state, before) => {
    if (state.draft === before.draft) return;
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_DELAY);
  });
  addEventListener('hashchange', read);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('hashchange', read);
  };
}

export function SweepView() {
  useEffect(followSetUp, []);
  useEffect(() => {
    void loadRuns();
    void resumeSweeps();
  }, []);
  const selected = useSetUp((state) => state.selected);
  const sweep = useSweeps(({ sweeps }) => sweeps.find(({ id }) => id === selected));
  return (
    <div className="sweep">
      <Queue />
      <div className="sweep-main">{sweep ? <SelectedSweep key={sweep.id} sweep={sweep} /> : <SetUp />}</div>
    </div>
  );
}
