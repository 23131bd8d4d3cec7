// The grid: any options, each with its values; all their combinations are trained.
import { OPTION_KEYS, optionOf, type OptionKey } from '../../../experiment/options';
import { GROUPS } from '../../shared/controls/groups';
import { AxisRow } from './AxisRow';
import { addAxis, useSetUp } from './draft';
import { canVary } from './plan';

/** Adds the option that is chosen; falls back to its first line at once. */
function AddAxis({ taken }: { taken: readonly OptionKey[] }) {
  const free = OPTION_KEYS.filter((key) => canVary(key) && !taken.includes(key));
  return (
    <select
      className="control-select sweep-add"
      aria-label="Vary an option"
      value=""
      onChange={(event) => addAxis(event.target.value as OptionKey)}
    >
      <option value="">{taken.length ? 'Vary one more option…' : 'Vary an option…'}</option>
      {Object.entries(GROUPS).map(([group, name]) => {
        const keys = free.filter((key) => optionOf(key).group === group);
        return (
          keys.length > 0 && (
            <optgroup key={group} label={name}>
              {keys.map((key) => (
                <option key={key} value={key}>
                  {optionOf(key).label}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </select>
  );
}

export function Axes() {
  const axes = useSetUp(({ draft }) => draft.axes);
  return (
    <section className="sweep-part" aria-labelledby="sweep-axes">
      <h3 id="sweep-axes">Grid</h3>
      <p className="cap">Every combination of these values is trained with every seed.</p>
      {axes.length > 0 && (
        <ul>
          {axes.map((axis) => (
            <AxisRow key={axis.key} axis={axis} />
          ))}
        </ul>
      )}
      <AddAxis taken={axes.map(({ key }) => key)} />
    </section>
  );
}
