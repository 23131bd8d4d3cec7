// The hardness dial of a stage: from exactly uniform to exactly batch-hard, with the places that suit the Lab's distances.
import { useId } from 'react';
import { labDialStops } from '../../experiment/lab/presets';
import { OPTIONS } from '../../experiment/options';
import { fillStyle } from '../shared/controls/OptionControl';
import { formatOption } from '../shared/controls/format';
import { HelpLabel } from '../shared/controls/HelpLabel';
import { NumberField } from '../shared/controls/NumberField';
import { dialScale, type DialKey } from '../shared/dial';

interface StageDialProps {
  dialKey: DialKey;
  value: number;
  onChange: (value: number) => void;
}

export function StageDial({ dialKey, value, onChange }: StageDialProps) {
  const id = useId();
  const option = OPTIONS[dialKey];
  const scale = dialScale(dialKey);
  const position = scale.toPosition(value);
  const stops = labDialStops(dialKey);
  const end = (stop: (typeof stops)[number]) => (
    <button
      type="button"
      className="lab-end"
      aria-pressed={Object.is(stop.value, value)}
      title={`${option.short} = ${formatOption(option, stop.value)}: exactly ${stop.label}`}
      onClick={() => onChange(stop.value)}
    >
      {stop.label}
    </button>
  );
  const named = stops.find((stop) => Object.is(stop.value, value) && !Number.isFinite(Number(stop.label)));
  return (
    <div className="lab-dial">
      {end(stops[0])}
      <input
        type="range"
        min={0}
        max={scale.count - 1}
        value={position}
        style={fillStyle(position / (scale.count - 1))}
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        aria-valuetext={`${option.short} = ${formatOption(option, value)}${named ? `, ${named.label}` : ''}`}
        onChange={(event) => onChange(scale.toValue(Number(event.target.value)))}
      />
      {end(stops[stops.length - 1])}
      <HelpLabel id={id} help={option.help}>
        <span className="math">{option.short}</span>
        <span className="sr"> {option.label}</span>
      </HelpLabel>
      <NumberField
        optionKey={dialKey}
        option={option}
        value={value}
        onChange={onChange}
        describedBy={`${id}-help`}
      />
    </div>
  );
}
