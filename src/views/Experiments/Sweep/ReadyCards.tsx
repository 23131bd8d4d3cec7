// Ready sweeps, one sentence each; a click puts one on the table.
import { useState } from 'react';
import { READY_SWEEPS } from '../../../experiment/sweep/ready';
import { takePlan, useSetUp } from './draft';

export function ReadyCards() {
  const begun = useSetUp(({ draft }) => draft.axes.length + draft.list.length > 0);
  /** null until the person opens or folds it. */
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? !begun;
  return (
    <details
      className="sweep-ready"
      open={open}
      onToggle={(event) => event.currentTarget.open !== open && setChosen(event.currentTarget.open)}
    >
      <summary>
        <h3>Ready sweeps</h3>{' '}
        <span className="cap">a click sets one up; you can still change everything</span>
      </summary>
      <div className="sweep-cards">
        {READY_SWEEPS.map(({ id, name, shows, plan }) => (
          <button
            key={id}
            type="button"
            className="sweep-card"
            onClick={() => {
              takePlan(plan);
              setChosen(false);
            }}
          >
            <b>{name}</b>
            <span className="cap">{shows}</span>
          </button>
        ))}
      </div>
    </details>
  );
}
