// Over the list of runs: search, tag, groups, files to bring in, and how much room it all takes.
import { useRef } from 'react';
import type { RunSummary } from '../../../experiment/runs/summary';
import type { StorageUse } from '../../../state/runs/runs';
import { countOf } from '../../shared/numberText';
import { bytesOf } from '../../Train/own/texts';
import { tagsOf, type RunFilter } from './list';

/** On a phone, where few columns can be sorted by. */
const ORDERS: Record<RunFilter['order'], string> = {
  created: 'newest first',
  name: 'by name',
  mAP: 'best mAP first',
  rank1: 'best rank-1 first',
  steps: 'most steps first',
  milliseconds: 'longest first',
};

interface RunsBarProps {
  runs: readonly RunSummary[];
  storage: StorageUse;
  filter: RunFilter;
  onFilter: (change: Partial<RunFilter>) => void;
  grouped: boolean;
  onGrouped: (grouped: boolean) => void;
  onFiles: (files: File[]) => void;
}

function storageText({ own, used, quota }: StorageUse): string {
  const all =
    used === null || quota === null ? '' : ` · this page uses ${bytesOf(used)} of ${bytesOf(quota)}`;
  return `${bytesOf(own)}${all}`;
}

function OpenFiles({ onFiles }: Pick<RunsBarProps, 'onFiles'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn sm" onClick={() => input.current?.click()}>
        Open run files…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        aria-label="Run files"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // so that the same file can be opened again
        }}
      />
    </>
  );
}

export function RunsBar({ runs, storage, filter, onFilter, grouped, onGrouped, onFiles }: RunsBarProps) {
  const tags = tagsOf(runs);
  return (
    <>
      <header>
        <h2 id="runs-title">Kept runs</h2>
        <span className="sub">
          {countOf(runs.length, 'run')} · {storageText(storage)}
        </span>
        <div className="tools">
          <OpenFiles onFiles={onFiles} />
        </div>
      </header>
      <div className="runs-bar">
        <input
          type="search"
          aria-label="Search runs"
          placeholder="Search names, notes, options…"
          value={filter.text}
          onChange={(event) => onFilter({ text: event.target.value })}
        />
        {tags.length > 0 && (
          <select
            className="control-select"
            aria-label="Tag"
            value={filter.tag}
            onChange={(event) => onFilter({ tag: event.target.value })}
          >
            <option value="">all tags</option>
            {tags.map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
          </select>
        )}
        <select
          className="control-select runs-order"
          aria-label="Order"
          value={filter.order}
          onChange={(event) => {
            const order = event.target.value as RunFilter['order'];
            onFilter({ order, falling: order !== 'name' });
          }}
        >
          {Object.entries(ORDERS).map(([order, name]) => (
            <option key={order} value={order}>
              {name}
            </option>
          ))}
        </select>
        <label className="runs-check">
          <input type="checkbox" checked={grouped} onChange={(event) => onGrouped(event.target.checked)} />
          Group by sweep
        </label>
        <span className="cap runs-hint">Drop run files anywhere here.</span>
      </div>
    </>
  );
}
