// The hardness dial: one log slider from exactly uniform to exactly batch-hard, drawn as a wedge, with named stops.
import { useId } from 'react';
import { OPTIONS } from '../../../experiment/options';
import { setOptions, useOptions } from '../../../state/options';
import { formatOption } from '../../shared/controls/format';
import { HelpLabel } from '../../shared/controls/HelpLabel';
import { NumberField } from '../../shared/controls/NumberField';
import { ResetMark } from '../../shared/controls/ResetMark';
import { dialKeyOf, dialScale, type DialKey } from '../../shared/dial';
import { labelCentre, placedStops, wedgePath, type DialStop } from './dial';

const WIDTH = 100;
const HEIGHT = 25;
const WEDGE = wedgePath(WIDTH, HEIGHT);

function Wedge({ share, stops }: { share: number; stops: DialStop[] }) {
  const clip = useId();
  return (
    <svg viewBox={`0 0 ${WIDTH} 29`} preserveAspectRatio="none" aria-hidden="true">
      <clipPath id={clip}>
        <rect width={WIDTH * share} height="29" />
      </clipPath>
      <path d={WEDGE} fill="var(--neutral-soft)" />
      <path d={WEDGE} fill="var(--neutral-mid)" clipPath={`url(#${clip})`} />
      <g stroke="var(--line-strong)" vectorEffect="non-scaling-stroke">
        <path d={`M0 ${HEIGHT}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
        {stops.map(({ at, label }) => (
          <path key={label} d={`M${WIDTH * at} 22v6`} vectorEffect="non-scaling-stroke" />
        ))}
      </g>
    </svg>
  );
}

function Stops({
  stops,
  value,
  onChoose,
}: {
  stops: DialStop[];
  value: number;
  onChoose: (value: number) => void;
}) {
  return (
    <fieldset className="setup-stops" aria-label="Named stops" data-rows={stops[0].row + 1}>
      {stops.map((stop) => (
        <button
          key={stop.label}
          type="button"
          aria-pressed={Object.is(stop.value, value)}
          data-row={stop.row}
          style={{ left: `${100 * labelCentre(stop)}%` }}
          onClick={() => onChoose(stop.value)}
        >
          {stop.label}
        </button>
      ))}
    </fieldset>
  );
}

function Dial({ dialKey }: { dialKey: DialKey }) {
  const id = useId();
  const option = OPTIONS[dialKey];
  const value = useOptions((state) => state.options[dialKey]);
  const normalize = useOptions((state) => state.options.normalize);
  const scale = dialScale(dialKey);
  const stops = placedStops(dialKey, normalize);
  const position = scale.toPosition(value);
  const stop = stops.find((s) => Object.is(s.value, value));
  const named = stop && !Number.isFinite(Number(stop.label)) ? `, ${stop.label}` : '';
  const set = (next: number) => setOptions({ [dialKey]: next });
  return (
    <>
      <div className="label">
        <HelpLabel id={id} help={option.help}>
          {option.label}
        </HelpLabel>
        <span className="setup-value">
          <NumberField optionKey={dialKey} option={option} value={value} onChange={set} />
          <ResetMark optionKey={dialKey} />
        </span>
      </div>
      <div className="setup-dial">
        <Wedge share={position / (scale.count - 1)} stops={stops} />
        <input
          type="range"
          min={0}
          max={scale.count - 1}
          value={position}
          aria-labelledby={id}
          aria-describedby={`${id}-help`}
          aria-valuetext={`${option.short} = ${formatOption(option, value)}${named}`}
          onChange={(event) => set(scale.toValue(Number(event.target.value)))}
        />
      </div>
      <Stops stops={stops} value={value} onChoose={set} />
    </>
  );
}

/** The dial of the chosen strategy, or the words that it has none. */
export function HardnessDial() {
  const key = useOptions((state) => dialKeyOf(state.options.strategy));
  if (key) return <Dial key={key} dialKey={key} />;
  return (
    <div className="label">
      Hardness <span className="val dim">fixed by this strategy</span>
    </div>
  );
}
