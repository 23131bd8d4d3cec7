// With which moment the panel compares: the evaluation before, the untrained network, or one that the person has pinned.
import { compareSince } from '../../../state/actions';
import { useRun } from '../../../state/run';
import type { Moment } from '../../../worker/protocol';

/** Value of the choice that is an act: it pins the last evaluation. */
const PIN_NOW = 'pin-now';

/** Words of the moments; `step` is that of the earlier evaluation where one is shown. */
export function momentNames(
  since: Moment,
  step: number | null,
  pinned: number | null,
): { value: Moment | typeof PIN_NOW; text: string }[] {
  const previous = since === 'previous' && step !== null ? `step ${step} (last)` : 'last evaluation';
  return [
    { value: 'previous', text: previous },
    { value: 'start', text: 'step 0' },
    ...(pinned !== null || since === 'pin'
      ? [{ value: 'pin' as const, text: pinned === null ? 'pinned moment' : `step ${pinned} (pinned)` }]
      : []),
    { value: PIN_NOW, text: 'pin this moment' },
  ];
}

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
