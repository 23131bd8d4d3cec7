// Name, note and tags of a kept run, as fields that keep what is typed when they are left.
import { useEffect, useEffectEvent, useId, useState } from 'react';
import type { RunSummary } from '../../../experiment/runs/summary';
import { noteRun, renameRun, tagRun } from '../../../state/runs/runs';
import { readTags } from './list';

interface WordsProps {
  label: string;
  value: string;
  placeholder: string;
  onKeep: (value: string) => void;
  long?: boolean;
}

/** Text that is kept on Enter (in one line) and when the field is left. */
function Words({ label, value, placeholder, onKeep, long = false }: WordsProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const keep = () => {
    if (draft !== null && draft !== value) onKeep(draft);
    setDraft(null);
  };
  // Escape closes the dialog while a field has the focus: what was typed stays.
  const leave = useEffectEvent(() => {
    if (draft !== null && draft !== value) onKeep(draft);
  });
  useEffect(() => () => leave(), []);
  const common = {
    id,
    placeholder,
    value: draft ?? value,
    onBlur: keep,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
  };
  return (
    <div className="run-words">
      <label htmlFor={id}>{label}</label>
      {long ? (
        <textarea {...common} rows={3} />
      ) : (
        <input
          {...common}
          type="text"
          autoComplete="off"
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </div>
  );
}

export function RunWords({ run }: { run: RunSummary }) {
  return (
    <>
      <Words
        label="Name"
        placeholder="A name"
        value={run.name}
        onKeep={(name) => name.trim() && void renameRun(run.id, name)}
      />
      <Words
        label="Tags"
        placeholder="thesis, try again"
        value={run.tags.join(', ')}
        onKeep={(tags) => void tagRun(run.id, readTags(tags))}
      />
      <Words
        long
        label="Note"
        placeholder="What you saw or want to remember"
        value={run.note}
        onKeep={(note) => void noteRun(run.id, note)}
      />
    </>
  );
}
