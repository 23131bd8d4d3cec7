// Sentences that need to be read: what a link could not give, and what went wrong in the run with what helps.
import { lazy, Suspense } from 'react';
import { chooseBackend, restart } from '../state/actions';
import { useInterface } from '../state/interface';
import { useOptions } from '../state/options';
import { useKept } from '../state/kept';
import { useReplay } from '../state/replay';
import { useRun, type RunState } from '../state/run';
import { CloseIcon } from './shared/controls/icons';
import './notice.css';

const KeptNotice = lazy(async () => ({ default: (await import('./RunNotices')).KeptNotice }));
const ReplayNotice = lazy(async () => ({ default: (await import('./RunNotices')).ReplayNotice }));

type Kind = NonNullable<RunState['failure']>['kind'];

/** The one button that helps, where there is one. */
const HELP: Partial<Record<Kind, { label: string; act: () => void }>> = {
  'no-webgpu': { label: 'Use WASM', act: () => chooseBackend('wasm') },
  'device-lost': { label: 'Restart', act: restart },
  'out-of-memory': { label: 'Restart', act: restart },
  diverged: { label: 'Restart', act: restart },
  collapsed: { label: 'Restart', act: restart },
  'missing-images': { label: 'Your images…', act: () => useInterface.setState({ dialog: 'own' }) },
  internal: { label: 'Restart', act: restart },
};

/** A cross that takes a notice away. */
export function Dismiss({ onClick }: { onClick: () => void }) {
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
        <div className={failure.kind === 'missing-images' ? 'notice' : 'notice notice-failure'}>
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

/** Loads what is said of a replay or a run of an earlier visit only when there is one. */
function RunNotices() {
  const needed = useKept((state) => state.offer !== null);
  const replaying = useReplay((state) => state.phase !== 'none');
  if (!needed && !replaying) return null;
  return <Suspense fallback={null}>{replaying ? <ReplayNotice /> : <KeptNotice />}</Suspense>;
}

/** Takes no room while there is nothing to say. */
export function NoticeBar() {
  return (
    <div className="notices">
      <FailureNotice />
      <LinkNotices />
      <RunNotices />
    </div>
  );
}
