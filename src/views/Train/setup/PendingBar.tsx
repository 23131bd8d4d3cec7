// Cold options that differ from the run: what a restart would change, and the two ways out.
import { restart } from '../../../state/actions';
import { pendingChanges, setOptions, useOptions } from '../../../state/options';
import type { OptionKey, Options } from '../../../experiment/options';
import { pendingSentence } from './sentences';

function undoPending(keys: readonly OptionKey[], started: Options): void {
  setOptions(Object.fromEntries(keys.map((key) => [key, started[key]])));
}

/** A status bar while a restart is pending; an empty live region otherwise, so that its coming is announced. */
export function PendingBar() {
  const options = useOptions((state) => state.options);
  const started = useOptions((state) => state.started);
  const keys = pendingChanges({ options, started });
  return (
    <output className="setup-pending" data-empty={keys.length === 0}>
      {keys.length > 0 && (
        <>
          <p>{pendingSentence(keys, started, options)}</p>
          <button type="button" className="btn sm primary" onClick={restart}>
            Restart
          </button>
          <button type="button" className="btn sm" onClick={() => undoPending(keys, started)}>
            Undo
          </button>
        </>
      )}
    </output>
  );
}
