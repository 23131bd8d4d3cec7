// Sweeps: many runs over options and seeds. The list on the left, beside it the set-up of a new one or the results of one.
import { useEffect } from 'react';
import { loadRuns } from '../../../state/runs/runs';
import { resumeSweeps, useSweeps } from '../../../state/sweeps/sweeps';
import { useSetUp } from './draft';
import { Queue } from './Queue';
import { SelectedSweep } from './SelectedSweep';
import { SetUp } from './SetUp';
import { followSetUp } from './setUpAddress';
import './sweep.css';

export function SweepView() {
  useEffect(followSetUp, []);
  useEffect(() => {
    void loadRuns();
    void resumeSweeps();
  }, []);
  const selected = useSetUp((state) => state.selected);
  const ready = useSweeps((state) => state.ready);
  const sweep = useSweeps(({ sweeps }) => sweeps.find(({ id }) => id === selected));
  return (
    <div className="sweep">
      <Queue />
      <div className="sweep-main">
        {sweep ? <SelectedSweep key={sweep.id} sweep={sweep} /> : (ready || selected === null) && <SetUp />}
      </div>
    </div>
  );
}
