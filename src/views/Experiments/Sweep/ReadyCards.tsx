// Ready sweeps, one sentence each; a click puts one on the table.
import { READY_SWEEPS } from '../../../experiment/sweep/ready';
import { takePlan } from './draft';

export function ReadyCards() {
  return (
    <section className="sweep-part" aria-labelledby="sweep-ready">
      <h3 id="sweep-ready">Ready sweeps</h3>
      <div className="sweep-cards">
        {READY_SWEEPS.map(({ id, name, shows, plan }) => (
          <button key={id} type="button" className="sweep-card" onClick={() => takePlan(plan)}>
            <b>{name}</b>
            <span className="cap">{shows}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
