// The editor of the own weighting in a dialog, on the options of the run: what is right acts from the next step on.
import { useState } from 'react';
import { ownOptions, ownTexts, usualRange } from '../../../experiment/ownOptions';
import { setOptions, useOptions } from '../../../state/options';
import { FormulaDialog } from '../../shared/formula/FormulaDialog';
import { currentProbeLoss } from '../../shared/useAnchorTerm';

/** The largest distance on the map, rounded up to two digits; without one the usual range. */
function shownRange(normalize: boolean): number {
  const distances = currentProbeLoss()?.distances;
  if (normalize || !distances) return usualRange(normalize);
  const largest = distances.reduce((max, row) => Math.max(max, ...Array.from(row)), 0);
  const unit = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return largest > 0 ? Number((Math.ceil(largest / unit) * unit).toPrecision(2)) : usualRange(normalize);
}

/** Open while it is mounted. */
export default function RunFormulaDialog({ onClose }: { onClose: () => void }) {
  const options = useOptions((state) => state.options);
  const [range] = useState(() => shownRange(options.normalize));
  return (
    <FormulaDialog
      title="Own formula"
      value={ownTexts(options)}
      range={range}
      onChange={(texts) => setOptions(ownOptions(texts))}
      onClose={onClose}
    />
  );
}
