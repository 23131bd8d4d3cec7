// The ways to one lane more: another strategy, what the Train view is set to, a link or a file. (Forks are in a lane's own menu.)
import { useId, useState, type FormEvent } from 'react';
import { laneNames } from '../../../../experiment/comparison/laneNames';
import { lanesOfLink } from '../../../../experiment/comparison/laneLink';
import { MOST_LANES } from '../../../../experiment/comparison/link';
import { OPTIONS, type Options } from '../../../../experiment/options';
import type { Change } from '../../../../experiment/moment';
import { addLane } from '../../../../state/compare/actions';
import { useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import { useOptions } from '../../../../state/options';
import { countOf } from '../../../shared/numberText';
import { StrategyMark } from '../../../shared/strategyStyle';
import { BringIn } from '../../BringIn';
import { addBrought } from '../brought';
import type { LaneDialogProps } from './laneDialog';
import './dialogs.css';
import { LaneDialog } from './LaneDialog';

type Add = (options: Options, changes?: Change[]) => void;

/** Any strategy, with everything else as in the baseline. */
function Strategies({ add }: { add: Add }) {
  const base = useCompare(({ lanes, baseline }) => lanes.find(({ id }) => id === baseline) ?? lanes[0]);
  if (!base) return null;
  return (
    <section>
      <h3>Another strategy</h3>
      <p className="cap">Everything else is as in the baseline.</p>
      <ul className="lane-strategies">
        {OPTIONS.strategy.choices.map(({ value, label, help }) => (
          <li key={value}>
            <button type="button" title={help} onClick={() => add({ ...base.options, strategy: value })}>
              <StrategyMark strategy={value} />
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FromTrain({ add }: { add: Add }) {
  const options = useOptions((state) => state.options);
  const [{ name, sub }] = laneNames([options]);
  return (
    <section>
      <h3>From the Train view</h3>
      <p className="cap">
        As it is set there now: {name}
        {sub && `, ${sub}`}.
      </p>
      <button type="button" className="btn sm" onClick={() => add(options)}>
        Add the Train view’s configuration
      </button>
    </section>
  );
}

function FromLink({ add, room }: { add: Add; room: number }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = lanesOfLink(text);
    if (typeof found === 'string') return setWrong(found);
    const { lanes, notices } = found;
    if (lanes.length > room)
      return setWrong(
        `This link has ${countOf(lanes.length, 'lane')}, and there is room for ${room} of ${MOST_LANES}.`,
      );
    if (notices.length) useCompareLook.setState({ notices });
    for (const { options, changes } of lanes) add(options, changes);
  };
  return (
    <section>
      <h3>
        <label htmlFor={id}>From a link</label>
      </h3>
      <form onSubmit={submit}>
        <input
          id={id}
          type="text"
          className="lane-link"
          placeholder="…#/train?v=1&…"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-help`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(null);
          }}
        />
        <button type="submit" className="btn sm" disabled={!text.trim()}>
          Add from link
        </button>
      </form>
      <p id={`${id}-help`} className="cap">
        A link of the Train view, with what changed on the way, or of another comparison.
      </p>
      {wrong && (
        <p role="alert" className="lane-wrong">
          {wrong}
        </p>
      )}
    </section>
  );
}

function FromFiles({ onAdded }: { onAdded: () => void }) {
  return (
    <section>
      <h3>From a file</h3>
      <p className="cap">A run is trained again; a network gives the lane its first weights.</p>
      <BringIn
        onBrought={(brought) => {
          addBrought(brought);
          onAdded();
        }}
      />
    </section>
  );
}

export function AddLane({ open, onOpenChange, onClosed }: Omit<LaneDialogProps, 'lane'>) {
  const room = useCompare((state) => MOST_LANES - state.lanes.length);
  const step = useCompare((state) => state.step);
  const add: Add = (options, changes = []) => {
    addLane(options, { changes });
    onOpenChange(false);
  };
  return (
    <LaneDialog
      title="Add a lane"
      note={
        step
          ? `It is trained from step 0 to step ${step}, where the others are.`
          : 'It starts with the others.'
      }
      open={open}
      onOpenChange={onOpenChange}
      onClosed={onClosed}
    >
      <div className="lane-dialog-body">
        <Strategies add={add} />
        <FromTrain add={add} />
        <FromLink add={add} room={room} />
        <FromFiles onAdded={() => onOpenChange(false)} />
      </div>
    </LaneDialog>
  );
}
