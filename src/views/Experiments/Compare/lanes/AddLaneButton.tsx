// The button that opens the dialog with the ways to one lane more.
import { lazy, Suspense, useRef, useState } from 'react';
import { MOST_LANES } from '../../../../experiment/comparison/link';

const AddLane = lazy(async () => ({ default: (await import('./AddLane')).AddLane }));

export function AddLaneButton({ full }: { full: boolean }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn"
        disabled={full}
        title={full ? `A comparison has at most ${MOST_LANES} lanes` : 'One lane more, from step 0'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Add lane
      </button>
      {open && (
        <Suspense fallback={null}>
          <AddLane open onOpenChange={setOpen} onClosed={() => button.current?.focus()} />
        </Suspense>
      )}
    </>
  );
}
