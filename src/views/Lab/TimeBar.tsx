// The points of a stage let go: play, pause and rewind their way, and choose how they go.
import type { Rest } from '../../experiment/lab/letGo';
import {
  endLabTime,
  pauseLabTime,
  playLabTime,
  setLabTime,
  showLabTime,
  STEP_SIZES,
  useLabTime,
} from '../../state/labTime';
import { useLab } from '../../state/lab';
import { fillStyle } from '../shared/controls/OptionControl';
import { CloseIcon, PauseIcon, PlayIcon, ResetIcon } from '../shared/controls/icons';

const RESTS: Record<Rest, string> = {
  flat: 'at rest: no force is left',
  stalled: 'stopped: the loss no longer falls',
  far: 'stopped: a point would leave the plane',
  limit: 'stopped after the most steps that are kept',
};

/** In a corner of the plane: what is drawn and held, and why the points rest. */
export function TimeChoices() {
  const { trails, holdAnchor, at, steps, rest, playing } = useLabTime();
  const mode = useLab((state) => state.scene.mode);
  return (
    <div className="lab-chip">
      <label>
        <input
          type="checkbox"
          checked={trails}
          onChange={(event) => useLabTime.setState({ trails: event.target.checked })}
        />
        Trails
      </label>
      {mode === 'one' && (
        <label title="The anchor stays where it is; the points start over">
          <input
            type="checkbox"
            checked={holdAnchor}
            onChange={(event) => setLabTime({ holdAnchor: event.target.checked })}
          />
          Hold anchor
        </label>
      )}
      <output>{!playing && rest && at === steps ? RESTS[rest] : ''}</output>
    </div>
  );
}

/** In place of the stage's parameters while its points are let go. */
export function TimeBar() {
  const { at, steps, rest, playing, step } = useLabTime();
  return (
    <fieldset className="lab-parameters lab-time" aria-label="Let go">
      <button
        type="button"
        className="btn sm"
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause' : rest && at === steps ? 'Once more' : 'Play'}
        onClick={playing ? pauseLabTime : playLabTime}
      >
        {playing ? <PauseIcon size={12} /> : <PlayIcon size={12} />}
      </button>
      <button
        type="button"
        className="btn sm"
        aria-label="Rewind"
        title="Back to where the points were let go"
        disabled={at === 0}
        onClick={() => showLabTime(0)}
      >
        <ResetIcon size={12} />
      </button>
      <input
        type="range"
        aria-label="Step shown"
        style={fillStyle(steps ? at / steps : 0)}
        min={0}
        max={Math.max(steps, 1)}
        value={at}
        onChange={(event) => showLabTime(Number(event.target.value))}
      />
      <span className="lab-time-at">
        {at} of {steps}
      </span>
      <select
        className="control-select"
        aria-label="Step size"
        title="How far a force of 1 moves a point in one step; the points start over"
        value={step}
        onChange={(event) => setLabTime({ step: Number(event.target.value) })}
      >
        {STEP_SIZES.map((size) => (
          <option key={size} value={size}>
            × {size}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="lab-time-close"
        aria-label="Leave; the points stay"
        title="Leave; the points stay"
        onClick={endLabTime}
      >
        <CloseIcon />
      </button>
    </fieldset>
  );
}
