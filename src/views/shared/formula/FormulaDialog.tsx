// The editor of an own weighting in a dialog: what is right acts at once.
import type { OwnTexts } from '../../../experiment/ownOptions';
import { Modal } from '../Modal';
import { FormulaEditor } from './FormulaEditor';

interface FormulaDialogProps {
  /** E.g. "Own formula of stage A". */
  title: string;
  value: OwnTexts;
  /** Largest distance that is drawn and examined. */
  range: number;
  onChange: (value: OwnTexts) => void;
  onClose: () => void;
}

/** Open while it is mounted. */
export function FormulaDialog({ title, value, range, onChange, onClose }: FormulaDialogProps) {
  return (
    <Modal
      className="formula-dialog"
      title={title}
      note="What is right acts at once."
      open
      onOpenChange={(open) => open || onClose()}
    >
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="formula-scroll" tabIndex={0} aria-label={`${title}, editor`}>
        <FormulaEditor value={value} range={range} onChange={onChange} />
      </section>
    </Modal>
  );
}
