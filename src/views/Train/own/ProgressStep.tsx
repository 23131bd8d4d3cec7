// Long work under way: how far, how long still, and a way to stop.
import { countOf } from '../../shared/numberText';
import { cancelImport, useImport } from './importSession';
import { timeLeft } from './texts';

/** Spoken now and then: every ten per cent is enough. */
const SPOKEN = 10;

/** Scan or decode in progress. */
export function ProgressStep() {
  const { phase, progress } = useImport();
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  const text = progress
    ? `${progress.done.toLocaleString('en')} of ${countOf(progress.total, 'image')}`
    : phase === 'scanning'
      ? 'Reading names and sizes'
      : 'Starting';
  const spoken = share === null ? text : `${Math.floor((share * 100) / SPOKEN) * SPOKEN} % imported`;
  return (
    <>
      <div className="own-body own-progress">
        <div className="own-bar-text">
          <b>{text}</b>
          {progress && <span className="dim">{timeLeft(progress.secondsLeft)}</span>}
        </div>
        <progress className="own-bar" aria-label="Import" max={1} {...(share !== null && { value: share })} />
        <p className="sr" aria-live="polite">
          {spoken}
        </p>
        <p className="cap">You can close this dialog: it goes on, and your choices stay.</p>
      </div>
      <footer>
        <button type="button" className="btn" onClick={cancelImport}>
          Cancel
        </button>
      </footer>
    </>
  );
}
