// What one lane can be taken away as, each kind of file with what it is good for.
import { useState } from 'react';
import { Modal } from '../shared/Modal';
import { takeAwayItems, type TakeItem, type TakeSource } from './takeItems';
import './takeAway.css';

interface TakeAwayDialogProps {
  source: TakeSource;
  onOpenChange: (open: boolean) => void;
  /** Called when focus has to go back to where it was. */
  onClosed: () => void;
}

/** What became of the last file that was asked for. */
interface Outcome {
  label: string;
  state: 'working' | 'saved' | 'failed';
  why?: string;
}

const says = ({ label, state, why }: Outcome): string => {
  if (state === 'working') return `${label}: being made…`;
  return state === 'saved' ? `${label}: saved.` : `${label}: ${why}`;
};

export function TakeAwayDialog({ source, onOpenChange, onClosed }: TakeAwayDialogProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = ({ label, act }: TakeItem) => {
    setOutcome({ label, state: 'working' });
    act().then(
      () => setOutcome({ label, state: 'saved' }),
      (error: unknown) =>
        setOutcome({ label, state: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <Modal
      className="take-away"
      title={`Take away: ${source.name}`}
      note="Files are saved on this machine; nothing is sent anywhere."
      open
      onOpenChange={onOpenChange}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
    >
      <ul>
        {takeAwayItems(source).map((item) => (
          <li key={item.label}>
            <button type="button" disabled={outcome?.state === 'working'} onClick={() => take(item)}>
              <b>{item.label}</b>
              <span className="cap">{item.note}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role={outcome?.state === 'failed' ? 'alert' : 'status'}>{outcome && says(outcome)}</p>
    </Modal>
  );
}
