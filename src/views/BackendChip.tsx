// What computes, how fast and why: a chip in the header with the whole story behind it.
import { useId } from 'react';
import { chooseBackend } from '../state/actions';
import { useInterface } from '../state/interface';
import { useRun, type RunState } from '../state/run';
import { BACKENDS } from './Train/setup/BackendSelect';

type Report = NonNullable<RunState['backend']>;

const nameOf = (name: string): string => BACKENDS.find(({ value }) => value === name)?.label ?? name;

/** "12 ms/step", with a digit after the point under 10 ms. */
const speedText = (milliseconds: number): string =>
  `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms/step`;

function Speed() {
  const milliseconds = useRun((state) => state.millisecondsPerStep);
  if (milliseconds === null) return null;
  return <span className="dim head-speed">· {speedText(milliseconds)}</span>;
}

function Story({ report }: { report: Report }) {
  return (
    <dl>
      <dt>Runs on</dt>
      <dd>
        {nameOf(report.name)}
        {report.adapter && `, ${report.adapter}`}
        {report.software && ' (a software adapter: computed by the processor, not by a graphics card)'}
      </dd>
      <dt>Why</dt>
      <dd>{report.reason}</dd>
      {report.tried.length > 0 && <dt>Passed over</dt>}
      {report.tried.map(({ name, why }) => (
        <dd key={name}>
          <b>{nameOf(name)}:</b> {why}
        </dd>
      ))}
    </dl>
  );
}

function Chooser() {
  const choice = useInterface((state) => state.backendChoice);
  const name = useId();
  return (
    <fieldset>
      <legend>Choose yourself</legend>
      {BACKENDS.map(({ value, label, help }) => (
        <label key={value}>
          <input type="radio" name={name} checked={choice === value} onChange={() => chooseBackend(value)} />
          <span>
            {label} <span className="dim">{help}</span>
          </span>
        </label>
      ))}
      <p className="cap">Another backend starts a new run from step 0.</p>
    </fieldset>
  );
}

/** The chip and its popover (native: light dismiss, Escape and focus come with it). */
export function BackendChip() {
  const report = useRun((state) => state.backend);
  const id = useId();
  const name = report ? nameOf(report.name) : 'Starting…';
  const slow = report && (report.software || report.name === 'cpu');
  return (
    <>
      <button type="button" className="chip head-chip" popoverTarget={id} aria-haspopup="dialog">
        <span className="led" data-state={slow ? 'slow' : report ? 'good' : 'none'} />
        <span className="sr">Backend: </span>
        {name}
        {report?.software && ' (software)'}
        <Speed />
      </button>
      <dialog id={id} popover="auto" aria-label="Backend" className="head-story">
        {report ? <Story report={report} /> : <p>Looking for the fastest backend that works here.</p>}
        <Chooser />
      </dialog>
    </>
  );
}
