// Sentences that need to be read: what a link could not give, and what went wrong in the run with what helps.
import { useOptions } from '../state/options';
import { useRun } from '../state/run';
import { badLink } from './failures/cards';
import { FailureCard } from './failures/FailureCard';

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

/** Takes no room while there is nothing to say. */
export function NoticeBar() {
  return (
    <div className="notices">
      <FailureNotice />
      <LinkNotices />
    </div>
  );
}
