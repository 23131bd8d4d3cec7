// Ready sweeps, one sentence each; a click puts one on the table.
import { READY_SWEEPS } from '../../../experiment/sweep/ready';
import { takePlan, useSetUp } from './draft';

export function ReadyCards() {
  const base = useSetUp(({ draft }) => draft.base);
  return (
    <section className="sweep-part" aria-labelledby="sweep-ready">
      <h3 id="sweep-ready">Ready sweeps</h3>
      <div className="sweep-cards">
        {READY_SWEEPS.map(({ id, title, says, plan }) => (
          <button key={id} type="button" className="sweep-card" onClick={() => takePlan(plan(base))}>
            <b>{title}</b>
            <span className="cap">{says}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
