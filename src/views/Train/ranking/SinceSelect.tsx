// The moment that everything is compared with, chosen beside the scores; History's buttons choose the very same.
import { firstScored, pinMoment, unpin, useTime } from '../../../state/time';
import { chosenMoment, momentNames, type MomentChoice } from './moments';

export function SinceSelect({ now, before }: { now: number; before: number | null }) {
  const pinned = useTime((state) => state.pinned?.step ?? null);
  const facts = { now, before, first: firstScored(), pinned };
  const choose = (choice: MomentChoice) => {
    if (choice === 'previous') unpin();
    if (choice === 'first' && facts.first !== null) pinMoment(facts.first);
    if (choice === 'pin') pinMoment(now);
  };
  return (
    <label className="ranking-since">
      <span>vs</span>
      <select
        aria-label="Compared with"
        title="Arrows, differences, dashed curves and the ghosts on the map refer to this moment"
        value={chosenMoment(facts)}
        onChange={(event) => choose(event.target.value as MomentChoice)}
      >
        {momentNames(facts).map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
