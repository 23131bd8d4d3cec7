// A number that can be clicked and typed into. A refused value stays in the field with the reason beside it.
import { useId, useState, type KeyboardEvent } from 'react';
import type { NumberOption } from '../../../experiment/optionTypes';
import type { OptionKey } from '../../../experiment/options';
import { complaint } from '../../../experiment/validate';
import { formatOption, parseNumber } from './format';

interface NumberFieldProps {
  /** The option whose record says what is allowed; without one `complain` says it. */
  optionKey?: OptionKey;
  complain?: (value: number) => string | null;
  option: NumberOption;
  value: number;
  onChange: (value: number) => void;
  /** id of the element with the help. */
  describedBy?: string;
}

/** Text field of a number option. Enter or leaving it takes the value, Escape brings back the one in force. */
export function NumberField({ optionKey, complain, option, value, onChange, describedBy }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const messageId = useId();

  const forget = () => {
    setDraft(null);
    setWrong(null);
  };
  const take = () => {
    if (draft === null) return;
    const typed = parseNumber(draft);
    const reason = optionKey ? complaint(optionKey, typed) : (complain?.(typed) ?? null);
    setWrong(reason && `${option.label} ${reason.replace(/\binf\b/, '∞')}.`);
    if (reason) return;
    setDraft(null);
    if (!Object.is(typed, value)) onChange(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    if (event.key !== 'Escape' || draft === null) return;
    event.preventDefault(); // the sheet around it stays open
    event.stopPropagation();
    forget();
  };

  return (
    <>
      <input
        type="text"
        inputMode={option.limits ? 'text' : 'decimal'}
        autoComplete="off"
        className="control-typed num"
        aria-label={`${option.label}, value`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? messageId : describedBy}
        value={draft ?? formatOption(option, value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={onKeyDown}
      />
      {wrong && (
        <span id={messageId} role="alert" className="control-wrong">
          {wrong}
        </span>
      )}
    </>
  );
}
