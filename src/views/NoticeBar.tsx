// Sentences that need to be read: what a link could not give, and what went wrong in the run with what helps.
import { lazy, Suspense } from 'react';
import { useKept } from '../state/kept';
import { useOptions } from '../state/options';
import { useReplay } from '../state/replay';
import { useRun } from '../state/run';
import { badLink } from './failures/cards';
import { FailureCard } from './failures/FailureCard';
import { CloseIcon } from './shared/controls/icons';
import './notice.css';

const KeptNotice = lazy(async () => ({ default: (await import('./RunNotices')).KeptNotice }));
const ReplayNotice = lazy(async () => ({ default: (await import('./RunNotices')).ReplayNotice }));

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
  return (
    <div role="alert">
      {failure && <FailureCard failure={failure} onDismiss={() => useRun.setState({ failure: null })} />}
    </div>
  );
}

function LinkNotices() {
  const notices = useOptions((state) => state.notices);
  return (
    <output>
      {notices.length > 0 && (
        <FailureCard failure={badLink(notices)} onDismiss={() => useOptions.setState({ notices: [] })} />
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
