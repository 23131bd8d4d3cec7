// One clock for all lanes: play, pause, step, start again, how far to go, and a look back at every scored step.
import { useId, type KeyboardEvent } from 'react';
import { isSteps, MOST_STEPS } from '../../../../experiment/comparison/link';
import type { NumberOption } from '../../../../experiment/optionTypes';
import {
  evaluatedSteps,
  pause,
  play,
  reset,
  scrubTo,
  setSteps,
  stepOnce,
} from '../../../../state/compare/actions';
import { compareLive } from '../../../../state/compare/live';
import { useCompare } from '../../../../state/compare/store';
import { PauseIcon, PlayIcon, ResetIcon, StepIcon } from '../../../shared/controls/icons';
import { NumberField } from '../../../shared/controls/NumberField';
import { fillStyle } from '../../../shared/controls/OptionControl';
import { countOf, fixed } from '../../../shared/numberText';
import { useVersion } from '../../../shared/useLive';

const STEPS: NumberOption = {
  kind: 'number',
  label: 'Steps',
  short: 'steps',
  help: 'Where playing stops by itself.',
  group: 'run',
  hot: true,
  default: 300,
  min: 1,
  max: MOST_STEPS,
  step: 1,
  scale: 'linear',
  integer: true,
};

function complainOfSteps(steps: number): string | null {
  const { step } = useCompare.getState();
  if (isSteps(steps) && steps < step) return `must be ${step} or more: the lanes are there already`;
  return isSteps(steps) ? null : `must be a whole number from 1 to ${MOST_STEPS.toLocaleString('en')}`;
}

function Transport() {
  const playing = useCompare((state) => state.playing);
  const phase = useCompare((state) => state.phase);
  const ready = phase === 'ready';
  const end = useCompare(({ step, steps }) => (step < steps ? null : steps));
  const onward = end === null ? '' : `: ${countOf(end, 'step')} more, and the end moves on with them`;
  const step = useCompare((state) => state.step);
  return (
    <div className="compare-transport">
      <button
        type="button"
        className="btn primary"
        disabled={!ready}
        title={`${playing ? 'Pause' : `Play${onward}`} (space)`}
        onClick={playing ? pause : play}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
        {playing ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        className="icon"
        disabled={!ready || playing}
        aria-label="One step in every lane"
        title="One step in every lane (→)"
        onClick={stepOnce}
      >
        <StepIcon />
      </button>
      <button
        type="button"
        className="icon"
        aria-label="Start all lanes again from step 0"
        title="Start all lanes again from step 0"
        onClick={reset}
      >
        <ResetIcon />
      </button>
      <span className="compare-thumb num" aria-hidden="true">
        Step {step.toLocaleString('en')}
      </span>
    </div>
  );
}

function Counter() {
  const step = useCompare((state) => state.step);
  const steps = useCompare((state) => state.steps);
  const pace = useCompare((state) => state.millisecondsPerStep);
  const phase = useCompare((state) => state.phase);
  const id = useId();
  return (
    <div className="compare-counter">
      <b className="num">{phase === 'starting' ? 'starting…' : `step ${step.toLocaleString('en')}`}</b>
      <span>of</span>
      <NumberField
        option={STEPS}
        value={steps}
        complain={complainOfSteps}
        onChange={setSteps}
        describedBy={id}
      />
      <span id={id} className="sr">
        {STEPS.help}
      </span>
      {pace !== null && <span className="dim num">{fixed(pace, pace < 10 ? 1 : 0)} ms/step, all lanes</span>}
    </div>
  );
}

/** Scored steps by Page up and Page down. */
const PAGE = 5;
const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -PAGE,
  PageUp: PAGE,
  Home: -Infinity,
  End: Infinity,
};

function Scrubber() {
  useVersion(compareLive, 'curves', 4);
  const scrubbed = useCompare((state) => state.scrubbed);
  const steps = evaluatedSteps();
  const last = steps.at(-1) ?? 0;
  const at = scrubbed ?? last;
  const x = (step: number) => `${last ? (100 * step) / last : 0}%`;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // a key goes to the next scored step
    event.stopPropagation();
    scrubTo(steps[Math.min(steps.length - 1, Math.max(0, steps.indexOf(at) + by))] ?? null);
  };
  return (
    <div className="compare-scrubber" data-away={scrubbed === null ? undefined : ''}>
      <div className="compare-track">
        <svg aria-hidden="true">
          {steps.map((step) => (
            <line key={step} x1={x(step)} x2={x(step)} y1="6" y2="14" stroke="var(--ink-4)" />
          ))}
        </svg>
        <input
          type="range"
          aria-label="Scored step of all lanes"
          aria-valuetext={scrubbed === null ? `step ${at}, now` : `step ${at}`}
          min={0}
          max={Math.max(1, last)}
          value={at}
          disabled={steps.length < 2}
          style={fillStyle(last ? at / last : 0)}
          onChange={(event) => scrubTo(Number(event.target.value))}
          onKeyDown={onKeyDown}
        />
      </div>
      {scrubbed === null ? (
        <span className="dim">looking at now</span>
      ) : (
        <>
          <output>
            <b>Looking at step {scrubbed}</b>
          </output>
          <button type="button" className="btn sm primary" onClick={() => scrubTo(null)}>
            Back to now
          </button>
        </>
      )}
    </div>
  );
}

/** Says what the lanes do to those who cannot see them. */
function Announcer() {
  const pausedAt = useCompare((state) => (state.playing ? null : state.step));
  const phase = useCompare((state) => state.phase);
  const ready = pausedAt === null ? 'Running' : `Paused at step ${pausedAt}`;
  const says = { idle: '', starting: 'Starting', failed: 'Stopped', ready }[phase];
  return <output className="sr">{says}</output>;
}

export function Clock() {
  return (
    <section className="compare-clock panel" aria-label="Clock of all lanes">
      <Announcer />
      <Transport />
      <Counter />
      <Scrubber />
    </section>
  );
}
