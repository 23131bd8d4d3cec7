// "Fork here": a lane that is another one up to the step that is looked at, and differs by one option from there on.
import { useId, useState } from 'react';
import {
  isVisible,
  OPTION_KEYS,
  optionOf,
  type OptionKey,
  type Options,
} from '../../../../experiment/options';
import { forkLane } from '../../../../state/compare/actions';
import { useCompare } from '../../../../state/compare/store';
import { OptionField } from '../../../shared/controls/OptionControl';
import type { LaneDialogProps } from './laneDialog';
import './dialogs.css';
import { LaneDialog } from './LaneDialog';

const canFork = (key: OptionKey, options: Options): boolean =>
  optionOf(key).hot && optionOf(key).kind !== 'text' && key !== 'evaluateEvery' && isVisible(key, options);

export function ForkLane({ lane, open, onOpenChange, onClosed }: LaneDialogProps) {
  const { id, name, options } = lane;
  const at = useCompare((state) => state.scrubbed ?? state.step);
  const [key, setKey] = useState<OptionKey | ''>('');
  const [value, setValue] = useState<Options[OptionKey] | null>(null);
  const select = useId();
  const keys = OPTION_KEYS.filter((each) => canFork(each, options));
  const choose = (next: OptionKey | '') => {
    setKey(next);
    setValue(next ? options[next] : null);
  };
  const fork = () => {
    forkLane(id, at, key ? { [key]: value } : {});
    onOpenChange(false);
  };
  return (
    <LaneDialog
      title={`Fork ${name} at step ${at}`}
      note="The same lane up to there; from the next step on one option is another."
      open={open}
      onOpenChange={onOpenChange}
      onClosed={onClosed}
    >
      <div className="lane-dialog-body">
        <p>
          <label htmlFor={select}>What changes</label>{' '}
          <select
            id={select}
            className="control-select"
            value={key}
            onChange={(event) => choose(event.target.value as OptionKey | '')}
          >
            <option value="">Nothing: a copy that must stay equal</option>
            {keys.map((each) => (
              <option key={each} value={each}>
                {optionOf(each).label}
              </option>
            ))}
          </select>
        </p>
        {key && value !== null && (
          <div className="control-rows">
            <OptionField optionKey={key} value={value} onChange={setValue} />
          </div>
        )}
      </div>
      <footer className="lane-dialog-foot">
        <p className="cap">The new lane is trained from step {at} to where the others are.</p>
        <button type="button" className="btn sm primary" onClick={fork}>
          Fork
        </button>
      </footer>
    </LaneDialog>
  );
}
