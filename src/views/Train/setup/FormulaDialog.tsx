// The editor of the own weighting in a dialog, on the options of the run: what is right acts from the next step on.
import { useState } from 'react';
import { OWN_KEYS, ownTexts, usualRange, type OwnTexts } from '../../../experiment/ownOptions';
import { setOptions, useOptions } from '../../../state/options';
import { FormulaEditor } from '../../shared/formula/FormulaEditor';
import { Modal } from '../../shared/Modal';
import { currentProbeLoss } from '../../shared/useAnchorTerm';

/** The largest distance on the map, rounded up to two digits; without one the usual range. */
function shownRange(normalize: boolean): number {
  const distances = currentProbeLoss()?.distances;
  if (normalize || !distances) return usualRange(normalize);
  const largest = distances.reduce((max, row) => Math.max(max, ...Array.from(row)), 0);
  const unit = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return largest > 0 ? Number((Math.ceil(largest / unit) * unit).toPrecision(2)) : usualRange(normalize);
}

const take = ({ positive, negative, parameters }: OwnTexts) =>
  setOptions({
    [OWN_KEYS.positive]: positive,
    [OWN_KEYS.negative]: negative,
    [OWN_KEYS.parameters]: parameters,
  });

/** Open while it is mounted. */
export default function FormulaDialog({ onClose }: { onClose: () => void }) {
  const options = useOptions((state) => state.options);
  const [range] = useState(() => shownRange(options.normalize));
  return (
    <Modal
      className="formula-dialog"
      title="Own formula"
      note="What is right acts at once."
      open
      onOpenChange={(open) => open || onClose()}
    >
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="formula-scroll" tabIndex={0} aria-label="Own formula, editor">
        <FormulaEditor value={ownTexts(options)} range={range} onChange={take} />
      </section>
    </Modal>
  );
}
