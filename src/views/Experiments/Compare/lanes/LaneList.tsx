// The lanes as a list: which are drawn, which one is the baseline, and what can be done with each.
import { setBaseline } from '../../../../state/compare/actions';
import { toggleLane } from '../../../../state/compare/look';
import { changeFacts, useCompare } from '../../../../state/compare/store';
import { FailureCard } from '../../../failures/FailureCard';
import { RunKey } from '../../../shared/runLooks';
import { useLane, useLaneViews, type LaneView } from '../useLanes';
import { LaneMenu } from './LaneMenu';
import './lanes.css';

/** A lane that failed says so here, and what helps. */
function LaneFailure({ id }: { id: number }) {
  const failure = useLane(id, (lane) => lane.failure);
  if (!failure) return null;
  const dismiss = () => changeFacts(id, { failure: null });
  return (
    <div role="alert" className="lane-failure">
      <FailureCard failure={failure} onDismiss={dismiss} remedy={{ label: 'Understood', act: dismiss }} />
    </div>
  );
}

/** A late lane is trained alone to where the others are. */
function CatchingUp({ id }: { id: number }) {
  const behind = useCompare(({ lanes, step, phase, playing }) => {
    const lane = lanes.find((each) => each.id === id);
    return phase === 'ready' && !playing && lane && !lane.failure && lane.step < step ? lane.step : null;
  });
  const step = useCompare((state) => state.step);
  if (behind === null) return null;
  return (
    <span className="cap">
      catching up: step {behind} of {step} <progress value={behind} max={step} aria-label="Catching up" />
    </span>
  );
}

/** Equal codes are equal weights, to the last bit. */
function Weights({ id }: { id: number }) {
  const weights = useLane(id, (lane) => lane.weights);
  if (!weights) return null;
  return (
    <span className="cap" title="Checksum of the weights, while the lane rests">
      weights <code>{weights}</code>
    </span>
  );
}

function Lane({ lane, all }: { lane: LaneView; all: readonly number[] }) {
  const { id, name, sub, look, shown } = lane;
  const isBaseline = useCompare((state) => state.baseline === id);
  return (
    <li className="lane" data-baseline={isBaseline || undefined} aria-label={name}>
      <label className="lane-shown" title={shown ? `Leave ${name} out of the pictures` : `Draw ${name}`}>
        <input
          type="checkbox"
          checked={shown}
          aria-label={`Draw ${name}`}
          onChange={() => toggleLane(id, all)}
        />
      </label>
      <RunKey look={look} width={26} />
      <span className="lane-words">
        <b>{name}</b>
        <span className="cap">{sub}</span>
        <CatchingUp id={id} />
        <Weights id={id} />
      </span>
      <button
        type="button"
        className="lane-pin"
        aria-pressed={isBaseline}
        aria-label={`${name} is the baseline`}
        title={isBaseline ? 'The others are compared with this lane' : `Compare the others with ${name}`}
        onClick={() => setBaseline(id)}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="currentColor">
          <path d="M4.5 1h5v1L9 3v3l1.8 2v1H7.6v4H6.4V9H3.2V8L5 6V3l-.5-1z" />
        </svg>
        {isBaseline && <span aria-hidden="true">baseline</span>}
      </button>
      <LaneMenu lane={lane} last={all.length === 1} />
      <LaneFailure id={id} />
    </li>
  );
}

export function LaneList() {
  const lanes = useLaneViews();
  const ids = lanes.map(({ id }) => id);
  return (
    <section className="panel lanes" aria-labelledby="lanes-title">
      <header>
        <h2 id="lanes-title">Lanes</h2>
        <span className="sub">under one clock</span>
      </header>
      <ul>
        {lanes.map((lane) => (
          <Lane key={lane.id} lane={lane} all={ids} />
        ))}
      </ul>
    </section>
  );
}
