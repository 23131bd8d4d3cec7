// The anchor's loss as a formula with its live numbers, terms in role colours.
import { losses } from '../../../metric';
import type { AnchorView } from '../../shared/anchorTerm';
import { fixed } from '../../shared/numberText';
import { usePinnedTerm } from '../../shared/useAnchorTerm';
import { Since } from './Since';

const Plus = ({ side }: { side: '+' | '−' }) => (
  <>
    D<sup className="up">{side}</sup>
  </>
);

/** Words for whoever hears the formula. */
function spoken({ term, spec }: AnchorView): string {
  if (!term || spec.kind !== 'pointToSet') return '';
  const margin = spec.margin === 'soft' ? 'soft margin' : `margin ${fixed(spec.margin)}`;
  return `Loss of this anchor ${fixed(term.loss, 3)}, from D plus ${fixed(term.positiveDistance, 3)}, D minus ${fixed(term.negativeDistance, 3)}, ${margin}.`;
}

export function Formula({ view }: { view: AnchorView }) {
  const { spec, term } = view;
  if (spec.kind !== 'pointToSet')
    return (
      <div className="lens-formula">
        <div>
          {losses[spec.kind].name}: <span className="math">L</span> = <b>{fixed(view.probeLoss, 3)}</b>
        </div>
        <div className="cap">
          over all {1 + view.positives.length + view.negatives.length} items of the map
        </div>
      </div>
    );
  if (!term) return <div className="lens-formula cap">An anchor needs a positive and a negative.</div>;
  const lines = [<Symbols key="symbols" view={view} />, <Numbers key="numbers" view={view} />];
  return (
    <div className="lens-formula math" data-soft={spec.margin === 'soft' || undefined}>
      <div aria-hidden="true">{lines}</div>
      <span className="sr">{spoken(view)}</span>
    </div>
  );
}

const La = () => (
  <>
    L<sub>a</sub>
  </>
);

function Symbols({ view: { spec } }: { view: AnchorView }) {
  if (spec.kind !== 'pointToSet') return null;
  if (spec.weighting.kind === 'semihard')
    return (
      <div>
        <La /> = <span className="up">mean</span>
        <sub>p</sub> <span className="up">[</span>{' '}
        <span className="lens-term pos">
          d<sub>p</sub>
        </span>{' '}
        −{' '}
        <span className="lens-term neg">
          d<sub>n(p)</sub>
        </span>{' '}
        + <span className="lens-term">m</span> <span className="up">]</span>
        <sub className="up">+</sub>
      </div>
    );
  const difference = (
    <>
      <span className="lens-term pos">
        <Plus side="+" />
      </span>{' '}
      −{' '}
      <span className="lens-term neg">
        <Plus side="−" />
      </span>
    </>
  );
  if (spec.margin === 'soft')
    return (
      <div>
        <La /> = <span className="up">log(1 + exp(</span> {difference} <span className="up">))</span>
      </div>
    );
  return (
    <div className="lens-symbols">
      <La /> = <span className="up">[</span> {difference} + <span className="lens-term">m</span>{' '}
      <span className="up">]</span>
      <sub className="up">+</sub>
    </div>
  );
}

function Numbers({ view: { spec, term, anchor } }: { view: AnchorView }) {
  const pinned = usePinnedTerm(anchor);
  if (spec.kind !== 'pointToSet' || !term) return null;
  const result = (
    <span className="lens-outcome">
      <b className="lens-result up">{fixed(term.loss, 3)}</b>
      <Since pinned={pinned} of={(then) => term.loss - then.loss} />
    </span>
  );
  const lead = (
    <span className="lens-lead">
      <La />
    </span>
  );
  if (spec.weighting.kind === 'semihard')
    return (
      <div>
        {lead} = {result} <span className="cap up">over {term.positives.length} positives</span>
      </div>
    );
  const difference = (
    <>
      <span className="lens-term pos up">{fixed(term.positiveDistance, 3)}</span> −{' '}
      <span className="lens-term neg up">{fixed(term.negativeDistance, 3)}</span>
    </>
  );
  if (spec.margin === 'soft')
    return (
      <div>
        {lead} = <span className="up">log(1 + exp(</span> {difference} <span className="up">))</span> ={' '}
        {result}
      </div>
    );
  return (
    <div>
      {lead} = <span className="up">[</span> {difference} +{' '}
      <span className="lens-term up">{fixed(spec.margin)}</span> <span className="up">]</span>
      <sub className="up">+</sub> = {result}
    </div>
  );
}
