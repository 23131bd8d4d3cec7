// The control of any option, made from its record: label, help, range, choices, limits and mark all come from there.
import { useId, type ReactNode } from 'react';
import type { BooleanOption, ChoiceOption, NumberOption, Option } from '../../../experiment/optionTypes';
import { optionOf, type OptionKey, type Options } from '../../../experiment/options';
import { setOptions, useOptions } from '../../../state/options';
import { formatOption } from './format';
import { HelpLabel } from './HelpLabel';
import { NumberField } from './NumberField';
import { ResetMark } from './ResetMark';
import { Segments } from './Segments';
import { sliderScale } from './scale';
import './controls.css';

/** More choices than this are a select. */
const MOST_SEGMENTS = 3;

interface PartProps<O extends Option, V> {
  id: string;
  optionKey: OptionKey;
  option: O;
  value: V;
  onChange: (value: V) => void;
}

/** Share of a slider's way that lies before the thumb, for the filled part of its track. */
export const fillStyle = (share: number): React.CSSProperties =>
  ({ '--fill': `${100 * share}%` }) as React.CSSProperties;

function NumberPart({ id, optionKey, option, value, onChange }: PartProps<NumberOption, number>) {
  const scale = sliderScale(option);
  const position = scale?.toPosition(value) ?? 0;
  return (
    <>
      {scale ? (
        <input
          type="range"
          min={0}
          max={scale.count - 1}
          value={position}
          style={fillStyle(position / (scale.count - 1))}
          aria-labelledby={id}
          aria-describedby={`${id}-help`}
          aria-valuetext={formatOption(option, value)}
          onChange={(event) => onChange(scale.toValue(Number(event.target.value)))}
        />
      ) : (
        <span />
      )}
      <NumberField {...{ optionKey, option, value, onChange }} describedBy={`${id}-help`} />
    </>
  );
}

function ChoicePart({ id, option, value, onChange }: PartProps<ChoiceOption, string>) {
  const { choices } = option;
  if (choices.length <= MOST_SEGMENTS)
    return (
      <Segments
        labelledBy={id}
        describedBy={`${id}-help`}
        choices={choices}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <select
      className="control-select"
      aria-labelledby={id}
      aria-describedby={`${id}-help`}
      title={choices.find((choice) => choice.value === value)?.help}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function SwitchPart({ id, value, onChange }: PartProps<BooleanOption, boolean>) {
  return (
    <button
      type="button"
      role="switch"
      className="control-switch"
      aria-checked={value}
      aria-labelledby={id}
      aria-describedby={`${id}-help`}
      onClick={() => onChange(!value)}
    />
  );
}

interface OptionFieldProps {
  optionKey: OptionKey;
  value: Options[OptionKey];
  onChange: (value: Options[OptionKey]) => void;
  /** The name, where the record's own is too long. */
  name?: string;
  /** Beside the name. */
  mark?: ReactNode;
  /** The way back, at the end. */
  reset?: ReactNode;
}

/** Label and control of one option, made from its record, over any store. Text options have none. */
export function OptionField({ optionKey, value, onChange, name, mark, reset }: OptionFieldProps) {
  const id = useId();
  const option = optionOf(optionKey);
  const common = { id, optionKey, onChange };
  if (option.kind === 'text') return null;
  return (
    <div className={`control control-${option.kind}`} data-option={optionKey}>
      <span className="control-head">
        <HelpLabel id={id} help={option.help}>
          {name ?? option.label}
        </HelpLabel>
        {mark}
      </span>
      {option.kind === 'number' && <NumberPart {...common} option={option} value={value as number} />}
      {option.kind === 'choice' && <ChoicePart {...common} option={option} value={value as string} />}
      {option.kind === 'boolean' && <SwitchPart {...common} option={option} value={value as boolean} />}
      {reset}
    </div>
  );
}

interface OptionControlProps {
  optionKey: OptionKey;
  /** Say beside a cold option that it needs a restart (in the sheet; the panel has no room and has the bar instead). */
  marksRestart?: boolean;
}

/** An option of the run: reads and writes the options store. */
export function OptionControl({ optionKey, marksRestart = false }: OptionControlProps) {
  const value = useOptions((state) => state.options[optionKey]);
  return (
    <OptionField
      optionKey={optionKey}
      value={value}
      onChange={(next) => setOptions({ [optionKey]: next })}
      mark={
        marksRestart &&
        !optionOf(optionKey).hot && (
          <span className="control-cold" title="A change starts a new run from step 0">
            restart
          </span>
        )
      }
      reset={<ResetMark optionKey={optionKey} />}
    />
  );
}
