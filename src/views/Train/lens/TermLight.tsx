// Wraps a formula: pointing at or focusing anything in it that carries data-term lights what the term governs.
import type { ReactNode, SyntheticEvent } from 'react';
import { setLitTerm, type Term } from '../../../state/interface';
import '../../shared/formula/formula.css';

const light = ({ target }: SyntheticEvent) => {
  const term = target instanceof Element ? target.closest<HTMLElement>('[data-term]')?.dataset.term : null;
  setLitTerm((term as Term | undefined) ?? null);
};
const dark = () => setLitTerm(null);

export function TermLight({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={className} onPointerOver={light} onPointerLeave={dark} onFocus={light} onBlur={dark}>
      {children}
    </div>
  );
}

const GOVERNS: Record<Term, string> = {
  positive: 'lights the positives',
  negative: 'lights the negatives',
  margin: 'lights the margin',
  weight: 'lights the weights',
};

const COLOURS: Partial<Record<Term, string>> = { positive: 'pos', negative: 'neg' };

/** A live number or symbol of the formula, reachable by keyboard. `name`: the term as it is spoken. */
export function TermNumber({ term, name, children }: { term: Term; name: string; children: ReactNode }) {
  return (
    <button
      type="button"
      className={`formula-term ${COLOURS[term] ?? ''}`}
      data-term={term}
      aria-label={`${name}${typeof children === 'string' ? ` ${children}` : ''}, ${GOVERNS[term]}`}
      // Not every browser focuses a button that is pressed.
      onClick={() => setLitTerm(term)}
    >
      {children}
    </button>
  );
}
