// The numbers that the formulas name, each with a slider and a field; names come and go in the line above.
import { useId } from 'react';
import type { NumberOption } from '../../../experiment/optionTypes';
import { fillStyle } from '../controls/OptionControl';
import { NumberField } from '../controls/NumberField';
import { sliderScale } from '../controls/scale';

/** A parameter above 0 slides over these, in powers; one that is 0 or less is typed. */
const RANGE = { min: 1e-3, max: 1e3, step: 1e-3 } as const;

const optionFor = (name: string, value: number): NumberOption => ({
  kind: 'number',
  label: name,
  short: name,
  help: '',
  group: 'loss',
  hot: true,
  default: value,
  ...RANGE,
  scale: 'log',
});

const complain = (value: number) => (Number.isFinite(value) ? null : 'must be a number');

function Parameter({
  name,
  value,
  onChange,
}: {
  name: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const option = optionFor(name, 1);
  const scale = value > 0 ? sliderScale(option) : null;
  const position = scale?.toPosition(value) ?? 0;
  return (
    <div className="control">
      <span className="math" id={id}>
        {name}
      </span>
      {scale ? (
        <input
          type="range"
          min={0}
          max={scale.count - 1}
          value={position}
          style={fillStyle(position / (scale.count - 1))}
          aria-labelledby={id}
          aria-valuetext={`${name} = ${value}`}
          onChange={(event) => onChange(scale.toValue(Number(event.target.value)))}
        />
      ) : (
        <span className="cap">typed where it is not above 0</span>
      )}
      <NumberField option={option} complain={complain} value={value} onChange={onChange} />
    </div>
  );
}

interface ParameterSlidersProps {
  parameters: Readonly<Record<string, number>>;
  onChange: (parameters: Record<string, number>) => void;
}

/** One row per number; nothing without any. */
export function ParameterSliders({ parameters, onChange }: ParameterSlidersProps) {
  const names = Object.keys(parameters);
  if (!names.length) return null;
  return (
    <div className="control-rows formula-numbers">
      {names.map((name) => (
        <Parameter
          key={name}
          name={name}
          value={parameters[name]}
          onChange={(value) => onChange({ ...parameters, [name]: value })}
        />
      ))}
    </div>
  );
}
