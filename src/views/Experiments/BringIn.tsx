// A place to drop files that were taken away, or to choose them; what is wrong with one is said there.
import { useRef, useState } from 'react';
import { useFileDrop } from '../shared/useFileDrop';
import { ACCEPTED, readFiles, type Brought } from './readFiles';
import './bringIn.css';

interface BringInProps {
  /** Called with all files that could be read; their notices are the caller's to show. */
  onBrought: (brought: Brought[]) => void;
}

export function BringIn({ onBrought }: BringInProps) {
  const [wrong, setWrong] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: File[]) => {
    if (!files.length || busy) return;
    setBusy(true);
    setWrong([]);
    void readFiles(files).then((outcome) => {
      setBusy(false);
      setWrong(outcome.wrong);
      if (outcome.brought.length) onBrought(outcome.brought);
    });
  };
  const { over, handlers } = useFileDrop(take);
  return (
    <div className="bring-in" data-over={over || undefined} aria-busy={busy} {...handlers}>
      <p>
        Drop a run file (JSON) or a network (safetensors, or the zip of a TensorFlow.js model) that was taken
        away from here.
      </p>
      <button type="button" className="btn sm" disabled={busy} onClick={() => input.current?.click()}>
        {busy ? 'Reading…' : 'Choose files…'}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        aria-label="Files to bring in"
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // so that the same file can be opened again
        }}
      />
      {wrong.length > 0 && (
        <ul role="alert">
          {wrong.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
