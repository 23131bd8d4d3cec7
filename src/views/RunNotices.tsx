// Two bars, loaded when needed: a link's moment being replayed, and the run of the last visit that can go on.
import { chooseBackend, declineKept, goOn, pause } from '../state/actions';
import { changedByGoingOn, useKept } from '../state/kept';
import { useOptions } from '../state/options';
import { dismissReplay, expectReplay, useReplay } from '../state/replay';
import { useRun } from '../state/run';
import { optionOf } from '../experiment/options';
import { BACKENDS } from './Train/setup/BackendSelect';
import { Dismiss } from './NoticeBar';

function Running({ goal }: { goal: number }) {
  const step = useRun((state) => state.step);
  return (
    <div className="notice">
      <p>
        Replaying to step {goal}: step {step}
      </p>
      <progress max={goal} value={step} aria-label={`Replay to step ${goal}`} />
      <button type="button" className="btn sm" onClick={pause}>
        Stop
      </button>
    </div>
  );
}

/** One button where another backend may give the link's numbers. */
function OtherBackend() {
  const moment = useReplay((state) => state.moment);
  const options = useReplay((state) => state.options);
  const here = useRun((state) => state.rest?.on.join());
  const [there, ...others] = moment?.on ?? [];
  if (!moment || !options || !there || others.length || there === here) return null;
  const replay = () => {
    useOptions.setState({ options });
    expectReplay(moment, options);
    chooseBackend(there);
  };
  return (
    <button type="button" className="btn sm" onClick={replay}>
      Replay on {BACKENDS.find(({ value }) => value === there)?.label ?? there}
    </button>
  );
}

/** How a replay goes, and what it found. */
export function ReplayNotice() {
  const { phase, moment, verdict } = useReplay();
  const step = useRun((state) => state.rest?.step ?? state.step);
  const failed = useRun((state) => state.phase === 'failed');
  if (!moment || failed) return null;
  const under = phase === 'waiting' || phase === 'running';
  const says = verdict?.sentence ?? `The replay to step ${moment.step} was stopped at step ${step}.`;
  return (
    <>
      {under && <Running goal={moment.step} />}
      <output>
        {!under && (
          <div className="notice">
            <p>
              {verdict?.same && <b aria-hidden="true">✓ </b>}
              {says}
            </p>
            {verdict && !verdict.same && <OtherBackend />}
            <Dismiss onClick={dismissReplay} />
          </div>
        )}
      </output>
    </>
  );
}

/** Offers to go on where the last visit ended. */
export function KeptNotice() {
  const offer = useKept((state) => state.offer);
  const options = useOptions((state) => state.options);
  if (!offer) return null;
  const labels = changedByGoingOn(offer, options).map((key) => optionOf(key).label);
  const named = labels.length > 3 ? [...labels.slice(0, 2), `${labels.length - 2} more`] : labels;
  return (
    <section className="notice" aria-label="Your last run">
      <p>
        Your last run is still here.
        {named.length > 0 && ` Going on brings back its own settings: ${named.join(', ')}.`}
      </p>
      <button type="button" className="btn sm primary" onClick={goOn}>
        Go on from step {offer.step}
      </button>
      <button type="button" className="btn sm" onClick={() => declineKept(true)}>
        Start afresh
      </button>
    </section>
  );
}
