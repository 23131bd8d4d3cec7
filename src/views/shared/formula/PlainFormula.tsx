// The anchor's loss in plain HTML: what stands there until the typeset formula has loaded.
import type { ReactNode } from 'react';
import type { PointToSetOptions } from '../../../metric';
import './formula.css';

export const La = () => (
  <>
    L<sub>a</sub>
  </>
);

const COLOURS = { positive: 'pos', negative: 'neg', margin: '' } as const;

function Mark({ term, children }: { term: keyof typeof COLOURS; children: ReactNode }) {
  return (
    <span className={`formula-term ${COLOURS[term]}`} data-term={term}>
      {children}
    </span>
  );
}

export function PlainFormula({ spec }: { spec: PointToSetOptions }) {
  const margin = <Mark term="margin">m</Mark>;
  if (spec.weighting.kind === 'semihard')
    return (
      <>
        <La /> = <span className="up">mean</span>
        <sub>p</sub> <span className="up">[</span>{' '}
        <Mark term="positive">
          d<sub>p</sub>
        </Mark>{' '}
        −{' '}
        <Mark term="negative">
          d<sub>n(p)</sub>
        </Mark>{' '}
        + {margin} <span className="up">]</span>
        <sub className="up">+</sub>
      </>
    );
  const difference = (
    <>
      <Mark term="positive">
        D<sup className="up">+</sup>
      </Mark>{' '}
      −{' '}
      <Mark term="negative">
        D<sup className="up">−</sup>
      </Mark>
    </>
  );
  if (spec.margin === 'soft')
    return (
      <>
        <La /> = <span className="up">log(1 + exp(</span> {difference} <span className="up">))</span>
      </>
    );
  return (
    <>
      <La /> = <span className="up">[</span> {difference} + {margin} <span className="up">]</span>
      <sub className="up">+</sub>
    </>
  );
}
