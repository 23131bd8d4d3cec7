// Chooses what the shades under the points of both stages show.
import { useId } from 'react';
import type { Quantity } from '../../experiment/lab/landscape';
import { useLab } from '../../state/lab';
import { HelpLabel } from '../shared/controls/HelpLabel';
import { QUANTITIES } from './LandscapeLegend';

const HELP =
  'Shades the plane by what would be if the selected point lay there: the loss, or that point’s effective weight.';

export function LandscapeSelect() {
  const value = useLab((state) => state.landscape);
  const id = useId();
  return (
    <span className="lab-switch">
      <HelpLabel id={id} help={HELP}>
        Landscape
      </HelpLabel>
      <select
        className="control-select"
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        value={value ?? ''}
        onChange={(event) => useLab.setState({ landscape: (event.target.value || null) as Quantity | null })}
      >
        <option value="">Off</option>
        {Object.entries(QUANTITIES).map(([quantity, name]) => (
          <option key={quantity} value={quantity}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
