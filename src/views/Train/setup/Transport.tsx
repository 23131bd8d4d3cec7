// Play, step, reset, the step counter and the speed.
import { reset, setSpeed, stepOnce } from '../../../state/actions';
import { useInterface, type Speed } from '../../../state/interface';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import { ResetIcon, StepIcon } from '../../shared/controls/icons';
import { Segments } from '../../shared/controls/Segments';
import { PlayButton } from './PlayButton';

const SPEEDS: readonly { value: Speed; label: string; help: string }[] = [
  { value: 'slow', label: 'Slow', help: 'each step in six phases' },
  { value: '1', label: '1×', help: '1 step a second' },
  { value: '10', label: '10×', help: '10 steps a second' },
  { value: 'max', label: 'Max', help: 'as fast as it can' },
];

function Counter() {
  const step = useRun((state) => state.step);
  const starting = useRun((state) => state.phase === 'starting');
  const seed = useOptions((state) => state.started.seed);
  return (
    <div className="setup-counter">
      <b>{step}</b>
      <span>{starting ? 'starting…' : `${step === 1 ? 'step' : 'steps'} · seed ${seed}`}</span>
    </div>
  );
}

export function Transport() {
  const speed = useInterface((state) => state.speed);
  const failed = useRun((state) => state.phase === 'failed');
  return (
    <section aria-label="Run">
      <div className="setup-transport">
        <PlayButton />
        <button
          type="button"
          className="icon"
          disabled={failed}
          aria-label="One step"
          title="One step (→)"
          onClick={stepOnce}
        >
          <StepIcon />
        </button>
        <button
          type="button"
          className="icon"
          aria-label="Reset to step 0, same seed"
          title="Reset to step 0, same seed"
          onClick={reset}
        >
          <ResetIcon />
        </button>
        <Counter />
      </div>
      <Segments label="Speed" choices={SPEEDS} value={speed} onChange={setSpeed} />
    </section>
  );
}
