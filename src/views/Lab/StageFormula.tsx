// Under a stage: its loss with live numbers, and how many members of each set really count.
import type { LabEvaluation } from '../../experiment/lab/evaluate';
import { losses } from '../../metric';
import { LossNumbers, spokenLoss, type FormulaTerm } from '../shared/formula/LossNumbers';
import { La } from '../shared/formula/PlainFormula';
import { countOf, fixed } from '../shared/numberText';

const COLOURS = { positive: 'pos', negative: 'neg', margin: '' } as const;

const number = (term: FormulaTerm, _name: string, text: string) => (
  <span className={`formula-term up ${COLOURS[term]}`}>{text}</span>
);

function Size({ side, size, of }: { side: 'positive' | 'negative'; size: number; of: number }) {
  return (
    <span className={side === 'positive' ? 'pos' : 'neg'} title={`${side}s: effective number, of all`}>
      <span className="sr">{`${side}s: `}</span>
      {fixed(size, 1)} of {of}
    </span>
  );
}

function BatchLoss({ evaluation, anchors }: { evaluation: LabEvaluation; anchors: number }) {
  return (
    <span className="math">
      L = <b className="lab-loss up">{fixed(evaluation.value, 3)}</b>{' '}
      <span className="cap up">mean over {countOf(anchors, 'anchor')}</span>
    </span>
  );
}

function AnchorLoss({ evaluation: { spec, term } }: { evaluation: LabEvaluation }) {
  if (spec.kind !== 'pointToSet' || !term) return null;
  return (
    <span className="math">
      <span aria-hidden="true">
        <LossNumbers
          spec={spec}
          term={term}
          lead={<La />}
          number={number}
          result={<b className="lab-loss up">{fixed(term.loss, 3)}</b>}
        />
      </span>
      <span className="sr">{spokenLoss(spec, term)}</span>
    </span>
  );
}

/** `mode`: with all anchors the batch loss stands there too. */
export function StageFormula({ evaluation, mode }: { evaluation: LabEvaluation; mode: 'one' | 'all' }) {
  const { spec, term, anchors } = evaluation;
  if (spec.kind !== 'pointToSet')
    return (
      <footer className="lab-formula">
        <span className="math">
          L = <b className="lab-loss up">{fixed(evaluation.value, 3)}</b>
        </span>
        <span className="cap">
          {losses[spec.kind].name}
          {mode === 'one' ? ', arrows: the anchor’s pairs' : ''}; arrows have a scale of their own
        </span>
      </footer>
    );
  if (!term)
    return (
      <footer className="lab-formula">
        {mode === 'all' && anchors && <BatchLoss evaluation={evaluation} anchors={anchors.length} />}
        <span className="cap">This anchor has no loss: it needs a positive and a negative.</span>
      </footer>
    );
  return (
    <footer className="lab-formula">
      {mode === 'all' && anchors && <BatchLoss evaluation={evaluation} anchors={anchors.length} />}
      <AnchorLoss evaluation={evaluation} />
      {term.loss === 0 && <span className="cap">The margin holds: no force.</span>}
      <span className="lab-neff">
        <span className="math" title="Effective set size, exp(entropy of the weights)">
          N<sub>eff</sub>
        </span>{' '}
        <Size side="positive" size={term.positiveEffectiveSize} of={term.positives.length} />
        {' · '}
        <Size side="negative" size={term.negativeEffectiveSize} of={term.negatives.length} />
      </span>
    </footer>
  );
}
