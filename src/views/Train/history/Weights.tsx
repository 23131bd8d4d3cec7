// The weights in seven letters, while the run rests: two people who read the same have the same network.
import { useEffect, useId, useState } from 'react';
import { useRun } from '../../../state/run';
import { HelpLabel } from '../../shared/controls/HelpLabel';

const HELP =
  'A checksum of all weights at this step: whoever reads the same letters at the same step has the same network, bit for bit.';

/** How long "copied" stays, in milliseconds. */
const SAID = 2000;

/** Two sheets, one over the other. */
function CopyIcon() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M4 4V1.500h6.500V8H8M1.500 4H8v6.500H1.500z" />
    </svg>
  );
}

export function Weights() {
  const weights = useRun(({ rest, step, playing }) =>
    rest?.step === step && !playing ? rest.weights : null,
  );
  const [copied, setCopied] = useState(false);
  const id = useId();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  if (weights === null) return null;
  const copy = () =>
    navigator.clipboard.writeText(weights).then(
      () => setCopied(true),
      () => undefined,
    ); // refused: the text can be selected
  return (
    <span className="history-weights">
      ·{' '}
      <HelpLabel id={id} help={HELP}>
        weights
      </HelpLabel>{' '}
      <code aria-labelledby={id}>{weights}</code>{' '}
      <button
        type="button"
        className="icon"
        aria-label="Copy the checksum"
        title="Copy"
        onClick={() => void copy()}
      >
        <CopyIcon />
      </button>
      <output>{copied ? 'copied' : ''}</output>
    </span>
  );
}
