// With which moment the panel compares: the evaluation before, the untrained network, or one that the person has pinned.
import { compareSince } from '../../../state/actions';
import { useRun } from '../../../state/run';
import type { Moment } from '../../../worker/protocol';
import { momentNames, PIN_NOW } from './moments';

const choose = (value: string) =>
  value === PIN_NOW ? compareSince('pin', true) : compareSince(value as Moment);

export function SinceSelect({ step }: { step: number | null }) {
  const since = useRun((state) => state.since);
  const pinned = useRun((state) => state.pinnedStep);
  return (
    <label className="ranking-since">
      <span>since</span>
      <select
        aria-label="Changes since"
        title="Arrows, differences and the dashed curve refer to this moment"
        value={since}
        onChange={(event) => choose(event.target.value)}
      >
        {momentNames(since, step, pinned).map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
