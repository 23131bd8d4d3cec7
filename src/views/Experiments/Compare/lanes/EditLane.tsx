// A lane's options: hot ones act on its next step, cold ones wait until it may be trained anew.
import { useState } from 'react';
import { describeOption } from '../../../../experiment/optionNames';
import { coldDifferences, optionOf, type OptionKey, type Options } from '../../../../experiment/options';
import { changeLane } from '../../../../state/compare/actions';
import { useCompare } from '../../../../state/compare/store';
import { optionGroups } from '../../../shared/controls/groups';
import { OptionField } from '../../../shared/controls/OptionControl';
import type { LaneDialogProps } from './laneDialog';
import './dialogs.css';
import { LaneDialog } from './LaneDialog';

const canBeSet = (key: OptionKey): boolean => optionOf(key).kind !== 'text';

/** The options in force with the hot ones of the draft. */
const hotPart = (options: Options, draft: Options): Options => {
  const next: Options = { ...draft };
  for (const key of coldDifferences(options, draft)) Object.assign(next, { [key]: options[key] });
  return next;
};

export function EditLane({ lane, open, onOpenChange, onClosed }: LaneDialogProps) {
  const [draft, setDraft] = useState(lane.options);
  const step = useCompare((state) => state.step);
  const cold = coldDifferences(lane.options, draft);
  const set = (key: OptionKey, value: Options[OptionKey]) => {
    const next = { ...draft, [key]: value } as Options;
    setDraft(next);
    if (optionOf(key).hot) changeLane(lane.id, hotPart(lane.options, next));
  };
  const trainAnew = () => {
    changeLane(lane.id, draft);
    onOpenChange(false);
  };
  return (
    <LaneDialog
      title={`Options of ${lane.name}`}
      note="What is not marked acts on the next step."
      open={open}
      onOpenChange={onOpenChange}
      onClosed={onClosed}
    >
      <div className="lane-dialog-body">
        {optionGroups(draft, canBeSet).map(({ name, keys }) => (
          <section key={name}>
            <h3>{name}</h3>
            <div className="control-rows">
              {keys.map((key) => (
                <OptionField
                  key={key}
                  optionKey={key}
                  value={draft[key]}
                  onChange={(value) => set(key, value)}
                  mark={!optionOf(key).hot && <span className="control-cold">restart</span>}
                />
              ))}
            </div>
          </section>
        ))}
        {draft.strategy === 'own' && (
          <p className="cap">The formulas are written in the Train view; add the lane from there.</p>
        )}
      </div>
      {cold.length > 0 && (
        <footer className="lane-dialog-foot" role="status">
          <p>
            {cold.map((key) => describeOption(key, draft)).join(', ')}: this lane starts anew from step 0
            {step > 0 && ` and is trained to step ${step}`}.
          </p>
          <button type="button" className="btn sm" onClick={() => setDraft(hotPart(lane.options, draft))}>
            Keep as it is
          </button>
          <button type="button" className="btn sm primary" onClick={trainAnew}>
            Train anew
          </button>
        </footer>
      )}
    </LaneDialog>
  );
}
