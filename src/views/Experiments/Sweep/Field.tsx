// A short text with its name above it: seeds, steps, ends of a range, names.
import { useId } from 'react';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Under the field. */
  wrong?: string;
  /** Id of a sentence elsewhere that says what is wrong. */
  wrongAt?: string;
  placeholder?: string;
  /** Characters that should be in sight. */
  wide?: number;
  /** The name is for the ear alone. */
  quiet?: boolean;
  numeric?: boolean;
}

/** Text input with a label; what is wrong with it is said under it. */
export function Field({
  label,
  value,
  onChange,
  wrong,
  wrongAt,
  placeholder,
  wide,
  quiet,
  numeric,
}: FieldProps) {
  const id = useId();
  return (
    <div className="sweep-field">
      <label className={quiet ? 'sr' : undefined} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        inputMode={numeric ? 'decimal' : undefined}
        className="num"
        style={wide ? { width: `calc(${wide}ch + 20px)` } : undefined}
        placeholder={placeholder}
        value={value}
        aria-invalid={wrong || wrongAt ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : wrongAt}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span id={`${id}-wrong`} className="sweep-wrong">
          {wrong}
        </span>
      )}
    </div>
  );
}
