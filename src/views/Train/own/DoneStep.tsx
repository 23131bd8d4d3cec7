// The set is stored: use it, or import more.
import type { ImportState } from './importSession';
import { startOver } from './importSession';
import { Pixels } from './Pixels';
import { SkippedList } from './SkippedList';
import { factsOf } from './StartStep';

type DoneProps = NonNullable<ImportState['result']> & { onUse(id: string): void };

/** Last page of the dialog. */
export function DoneStep({ summary, broken, onUse }: DoneProps) {
  const use = () => {
    startOver();
    onUse(summary.id);
  };
  return (
    <>
      <div className="own-body">
        <div className="own-stored own-ready" aria-live="polite">
          <Pixels summary={summary} count={6} />
          <div className="own-what">
            <b>{summary.name}</b>
            <span className="cap">{factsOf(summary)}</span>
          </div>
        </div>
        <p className="own-note">
          Stored in this browser. A link to a run names it as <code>{summary.id}</code>; the images are not in
          the link.
        </p>
        <SkippedList skipped={broken ? [broken] : []} title="Could not be decoded" />
      </div>
      <footer>
        <button type="button" className="btn" onClick={startOver}>
          Back to the list
        </button>
        <button type="button" className="btn primary" onClick={use}>
          Train with these images
        </button>
      </footer>
    </>
  );
}
