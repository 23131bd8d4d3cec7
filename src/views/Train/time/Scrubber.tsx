// The run's own time line: a slider over the moments that are kept, and the moment that everything is compared with.
import type { KeyboardEvent } from 'react';
import { differences } from '../../../experiment/options';
import { scrubTo } from '../../../state/actions';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import {
  firstScored,
  lookAtNow,
  momentSteps,
  pinMoment,
  pinnableStep,
  unpin,
  useTime,
} from '../../../state/time';
import { useLiveVersion } from '../../shared/useLive';
import { stepTicks } from '../history/scale';
import { neighbour, percentOf } from './track';
import './time.css';

/** Moments by Page up and Page down. */
const PAGE = 10;
/** More ticks than that would be a grey bar. */
const MOST_TICKS = 80;

const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -PAGE,
  PageUp: PAGE,
};

function Track({ steps, pinned }: { steps: number[]; pinned: number | null }) {
  const x = (step: number) => `${percentOf(step, steps)}%`;
  const small = steps.length <= MOST_TICKS ? steps : [];
  const last = steps.at(-1) ?? 0;
  return (
    <svg className="time-ticks" aria-hidden="true">
      {small.map((step) => (
        <line key={step} x1={x(step)} x2={x(step)} y1="7" y2="15" stroke="var(--ink-4)" />
      ))}
      {stepTicks(last).map((step) => (
        <line key={`t${step}`} x1={x(step)} x2={x(step)} y1="4" y2="18" stroke="var(--ink)" />
      ))}
      {pinned !== null && (
        <line
          x1={x(pinned)}
          x2={x(pinned)}
          y1="0"
          y2="22"
          stroke="var(--ink-3)"
          strokeWidth="2"
          strokeDasharray="4 3"
        />
      )}
    </svg>
  );
}

function Slider({ steps, at, run }: { steps: number[]; at: number; run: number }) {
  const pinned = useTime((state) => state.pinned?.step ?? null);
  const isNow = at === steps.at(-1);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // moments are not evenly spaced: a key goes to the next one that is kept
    scrubTo(neighbour(steps, at, by));
  };
  return (
    <div className="time-track">
      <Track steps={steps} pinned={pinned} />
      <input
        type="range"
        aria-label="Moment of the run"
        aria-valuetext={isNow ? `step ${at}, now` : `step ${at}; the run is at step ${run}`}
        min={steps[0] ?? 0}
        max={Math.max(1, steps.at(-1) ?? 0)}
        value={at}
        disabled={steps.length < 2}
        onChange={(event) => scrubTo(Number(event.target.value))}
        onKeyDown={onKeyDown}
        style={{ '--fill': `${percentOf(at, steps)}%` } as React.CSSProperties}
      />
    </div>
  );
}

function Compare({ at }: { at: number }) {
  const pinned = useTime((state) => state.pinned?.step ?? null);
  useRun((state) => state.rankingStep); // what can be pinned changes with every evaluation
  if (pinned !== null)
    return (
      <button type="button" className="btn sm" onClick={unpin} title="Stop comparing">
        Compared with step {pinned} <span aria-hidden="true">✕</span>
        <span className="sr">. Stop comparing</span>
      </button>
    );
  const [first, step] = [firstScored(), pinnableStep(at)];
  return (
    <>
      {first !== null && step !== first && (
        <button type="button" className="btn sm" onClick={() => pinMoment(first)}>
          Compare with step {first}
        </button>
      )}
      <button
        type="button"
        className="btn sm"
        title={
          step === null
            ? 'Nothing has been scored yet'
            : `Compare everything with step ${step}, the last one scored by then`
        }
        disabled={step === null}
        onClick={() => pinMoment(at)}
      >
        Pin this moment
      </button>
    </>
  );
}

function Where({ at, run }: { at: number; run: number }) {
  const scrubbed = useTime((state) => state.scrubbed);
  const options = useOptions((state) => state.options);
  if (!scrubbed) return <span className="time-where">step {run}</span>;
  const changed = differences(scrubbed.options, options).length > 0;
  return (
    <>
      <output
        className="time-where"
        title="Lens and map weigh the distances of then under the options as they are now."
      >
        <b>Looking at step {at}</b> · run is at {run}
        {changed && ' · weights by the options of now'}
      </output>
      <button type="button" className="btn sm primary" onClick={lookAtNow}>
        Back to now
      </button>
    </>
  );
}

/** Slider, words and buttons in the header of the history. */
export function Scrubber() {
  useLiveVersion('curves', 4);
  useLiveVersion('frame', 4);
  const run = useRun((state) => state.step);
  const scrubbed = useTime((state) => state.scrubbed);
  const steps = momentSteps();
  const at = scrubbed?.step ?? steps.at(-1) ?? 0;
  return (
    <div className="time-scrubber" data-away={scrubbed ? '' : undefined}>
      <Slider steps={steps} at={at} run={run} />
      <Where at={at} run={run} />
      <Compare at={at} />
    </div>
  );
}
