// The table read aloud, with no more certainty than the seeds give, and a way to have more of them.
import { useState } from 'react';
import type { Measure } from '../../../experiment/runs/summary';
import type { ResultRow } from './rows';
import { sayResults } from './say';

interface SaysProps {
  rows: readonly ResultRow[];
  metric: Measure;
  /** Trains more seeds; null while the sweep is not finished. */
  onMore: (() => Promise<void>) | null;
  more: number;
}

export function Says({ rows, metric, onMore, more }: SaysProps) {
  const [busy, setBusy] = useState(false);
  const said = sayResults(rows, metric);
  return (
    <div className="sweep-says">
      <p>
        {said ? (
          <>
            <b>{said.lead}</b> {said.rest}
          </>
        ) : (
          'Nothing is trained yet.'
        )}
      </p>
      {onMore && (
        <button
          type="button"
          className="btn sm"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void onMore().finally(() => setBusy(false));
          }}
        >
          Run {more} more seeds
        </button>
      )}
    </div>
  );
}
