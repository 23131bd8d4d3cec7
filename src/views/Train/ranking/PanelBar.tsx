// The line between scores and pictures: which face of the panel is shown, and the choice of queries.
import { lazy, Suspense, useRef, useState } from 'react';
import { useRun } from '../../../state/run';
import type { PartName } from '../../../worker/protocol';

const QueryPicker = lazy(() => import('./QueryPicker'));
const ScoreDetails = lazy(() => import('./ScoreDetails'));

export type Face = 'rankings' | 'distances';

const FACES: { value: Face; label: string }[] = [
  { value: 'rankings', label: 'Rankings' },
  { value: 'distances', label: 'Distances' },
];

interface PanelBarProps {
  part: PartName;
  face: Face;
  onFace: (face: Face) => void;
}

export function PanelBar({ part, face, onFace }: PanelBarProps) {
  const [open, setOpen] = useState<boolean | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const count = useRun((state) => state.chosenQueries[part]?.length ?? 0);
  return (
    <div className="ranking-bar">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings a frame and a legend of its own */}
      <div className="seg" role="group" aria-label="What the panel shows">
        {FACES.map(({ value, label }) => (
          <button key={value} type="button" aria-pressed={face === value} onClick={() => onFace(value)}>
            {label}
          </button>
        ))}
      </div>
      {face === 'rankings' && (
        <button
          ref={button}
          type="button"
          className="btn sm"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          Choose queries{count > 0 && ` · ${count}`}
        </button>
      )}
      {open !== null && (
        <Suspense fallback={null}>
          <QueryPicker
            part={part}
            open={open}
            onOpenChange={setOpen}
            onClosed={() => button.current?.focus()}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Opens all scores of the last evaluation. */
export function DetailsButton({ part }: { part: PartName }) {
  const [open, setOpen] = useState<boolean | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="ranking-details"
        aria-haspopup="dialog"
        title="Both mAPs, mINP and CMC to rank 20"
        onClick={() => setOpen(true)}
      >
        All scores
      </button>
      {open !== null && (
        <Suspense fallback={null}>
          <ScoreDetails
            part={part}
            open={open}
            onOpenChange={setOpen}
            onClosed={() => button.current?.focus()}
          />
        </Suspense>
      )}
    </>
  );
}
