// A failure as content: what happened, why, and one button that helps.
import { useId } from 'react';
import { useOptions } from '../../state/options';
import type { Failure } from '../../worker/protocol';
import { CloseIcon } from '../shared/controls/icons';
import { CARDS, type Help } from './cards';
import '../notice.css';

interface FailureCardProps {
  failure: Failure;
  onDismiss: () => void;
  /** What helps where the failure is not of the Train view's run. */
  remedy?: Help;
}

/** The card; its button acts and takes the card away. */
export function FailureCard({ failure, onDismiss, remedy }: FailureCardProps) {
  const options = useOptions((state) => state.options);
  const text = useId();
  const { title, help } = CARDS[failure.kind];
  const { label, act } = remedy ?? help(failure, options);
  const helps = () => {
    onDismiss();
    act();
  };
  return (
    <div className="notice notice-failure" data-kind={failure.kind}>
      <p id={text}>
        <b>{title}.</b> {failure.message} {failure.remedy}
      </p>
      <button type="button" className="btn sm" aria-describedby={text} onClick={helps}>
        {label}
      </button>
      <button type="button" className="icon" aria-label={`Dismiss: ${title}`} onClick={onDismiss}>
        <CloseIcon />
      </button>
    </div>
  );
}
