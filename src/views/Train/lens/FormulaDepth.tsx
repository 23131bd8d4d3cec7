// The lens at its deepest: the loss, then D⁺ and D⁻ written out member by member with sums that add up.
import { losses, type LossSpec } from '../../../metric';
import type { AnchorView } from '../../shared/anchorTerm';
import { fixed } from '../../shared/numberText';
import { RoleMark } from '../../shared/RoleMark';
import { Tex } from '../../shared/Tex';
import { Formula } from './Formula';
import { lossTex, recordOf } from '../../shared/formula/lossTex';
import { equationOf, setTex } from './formulaModel';
import { Line } from './Line';
import { wrongLabelSentence } from './sentences';
import { SetTable } from './SetTable';
import type { SideName } from './stripModel';
import { TermLight } from './TermLight';

const SIDES = ['positive', 'negative'] as const;

export function FormulaDepth({ view }: { view: AnchorView }) {
  return (
    <>
      {view.spec.kind === 'pointToSet' ? <Formula view={view} /> : <WholeLoss view={view} />}
      {SIDES.map((side) => (
        <Side key={side} view={view} side={side} />
      ))}
    </>
  );
}

/** The numbers that a comparison loss was given, in the symbols of its formula. */
const SYMBOLS: Partial<Record<string, string>> = { threshold: 'λ', margin: 'm', beta: 'β', gamma: 'γ' };
function parametersOf(spec: LossSpec): string {
  return Object.entries(spec)
    .filter(([key]) => key in SYMBOLS || key === 'alpha')
    .map(([key, value]) => {
      const symbol = key === 'alpha' ? (spec.kind === 'marginLoss' ? 'm' : 'α') : SYMBOLS[key];
      return value === 'soft' ? 'soft margin' : `${symbol} = ${fixed(Number(value))}`;
    })
    .join(', ');
}

function WholeLoss({ view }: { view: AnchorView }) {
  const { spec, probeLoss } = view;
  const given = parametersOf(spec);
  return (
    <TermLight className="lens-whole">
      <div className="lens-whole-tex">
        <Tex tex={lossTex(spec)}>{losses[spec.kind].name}</Tex>
      </div>
      <p className="lens-note">
        {losses[spec.kind].name}: <i className="math">L</i> = <b>{fixed(probeLoss, 3)}</b>
        {given && ` with ${given}`}. {losses[spec.kind].sentence}
      </p>
    </TermLight>
  );
}

function Side({ view, side }: { view: AnchorView; side: SideName }) {
  const { spec } = view;
  const title = side === 'positive' ? 'Positives' : 'Negatives';
  const wrong = wrongLabelSentence(view, side);
  return (
    <section className="lens-strip lens-expanded" data-side={side} aria-label={`${title}, heaviest first`}>
      <h3 className={side === 'positive' ? 'pos' : 'neg'}>
        <RoleMark name={side} />
        {title}
        <span className="cap">heaviest first</span>
        {spec.kind === 'pointToSet' && <Given spec={spec} />}
      </h3>
      {spec.kind === 'pointToSet' && view.term && (
        <TermLight className="lens-set-tex">
          <Tex tex={setTex(spec.weighting, side)}>
            <span className="math">D{side === 'positive' ? '⁺' : '⁻'} = Σ w d / Σ w</span>
          </Tex>
        </TermLight>
      )}
      <SetTable view={view} side={side} />
      {wrong && (
        <p className="lens-note">
          <RoleMark name="wrongLabel" /> <Line sentence={wrong} />
        </p>
      )}
    </section>
  );
}

/** Which weighting it is, with its parameter and the paper's equation. */
function Given({ spec }: { spec: Extract<LossSpec, { kind: 'pointToSet' }> }) {
  const { short, parameter } = recordOf(spec.weighting);
  const value = parameter && (spec.weighting as Partial<Record<string, unknown>>)[parameter.key];
  const equation = equationOf(spec.weighting);
  return (
    <span className="lens-stat">
      {short.replace('_', '-')}
      {parameter && `, ${parameter.symbol} = ${fixed(Number(value))}`}
      {equation && `, eq. (${equation})`}
    </span>
  );
}
