// The own weighting under the hand: two formulas, their numbers, the curves they make, and what was found in them.
import { useState } from 'react';
import { OWN_OPTIONS, ownFaults, ownWeighting, type OwnTexts } from '../../../experiment/ownOptions';
import { describeFormula } from '../../../metric/formula/describe';
import { examineFormula, type Examination } from '../../../metric/formula/examine';
import { compileOwn, weightTex, type OwnSide } from '../../../metric/formula/own';
import { formatParameters } from '../../../metric/formula/parameters';
import { FUNCTIONS } from '../../../metric/formula/tree';
import { RoleMark } from '../RoleMark';
import { Tex } from '../Tex';
import { FormulaCurves } from './FormulaCurves';
import { FormulaField } from './FormulaField';
import { ParameterSliders } from './ParameterSliders';
import { PRESETS } from './presets';
import '../controls/controls.css';
import './editor.css';

const SIDES = ['positive', 'negative'] as const;

const isSame = (a: OwnTexts, b: OwnTexts): boolean =>
  a.positive === b.positive && a.negative === b.negative && a.parameters === b.parameters;

interface FormulaEditorProps {
  /** The texts in force. */
  value: OwnTexts;
  /** Distances from 0 to this are looked at. */
  range: number;
  /** Told only texts that make a weighting. */
  onChange: (value: OwnTexts) => void;
}

/** Texts that are wrong stay in their fields with the place and the reason; the last right ones stay in force. */
export function FormulaEditor({ value, range, onChange }: FormulaEditorProps) {
  const [draft, setDraft] = useState(value);
  const [given, setGiven] = useState(value);
  if (!isSame(value, given)) {
    setGiven(value); // undone, reset, or come in by a link
    setDraft(value);
  }
  const faults = ownFaults(draft);
  const faultIn = (field: keyof OwnTexts) => faults.find((fault) => fault.field === field) ?? null;
  const change = (part: Partial<OwnTexts>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (ownFaults(next).length) return;
    setGiven(next);
    onChange(next);
  };
  const weighting = ownWeighting(value);
  const own = compileOwn(weighting);
  const sides = SIDES.map((side) => examineFormula(own[side], side, range));
  return (
    <div className="formula-editor">
      <div className="formula-inputs">
        <Presets value={value} onChoose={change} />
        {SIDES.map((side) => (
          <FormulaField
            key={side}
            label={
              <>
                <RoleMark name={side} /> log <i className="math">w</i> of {side}s at distance{' '}
                <i className="math">d</i>
              </>
            }
            help={OWN_OPTIONS[side === 'positive' ? 'ownPositive' : 'ownNegative'].help}
            text={draft[side]}
            inForce={value[side]}
            fault={faultIn(side)}
            onChange={(text) => change({ [side]: text })}
          >
            <Typeset side={own[side]} />
          </FormulaField>
        ))}
        <FormulaField
          label="Numbers that the formulas name"
          help={OWN_OPTIONS.ownParameters.help}
          text={draft.parameters}
          inForce={value.parameters}
          fault={faultIn('parameters')}
          onChange={(parameters) => change({ parameters })}
        >
          <ParameterSliders
            parameters={weighting.parameters}
            onChange={(parameters) => change({ parameters: formatParameters(parameters) })}
          />
        </FormulaField>
        <p className="cap">
          Write with + − * / ^, brackets and {FUNCTIONS.join(', ')}. Only differences of log <i>w</i> within a
          set matter: a constant added to it changes nothing.
        </p>
      </div>
      <div className="formula-findings">
        <FormulaCurves sides={sides} />
        {sides.map((examination) => (
          <Findings key={examination.side} examination={examination} />
        ))}
      </div>
    </div>
  );
}

function Presets({ value, onChoose }: { value: OwnTexts; onChoose: (texts: OwnTexts) => void }) {
  return (
    <fieldset className="formula-presets" aria-label="Start from">
      <span className="cap" aria-hidden="true">
        Start from
      </span>
      {PRESETS.map(({ name, help, ...texts }) => (
        <button
          key={name}
          type="button"
          className="btn sm"
          title={help}
          aria-pressed={isSame(texts, value)}
          onClick={() => onChoose(texts)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function Typeset({ side }: { side: OwnSide }) {
  return (
    <p className="formula-tex">
      <Tex tex={`w = ${weightTex(side)}`} />
    </p>
  );
}

function Findings({ examination }: { examination: Examination }) {
  const { side } = examination;
  return (
    <section className="formula-sentences" data-side={side}>
      <h3 className={side === 'positive' ? 'pos' : 'neg'}>
        <RoleMark name={side} /> {side === 'positive' ? 'Positives' : 'Negatives'}
      </h3>
      <ul>
        {describeFormula(examination).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
