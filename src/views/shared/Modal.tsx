// The frame of a modal dialog: title, a line about it, the cross. Loaded with the dialogs, not with the page.
import { Dialog } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { CloseIcon } from './controls/icons';
import './modal.css';

interface ModalProps extends Omit<ComponentProps<typeof Dialog.Content>, 'title'> {
  title: string;
  /** Beside the title; also the dialog's spoken description. */
  note: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Escape, the cross and a click outside close it; focus goes back to where it was. */
export function Modal({ title, note, open, onOpenChange, className, children, ...content }: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="modal-overlay" />
        <Dialog.Content {...content} className={`modal ${className}`}>
          <header>
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Description className="cap">{note}</Dialog.Description>
            <Dialog.Close className="icon" aria-label="Close">
              <CloseIcon />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
