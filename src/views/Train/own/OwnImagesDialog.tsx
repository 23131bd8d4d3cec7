// Own images: choose or drop, look before training, import, use. Nothing leaves the machine.
import { useEffect, useState } from 'react';
import type { DragEvent } from 'react';
import type { ImportFailure } from '../../../worker/own/protocol';
import { Modal } from '../../shared/Modal';
import { DoneStep } from './DoneStep';
import { fromDrop } from './filePaths';
import { refreshStored, scanSources, useImport } from './importSession';
import { PreviewStep } from './PreviewStep';
import { ProgressStep } from './ProgressStep';
import { StartStep } from './StartStep';
import './own.css';

export interface OwnImagesDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** The person wants to train with the stored set of this id; the dialog closes itself. */
  onUse(id: string): void;
}

function Failures({ failures }: { failures: ImportFailure[] }) {
  return (
    <div role="alert" className="own-failures">
      {failures.map(({ message, remedy }) => (
        <div className="own-failure" key={message}>
          <svg
            width="16"
            height="16"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <path d="M8 1.8 15 14H1z M8 6v4 M8 11.4v1.2" strokeWidth="1.4" />
          </svg>
          <p>
            {message} <span>{remedy}</span>
          </p>
        </div>
      ))}
    </div>
  );
}

function Step({ onUse }: { onUse(id: string): void }) {
  const { phase, draft, result } = useImport();
  if (phase === 'decoding' || phase === 'scanning') return <ProgressStep />;
  if (phase === 'preview' && draft) return <PreviewStep draft={draft} />;
  if (phase === 'done' && result) return <DoneStep {...result} onUse={onUse} />;
  return <StartStep onUse={onUse} />;
}

const TITLES = {
  start: 'Your own images',
  scanning: 'Looking through the files',
  preview: 'Before you train',
  decoding: 'Importing',
  done: 'Ready',
} as const;

/** Files over the dialog: only while nothing else is being read. */
function useDrop(enabled: boolean) {
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = enabled ? 'copy' : 'none';
    setOver(enabled);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (enabled) void scanSources(fromDrop(event.dataTransfer));
  };
  const leave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  return { over, handlers: { onDragEnter: hold, onDragOver: hold, onDragLeave: leave, onDrop: drop } };
}

/** The dialog. An import goes on while it is closed. */
export function OwnImagesDialog({ open, onOpenChange, onUse }: OwnImagesDialogProps) {
  const { phase, failures } = useImport();
  const { over, handlers } = useDrop(phase !== 'decoding' && phase !== 'scanning');
  useEffect(() => {
    if (open) void refreshStored();
  }, [open]);
  const use = (id: string) => {
    onUse(id);
    onOpenChange(false);
  };
  return (
    <Modal
      className="own-dialog"
      title={TITLES[phase]}
      note="Images stay on this machine."
      open={open}
      onOpenChange={onOpenChange}
      data-over={over || undefined}
      {...handlers}
    >
      <Failures failures={failures} />
      <Step onUse={use} />
    </Modal>
  );
}
