// The list of sweeps, which is also their queue: how far each is, what is left, and the buttons that hold it, drop it or take it off.
import { useState } from 'react';
import { dismissRunsProblem, useRuns } from '../../../state/runs/runs';
import {
  cancelSweep,
  dismissSweepsProblem,
  goOnSweep,
  pauseSweep,
  removeSweep,
  useSweeps,
} from '../../../state/sweeps/sweeps';
import type { SweepStatus } from '../../../state/sweeps/types';
import { countOf } from '../../shared/numberText';
import { timeLeft } from '../../Train/own/texts';
import { dateText } from '../Runs/words';
import { selectSweep, useSetUp } from './draft';
import './queue.css';

const PHASES: Record<SweepStatus['phase'], string> = {
  queued: 'waits for its turn',
  running: 'running',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'could not be trained',
};

/** "3 of 8 runs · 1 failed · 12 s left" */
export function progressText({ cells, phase, secondsLeft, current }: SweepStatus): string {
  const { all, done, failed } = cells;
  const left = phase === 'running' ? timeLeft(secondsLeft) : '';
  const at = phase === 'running' && current ? `step ${current.step} of ${current.steps}` : '';
  return [
    phase === 'done' && !failed ? countOf(done, 'run') : `${done} of ${countOf(all, 'run')}`,
    failed > 0 && `${failed} failed`,
    at,
    left,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Remove({ sweep }: { sweep: SweepStatus }) {
  const [asking, setAsking] = useState(false);
  const { name } = sweep.plan;
  if (!asking)
    return (
      <button type="button" className="btn sm" onClick={() => setAsking(true)}>
        Remove<span className="sr"> {name}</span>
      </button>
    );
  return (
    <span className="sweep-asking" role="group" aria-label={`Remove ${name}`}>
      <button type="button" className="btn sm" onClick={() => void removeSweep(sweep.id, false)}>
        Keep its runs
      </button>
      <button type="button" className="btn sm" onClick={() => void removeSweep(sweep.id, true)}>
        Delete its runs too
      </button>
      <button type="button" className="btn sm" onClick={() => setAsking(false)}>
        No
      </button>
    </span>
  );
}

function Deeds({ sweep }: { sweep: SweepStatus }) {
  const { id, phase, plan } = sweep;
  const name = <span className="sr"> {plan.name}</span>;
  const goes = phase === 'running' || phase === 'queued';
  const rests = phase === 'paused' || phase === 'cancelled' || phase === 'failed';
  const lacks = phase === 'done' && sweep.cells.done < sweep.cells.all;
  return (
    <div className="sweep-deeds">
      {goes && (
        <button type="button" className="btn sm" onClick={() => void pauseSweep(id)}>
          Pause{name}
        </button>
      )}
      {(rests || lacks) && (
        <button
          type="button"
          className="btn sm"
          title={lacks ? 'Trains what failed or was deleted' : undefined}
          onClick={() => void goOnSweep(id)}
        >
          {lacks ? 'Train what is missing' : 'Go on'}
          {name}
        </button>
      )}
      {(goes || phase === 'paused') && (
        <button
          type="button"
          className="btn sm"
          title="Trains no more of it; what is trained stays"
          onClick={() => void cancelSweep(id)}
        >
          Cancel{name}
        </button>
      )}
      {!goes && <Remove sweep={sweep} />}
    </div>
  );
}

function Item({ sweep, selected }: { sweep: SweepStatus; selected: boolean }) {
  const { id, plan, phase, steps, stepsDone } = sweep;
  return (
    <li className="sweep-item" data-phase={phase}>
      <button type="button" aria-current={selected || undefined} onClick={() => selectSweep(id)}>
        <b>{plan.name}</b>
        <span className="cap">
          {PHASES[phase]} · {dateText(sweep.created)}
        </span>
        <progress
          max={Math.max(1, steps)}
          value={phase === 'done' ? Math.max(1, steps) : stepsDone}
          aria-label={`Progress of ${plan.name}`}
        />
        <span className="cap num">{progressText(sweep)}</span>
      </button>
      <Deeds sweep={sweep} />
    </li>
  );
}

/** Tells who cannot see it that a sweep is done. */
function Announcer({ sweeps }: { sweeps: readonly SweepStatus[] }) {
  const goes = sweeps.find(({ phase }) => phase === 'running');
  const last = sweeps.filter(({ phase }) => phase === 'done').at(-1);
  const says = goes ? `${goes.plan.name} is running` : last ? `${last.plan.name} is done` : '';
  return (
    <output className="sr" aria-live="polite">
      {says}
    </output>
  );
}

const BACKENDS = { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU' } as const;

function Problem({ problem, onRead }: { problem: string | null; onRead: () => void }) {
  if (!problem) return null;
  return (
    <div className="sweep-problem" role="alert">
      <span>{problem}</span>
      <button type="button" className="btn sm" onClick={onRead}>
        OK
      </button>
    </div>
  );
}

export function Queue() {
  const runsProblem = useRuns((state) => state.problem);
  const { ready, sweeps, backend, runningElsewhere, problem } = useSweeps();
  const selected = useSetUp((state) => state.selected);
  return (
    <section className="panel sweep-queue" aria-labelledby="sweep-queue">
      <header>
        <h2 id="sweep-queue">Sweeps</h2>
        {backend && <span className="sub">on {BACKENDS[backend.name]}</span>}
        <div className="tools">
          <button
            type="button"
            className="btn sm"
            aria-pressed={selected === null}
            onClick={() => selectSweep(null)}
          >
            New sweep
          </button>
        </div>
      </header>
      {runningElsewhere && (
        <p className="sweep-elsewhere" role="status">
          Another tab trains them; this one shows how far it is.
        </p>
      )}
      <Problem problem={problem} onRead={dismissSweepsProblem} />
      <Problem problem={runsProblem} onRead={dismissRunsProblem} />
      {sweeps.length > 0 ? (
        <ul>
          {sweeps.toReversed().map((sweep) => (
            <Item key={sweep.id} sweep={sweep} selected={sweep.id === selected} />
          ))}
        </ul>
      ) : (
        ready && <p className="sweep-none">No sweep yet. Set one up, or take a ready one.</p>
      )}
      <Announcer sweeps={sweeps} />
    </section>
  );
}
