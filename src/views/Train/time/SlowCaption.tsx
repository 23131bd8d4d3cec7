// Slow motion in words: which of the six phases is on, and what happens in it.
import { PHASES } from '../../../state/conductor';
import { useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import { useTime } from '../../../state/time';
import { formatOptionValue } from '../../shared/controls/format';
import { useAnchorTerm } from '../../shared/useAnchorTerm';
import { captionOf } from './captions';
import './time.css';

function Caption() {
  const phase = useTime((state) => state.phase);
  const batch = useTime((state) => state.heldBatch) ?? live.frame?.batch;
  const images = useOptions((state) => state.started.batchImages);
  const strategy = useOptions((state) => state.options.strategy);
  const step = useRun((state) => state.step);
  const view = useAnchorTerm(4);
  if (!phase) return 'Slow motion: Play walks every step in six phases.';
  return captionOf(phase, {
    step,
    identities: (batch?.length ?? 0) / images,
    images,
    dimension: live.frame?.dimension ?? 0,
    strategy: formatOptionValue('strategy', strategy),
    anchor: view && {
      positives: view.positives.length,
      negatives: view.negatives.length,
      term: view.term,
      spec: view.spec,
    },
    batchLoss: step > 0 && step <= live.curves.length ? live.curves.at('loss', step) : null,
  });
}

/** The row above the map; only while slow motion is chosen. */
export function SlowCaption() {
  const isSlow = useInterface((state) => state.speed === 'slow');
  const phase = useTime((state) => state.phase);
  if (!isSlow) return null;
  const reached = phase ? PHASES.indexOf(phase) : -1;
  return (
    <div className="time-caption">
      <ol aria-hidden="true">
        {PHASES.map((name, i) => (
          <li key={name} data-on={i <= reached || undefined} />
        ))}
      </ol>
      <output aria-live="polite">
        <Caption />
      </output>
    </div>
  );
}
