// What can be done with the runs that are ticked: compare, tag, take away, delete.
import { useState } from 'react';
import type { RunSummary } from '../../../experiment/runs/summary';
import { deleteRuns, runById, tagRun } from '../../../state/runs/runs';
import { countOf } from '../../shared/numberText';
import { PopMenu } from '../../shared/PopMenu';
import { tableItems } from '../takeItems';
import { CompareButton } from './CompareButton';
import { readTags } from './list';

interface SelectedBarProps {
  runs: readonly RunSummary[];
  onNone: () => void;
}

function Tagging({ runs }: Pick<SelectedBarProps, 'runs'>) {
  const [text, setText] = useState('');
  return (
    <form
      className="runs-tagging"
      onSubmit={(event) => {
        event.preventDefault();
        const added = readTags(text);
        setText('');
        for (const { id, tags } of runs) void tagRun(id, [...tags, ...added]);
      }}
    >
      <input
        type="text"
        aria-label="Tags to add"
        placeholder="Tag"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn sm" disabled={!readTags(text).length}>
        Add tag
      </button>
    </form>
  );
}

/** The runs themselves; one that was deleted meanwhile is left out. */
const recordsOf = async (runs: readonly RunSummary[]) =>
  (await Promise.all(runs.map(({ id }) => runById(id)))).filter((run) => run !== null);

export function SelectedBar({ runs, onNone }: SelectedBarProps) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="runs-selected" role="group" aria-label="Chosen runs">
      <b>{countOf(runs.length, 'run')} chosen</b>
      <CompareButton runs={runs} />
      <Tagging runs={runs} />
      <PopMenu
        label="Take away"
        name="Take away: chosen runs"
        items={tableItems(countOf(runs.length, 'run'), () => recordsOf(runs))}
      />
      <button
        type="button"
        className="btn sm"
        onBlur={() => setAsking(false)}
        onClick={() => {
          if (!asking) return setAsking(true);
          setAsking(false);
          void deleteRuns(runs.map(({ id }) => id)).then((gone) => gone && onNone());
        }}
      >
        {asking ? `Really delete ${countOf(runs.length, 'run')}` : 'Delete'}
      </button>
      <button type="button" className="btn sm" onClick={onNone}>
        Choose none
      </button>
    </div>
  );
}
