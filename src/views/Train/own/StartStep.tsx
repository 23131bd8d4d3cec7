// Where it begins: a place to drop, two pickers, and the sets that are already here.
import { useRef, useState } from 'react';
import type { OwnSummary } from '../../../worker/own/store';
import { countOf } from '../../shared/numberText';
import { fromPicker } from './filePaths';
import { removeStored, scanSources, useImport } from './importSession';
import { Pixels } from './Pixels';
import { bytesOf } from './texts';

interface PickerProps {
  label: string;
  folder?: boolean;
}

/** A button in front of the browser's own file dialog. */
export function Picker({ label, folder = false }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  // React passes unknown lower-case attributes on; its types do not know this one.
  const kind = folder ? { webkitdirectory: '' } : { accept: '.zip,application/zip' };
  return (
    <>
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        {...kind}
        onChange={({ currentTarget }) => {
          // A folder without files gives an empty list: the worker says so in a sentence.
          if (currentTarget.files) void scanSources(fromPicker(currentTarget.files));
          currentTarget.value = '';
        }}
      />
    </>
  );
}

const shapeText = ({ shape }: OwnSummary) =>
  shape.kind === 'image' ? `${shape.height}×${shape.width}${shape.channels === 1 ? ' grey' : ''}` : '';

/** Counts of a stored set in one line. */
export function factsOf(summary: OwnSummary): string {
  const { images, trainIdentities, testIdentities, cameras, bytes } = summary;
  return [
    countOf(images, 'image'),
    `${trainIdentities} + ${countOf(testIdentities, 'identity', 'identities')}`,
    cameras > 1 ? countOf(cameras, 'camera') : null,
    shapeText(summary),
    bytesOf(bytes),
  ]
    .filter(Boolean)
    .join(' · ');
}

function StoredSet({ summary, onUse }: { summary: OwnSummary; onUse(id: string): void }) {
  const [asking, setAsking] = useState(false);
  const { id, name } = summary;
  return (
    <li className="own-stored">
      <Pixels summary={summary} count={3} />
      <div className="own-what">
        <b>{name}</b>
        <span className="cap">{factsOf(summary)}</span>
      </div>
      <div className="own-actions">
        <button
          type="button"
          className="btn sm"
          onBlur={() => setAsking(false)}
          onClick={() => (asking ? void removeStored(id) : setAsking(true))}
        >
          {asking ? 'Really remove' : 'Remove'}
          <span className="sr"> {name}</span>
        </button>
        <button type="button" className="btn sm primary" onClick={() => onUse(id)}>
          Use<span className="sr"> {name}</span>
        </button>
      </div>
    </li>
  );
}

function Stored({ onUse }: { onUse(id: string): void }) {
  const stored = useImport((state) => state.stored);
  if (!stored?.length) return null;
  return (
    <section aria-labelledby="own-stored">
      <h3 className="label" id="own-stored">
        In this browser
      </h3>
      <ul>
        {stored.map((summary) => (
          <StoredSet key={summary.id} summary={summary} onUse={onUse} />
        ))}
      </ul>
    </section>
  );
}

/** First page of the dialog. */
export function StartStep({ onUse }: { onUse(id: string): void }) {
  return (
    <div className="own-body">
      <div className="own-drop">
        <svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" aria-hidden="true">
          <path d="M4 31V9h12l4 4h16v18z M20 18v9 M15.500 22.500 20 18l4.500 4.500" strokeWidth="1.6" />
        </svg>
        <p>Drop a folder or zip files here</p>
        <div className="own-pickers">
          <Picker label="Choose a folder…" folder />
          <Picker label="Choose zip files…" />
        </div>
      </div>
      <dl className="own-rules">
        <div>
          <dt>Any pictures</dt>
          <dd>
            One folder per identity: <code>set/anna/01.jpg</code>
          </dd>
        </div>
        <div>
          <dt>Market-1501, DukeMTMC-reID</dt>
          <dd>As they come: names and folders are understood</dd>
        </div>
      </dl>
      <Stored onUse={onUse} />
    </div>
  );
}
