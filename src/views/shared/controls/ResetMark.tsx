// The "changed since start" mark of a control, which is also the way back.
import { resetOption, useOptions } from '../../../state/options';
import { optionOf, togetherWith, type OptionKey } from '../../../experiment/options';
import { formatOptionValue } from './format';

/** A dot that becomes an arrow on hover or focus; empty while the option is as the run was started. */
export function ResetMark({ optionKey }: { optionKey: OptionKey }) {
  const started = useOptions((state) => state.started[optionKey]);
  const changed = useOptions((state) =>
    togetherWith(optionKey).some((key) => !Object.is(state.options[key], state.started[key])),
  );
  if (!changed) return <span className="control-reset" />;
  const text = `Changed since the start: reset ${optionOf(optionKey).label} to ${formatOptionValue(optionKey, started)}`;
  return (
    <button
      type="button"
      className="control-reset"
      aria-label={text}
      title={text}
      onClick={() => resetOption(optionKey)}
    >
      <svg width="12" height="12" viewBox="0 0 16 16" fill="none" aria-hidden="true">
        <circle className="control-dot" cx="8" cy="8" r="4" fill="currentColor" />
        <path
          className="control-arrow"
          d="M3.2 6.2A5.3 5.3 0 1 1 2.8 9M3 2.4v4h4"
          stroke="currentColor"
          strokeWidth="2"
        />
      </svg>
    </button>
  );
}
