// The anchor's loss with its live numbers in the places of the terms, however a view draws a number.
import type { ReactNode } from 'react';
import type { AnchorTerm, PointToSetOptions } from '../../../metric';
import { fixed } from '../numberText';

export type FormulaTerm = 'positive' | 'negative' | 'margin';

interface LossNumbersProps {
  spec: PointToSetOptions;
  term: AnchorTerm;
  /** Stands before the equals sign. */
  lead: ReactNode;
  /** Draws one number; `name` is the term as it is spoken. */
  number: (term: FormulaTerm, name: string, text: string) => ReactNode;
  /** The loss itself. */
  result: ReactNode;
}

/** "L = [ 1.215 − 0.889 + 0.30 ]₊ = 0.625", or its soft or semi-hard form. */
export function LossNumbers({ spec, term, lead, number, result }: LossNumbersProps) {
  const near = number('positive', 'D plus', fixed(term.positiveDistance, 3));
  const far = number('negative', 'D minus', fixed(term.negativeDistance, 3));
  const margin = number('margin', 'Margin', fixed(spec.margin === 'soft' ? null : spec.margin));
  if (spec.weighting.kind === 'semihard')
    return (
      <>
        {lead} = {result}{' '}
        <span className="cap up">
          mean over {term.positives.length} pairs, <span className="math">m</span> ={' '}
        </span>
        {margin}
      </>
    );
  if (spec.margin === 'soft')
    return (
      <>
        {lead} = <span className="up">log(1 + exp(</span>
        {near} − {far}
        <span className="up">))</span> = {result}
      </>
    );
  return (
    <>
      {lead} = <span className="up">[</span> {near} − {far} + {margin} <span className="up">]</span>
      <sub className="up">+</sub> = {result}
    </>
  );
}

/** Words for whoever hears the formula. */
export function spokenLoss(spec: PointToSetOptions, term: AnchorTerm): string {
  const margin = spec.margin === 'soft' ? 'soft margin' : `margin ${fixed(spec.margin)}`;
  return `Loss of this anchor ${fixed(term.loss, 3)}, from D plus ${fixed(term.positiveDistance, 3)}, D minus ${fixed(term.negativeDistance, 3)}, ${margin}.`;
}
