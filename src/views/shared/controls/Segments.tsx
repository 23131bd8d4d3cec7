// A row of buttons of which one is pressed: speeds, themes, choices of up to three.
interface SegmentsProps<V extends string> {
  /** id of the element that names the group, or its name itself. */
  labelledBy?: string;
  label?: string;
  describedBy?: string;
  choices: readonly { value: V; label: string; help?: string; off?: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** One choice of a few, all in sight. `help` becomes the tooltip and part of the accessible name; `off` says why it cannot be chosen. */
export function Segments<V extends string>({
  labelledBy,
  label,
  describedBy,
  choices,
  value,
  onChange,
}: SegmentsProps<V>) {
  return (
    <fieldset
      className="seg control-segments"
      aria-labelledby={labelledBy}
      aria-label={label}
      aria-describedby={describedBy}
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          disabled={choice.off !== undefined}
          title={choice.off ?? choice.help}
          onClick={() => choice.value !== value && onChange(choice.value)}
        >
          {choice.label}
          {choice.help && <span className="sr">: {choice.help}</span>}
        </button>
      ))}
    </fieldset>
  );
}
