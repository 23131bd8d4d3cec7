// The own weighting in the panel: both formulas and their numbers as they are in force, and the way to the editor.
import { lazy, Suspense } from 'react';
import { useInterface } from '../../../state/interface';
import { useOptions } from '../../../state/options';
import { ResetMark } from '../../shared/controls/ResetMark';
import { RoleMark } from '../../shared/RoleMark';

const FormulaDialog = lazy(() => import('./FormulaDialog'));

const close = () => useInterface.setState({ dialog: null });

function Line({ side, text }: { side: 'positive' | 'negative'; text: string }) {
  return (
    <p title={text}>
      <RoleMark name={side} />
      <span className="sr">{`log w of ${side}s: `}</span>
      <span aria-hidden="true">
        log <i className="math">w</i> ={' '}
      </span>
      <code>{text}</code>
    </p>
  );
}

/** Stands where the dial of other strategies is. */
export function OwnFormula() {
  const { ownPositive, ownNegative, ownParameters } = useOptions((state) => state.options);
  const open = useInterface((state) => state.dialog === 'formula');
  return (
    <>
      <div className="label">
        <span className="setup-formula-name" title={ownParameters}>
          {ownParameters.trim() ? <code>{ownParameters}</code> : 'Formula'}
        </span>
        <span className="setup-formula-tools">
          <button
            type="button"
            className="btn sm"
            aria-haspopup="dialog"
            onClick={() => useInterface.setState({ dialog: 'formula' })}
          >
            Edit formula
          </button>
          <ResetMark optionKey="ownPositive" />
        </span>
      </div>
      <div className="setup-formula">
        <Line side="positive" text={ownPositive} />
        <Line side="negative" text={ownNegative} />
      </div>
      {open && (
        <Suspense fallback={null}>
          <FormulaDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}
