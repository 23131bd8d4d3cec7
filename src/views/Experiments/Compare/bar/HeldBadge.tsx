// "Same data, same start, same batches · only the weighting differs": the computed line, green only when all hashes agree.
import { useCompare } from '../../../../state/compare/store';
import { useHeldEqual } from './useHeldEqual';

const Tick = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="7" fill="var(--good)" />
    <path d="m4.6 8.2 2.3 2.3 4.4-5" fill="none" stroke="var(--surface)" strokeWidth="1.8" />
  </svg>
);

const Warning = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 1.5 15 14H1z" fill="none" stroke="var(--warn)" strokeWidth="1.6" strokeLinejoin="round" />
    <path d="M8 6v4M8 11.4v1.4" stroke="var(--warn)" strokeWidth="1.6" />
  </svg>
);

export function HeldBadge() {
  const { state, lead, rest, hash, step } = useHeldEqual();
  const playing = useCompare((state) => state.playing);
  const checked =
    step === null
      ? 'From the configurations; hashes of data, first weights and batches are on their way.'
      : `From the configurations and from hashes of data, labels, first weights and all batches up to step ${step}.`;
  return (
    <output
      className="held"
      data-state={state}
      title={checked}
      aria-live={playing ? 'off' : undefined} // it changes at each scored step
    >
      {state === 'equal' && <Tick />}
      {state === 'contradiction' && <Warning />}
      <span>
        <b>{lead}</b> · {rest}
        {hash && (
          <>
            {' '}
            <code aria-label={`hash ${hash}`}>{hash}</code>
          </>
        )}
      </span>
    </output>
  );
}
