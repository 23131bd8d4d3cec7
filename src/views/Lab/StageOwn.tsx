// Where other strategies have their dial, a stage with an own formula has the way to its editor.
import { lazy, Suspense, useState } from 'react';
import type { LabStage } from '../../experiment/lab/scene';
import { ownOptions, ownTexts } from '../../experiment/ownOptions';
import { setStage } from '../../state/lab';

const FormulaDialog = lazy(async () => ({
  default: (await import('../shared/formula/FormulaDialog')).FormulaDialog,
}));

/** The Lab's plane is some two units across. */
const RANGE = 3;

export function StageOwn({ side, stage }: { side: 0 | 1; stage: LabStage }) {
  const [open, setOpen] = useState(false);
  const { positive, negative, parameters } = ownTexts(stage);
  return (
    <span className="lab-own">
      <code title={`log w of positives: ${positive}; of negatives: ${negative}; ${parameters}`}>
        {positive} | {negative}
      </code>
      <button type="button" className="btn sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Edit formula
      </button>
      {open && (
        <Suspense fallback={null}>
          <FormulaDialog
            title={`Own formula of stage ${'AB'[side]}`}
            value={ownTexts(stage)}
            range={RANGE}
            onChange={(texts) => setStage(side, ownOptions(texts))}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </span>
  );
}
