// Nothing is opened yet: the ready comparisons of both families, and the ways from the Train view and from files.
import { FAMILIES, readyComparison, type ReadyComparison } from '../../../../experiment/comparison/families';
import { laneNames } from '../../../../experiment/comparison/laneNames';
import { formatComparison } from '../../../../experiment/comparison/link';
import { openLanes } from '../../../../state/compare/address';
import { useOptions } from '../../../../state/options';
import { RunMark, laneLooks } from '../../../shared/runLooks';
import { BringIn } from '../../BringIn';
import { openBrought } from '../brought';
import './start.css';

function Card({ ready }: { ready: ReadyComparison }) {
  const comparison = readyComparison(ready);
  const names = laneNames(comparison.lanes);
  const looks = laneLooks(comparison.lanes.map(({ strategy }) => strategy));
  return (
    <li>
      <a className="start-card panel" href={formatComparison(comparison)}>
        <h4>{ready.name}</h4>
        <p>{ready.shows}</p>
        <span className="start-lanes">
          {names.map(({ name }, i) => (
            <span key={name}>
              <RunMark look={looks[i]} />
              {name}
            </span>
          ))}
        </span>
      </a>
    </li>
  );
}

function FromTrain() {
  const options = useOptions((state) => state.options);
  const [{ name, sub }] = laneNames([options]);
  return (
    <section className="start-own panel">
      <h3>Your own</h3>
      <p>
        Start with the Train view’s configuration ({name}
        {sub && `, ${sub}`}) and add lanes: another strategy, a link, or a fork of a running lane.
      </p>
      <button type="button" className="btn" onClick={() => openLanes([options])}>
        Start from the Train view’s configuration
      </button>
    </section>
  );
}

export function StartPage() {
  return (
    <div className="start">
      <h2 className="start-title">Compare up to four lanes under one clock</h2>
      <p className="start-lead">
        The same start, the same batches: what a comparison holds equal is worked out from its options and
        from hashes of what it is trained on.
      </p>
      {FAMILIES.map(({ id, name, about, ready }) => (
        <section key={id} aria-labelledby={`family-${id}`}>
          <h3 id={`family-${id}`}>{name}</h3>
          <p className="cap">{about}</p>
          <ul className="start-cards">
            {ready.map((each) => (
              <Card key={each.name} ready={each} />
            ))}
          </ul>
        </section>
      ))}
      <FromTrain />
      <section aria-labelledby="start-files">
        <h3 id="start-files">From files</h3>
        <p className="cap">A run is trained again; a network gives a lane its first weights.</p>
        <BringIn onBrought={openBrought} />
      </section>
    </div>
  );
}
