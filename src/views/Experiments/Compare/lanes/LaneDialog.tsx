// The frame of the dialogs about lanes: focus goes back to where it was.
import type { ReactNode } from 'react';
import { Modal } from '../../../shared/Modal';

interface LaneDialogProps {
  title: string;
  note: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when focus has to go back. */
  onClosed: () => void;
  children: ReactNode;
}

export function LaneDialog({ onClosed, children, ...modal }: LaneDialogProps) {
  return (
    <Modal
      {...modal}
      className="lane-dialog"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
    >
      {children}
    </Modal>
  );
}
