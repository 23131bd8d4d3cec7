// Every option that is not on the panel, by group, in a sheet from the left (a native modal dialog).
import { useEffect, useId, useRef } from 'react';
import { newSeed } from '../../../state/actions';
import { restoreDefaults, useOptions } from '../../../state/options';
import { CloseIcon } from '../../shared/controls/icons';
import { OptionControl } from '../../shared/controls/OptionControl';
import { BackendSelect } from './BackendSelect';
import { PendingBar } from './PendingBar';
import { sheetGroups } from './sentences';

function Groups() {
  const options = useOptions((state) => state.options);
  return sheetGroups(options).map(({ name, keys }) => (
    <section key={name}>
      <h3>{name}</h3>
      <div className="control-rows">
        {keys.map((key) => (
          <OptionControl key={key} optionKey={key} marksRestart />
        ))}
      </div>
      {name === 'Run' && (
        <>
          <BackendSelect />
          <p className="cap">Another backend or seed starts a new run from step 0.</p>
        </>
      )}
    </section>
  ));
}

/** Opens when it is mounted; Escape, the cross and a click beside it close it. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    const clickedBeside = (event: MouseEvent) => event.target === element && element.close();
    element.addEventListener('click', clickedBeside);
    return () => element.removeEventListener('click', clickedBeside);
  }, []);
  return (
    <dialog ref={dialog} className="setup-sheet" aria-labelledby={title} onClose={onClose}>
      <div className="setup-sheet-inner">
        <header>
          <h2 id={title}>More options</h2>
          <button type="button" className="icon" aria-label="Close" onClick={() => dialog.current?.close()}>
            <CloseIcon />
          </button>
        </header>
        <div className="setup-sheet-body">
          <Groups />
        </div>
        <PendingBar />
        <footer>
          <button type="button" className="btn sm" onClick={newSeed}>
            New seed
          </button>
          <button type="button" className="btn sm" onClick={restoreDefaults}>
            Restore defaults
          </button>
        </footer>
      </div>
    </dialog>
  );
}
