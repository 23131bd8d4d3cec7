// The anchor's loss as a formula over its live numbers, terms in role colours; a hovered member's own term takes its place.
import { useInterface } from '../../../state/interface';
import { losses } from '../../../metric';
import type { AnchorView } from '../../shared/anchorTerm';
import { fixed } from '../../shared/numberText';
import { Tex } from '../../shared/Tex';
import { usePinnedTerm } from '../../shared/useAnchorTerm';
import { LossNumbers, spokenLoss, type FormulaTerm } from '../../shared/formula/LossNumbers';
import { lossTex } from '../../shared/formula/lossTex';
import { La, PlainFormula } from '../../shared/formula/PlainFormula';
import { termOf } from './formulaModel';
import { Since } from './Since';
import { TermLight, TermNumber } from './TermLight';

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
  return (
    <TermLight className="lens-formula math">
      <div className="lens-symbols">
        <MemberTerm view={view} />
        <div className="lens-loss-tex">
          <Tex tex={lossTex(spec)}>
            <span aria-hidden="true">
              <PlainFormula spec={spec} />
            </span>
          </Tex>
        </div>
      </div>
      <Numbers view={view} />
      <span className="sr">{spokenLoss(spec, term)}</span>
    </TermLight>
  );
}

/** Lies over the formula while one of the members is hovered: w·d, its part of D⁺ or D⁻. */
function MemberTerm({ view }: { view: AnchorView }) {
  const hovered = useInterface((state) => state.hovered);
  const own = termOf(view, hovered);
  if (!own) return null;
  const { side, member, product } = own;
  return (
    <div className="lens-own" data-testid="member-term">
      <span className={`formula-term ${side === 'positive' ? 'pos' : 'neg'}`}>
        w<sub>i</sub> d<sub>i</sub>
      </span>{' '}
      ={' '}
      <span className="up">
        {fixed(member.weight, 3)} × {fixed(member.distance, 3)} = {fixed(product, 3)}
      </span>{' '}
      <span className="cap">
        of D<sup>{side === 'positive' ? '+' : '−'}</sup>
      </span>
    </div>
  );
}

const number = (term: FormulaTerm, name: string, text: string) => (
  <TermNumber term={term} name={name}>
    {text}
  </TermNumber>
);

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
    <span className="lens-lead" aria-hidden="true">
      <La />
    </span>
  );
  return (
    <div className="lens-numbers">
      <LossNumbers spec={spec} term={term} lead={lead} number={number} result={result} />
    </div>
  );
}
