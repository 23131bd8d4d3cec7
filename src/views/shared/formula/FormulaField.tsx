// One text of an own weighting: what is typed, its fault with a caret under the place, and what stays in force meanwhile.
import { useId, type ReactNode } from 'react';
import type { OwnFault } from '../../../metric/formula/own';
import { faultInWords, placeOf } from './fault';

interface FormulaFieldProps {
  label: ReactNode;
  help: string;
  text: string;
  /** The text in force: the last one that was right. */
  inForce: string;
  fault: OwnFault | null;
  onChange: (text: string) => void;
  /** Drawn below a text that is right. */
  children?: ReactNode;
}

/** A text that is wrong stays in the field; the message says where it is wrong. */
export function FormulaField({ label, help, text, inForce, fault, onChange, children }: FormulaFieldProps) {
  const id = useId();
  return (
    <div className="formula-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-${fault ? 'fault' : 'help'}`}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-help`} className="sr">
        {help}
      </span>
      <div aria-live="polite" id={`${id}-fault`}>
        {fault && <Fault fault={fault} text={text} inForce={inForce} />}
      </div>
      {!fault && children}
    </div>
  );
}

function Fault({ fault, text, inForce }: { fault: OwnFault; text: string; inForce: string }) {
  const { line, caret } = placeOf(text, fault.at);
  return (
    <div className="formula-fault">
      <pre aria-hidden="true">
        {line}
        {'\n'}
        <b>{caret}</b>
      </pre>
      <p>{faultInWords(fault)}</p>
      <p className="cap">
        Still in force: <code>{inForce || 'no numbers'}</code>
      </p>
    </div>
  );
}
