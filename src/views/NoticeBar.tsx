// Sentences that need to be read: what a link could not give, and what went wrong in the run with what helps.
import { chooseBackend, restart } from '../state/actions';
import { useOptions } from '../state/options';
import { useRun, type RunState } from '../state/run';
import { CloseIcon } from './shared/controls/icons';
import './notice.css';

type Kind = NonNullable<RunState['failure']>['kind'];

/** The one button that helps, where there is one. */
const HELP: Partial<Record<Kind, { label: string; act: () => void }>> = {
  'no-webgpu': { label: 'Use WASM', act: () => chooseBackend('wasm') },
  'device-lost': { label: 'Restart', act: restart },
  'out-of-memory': { label: 'Restart', act: restart },
  diverged: { label: 'Restart', act: restart },
  collapsed: { label: 'Restart', act: restart },
  internal: { label: 'Restart', act: restart },
};

function Dismiss({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="icon" aria-label="Dismiss" onClick={onClick}>
      <CloseIcon />
    </button>
  );
}

function FailureNotice() {
  const failure = useRun((state) => state.failure);
  const help = failure && HELP[failure.kind];
  return (
    <div role="alert">
      {failure && (
        <div className="notice notice-failure">
          <p>
            <b>{failure.message}</b> {failure.remedy}
          </p>
          {help && (
            <button type="button" className="btn sm" onClick={help.act}>
              {help.label}
            </button>
          )}
          <Dismiss onClick={() => useRun.setState({ failure: null })} />
        </div>
      )}
    </div>
  );
}

function LinkNotices() {
  const notices = useOptions((state) => state.notices);
  return (
    <output>
      {notices.length > 0 && (
        <div className="notice">
          <p>{notices.join(' ')}</p>
          <Dismiss onClick={() => useOptions.setState({ notices: [] })} />
        </div>
      )}
    </output>
  );
}

/** Takes no room while there is nothing to say. */
export function NoticeBar() {
  return (
    <div className="notices">
      <FailureNotice />
      <LinkNotices />
    </div>
  );
}
