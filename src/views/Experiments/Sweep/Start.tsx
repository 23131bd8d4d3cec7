// What the sweep on the table will cost, what is wrong with it, its link, and the button that starts it.
import { useMemo, useState } from 'react';
import { complaintsAbout } from '../../../experiment/sweep/check';
import { estimateOf, type Estimate } from '../../../experiment/sweep/estimate';
import { cellsOf, configurationsOf, plainCount } from '../../../experiment/sweep/expand';
import { formatSweep } from '../../../experiment/sweep/link';
import type { SweepPlan } from '../../../experiment/sweep/types';
import { useRuns } from '../../../state/runs/runs';
import { startSweep } from '../../../state/sweeps/sweeps';
import { countOf } from '../../shared/numberText';
import { selectSweep, useSetUp } from './draft';
import { readDraft } from './plan';
import { durationText } from './texts';

interface Outlook {
  plan: SweepPlan;
  wrong: string[];
  hints: string[];
  configurations: number;
  estimate: Estimate | null;
}

/** Everything that is known before the start. */
function useOutlook(): Outlook {
  const draft = useSetUp((state) => state.draft);
  const runs = useRuns((state) => state.runs);
  const read = useMemo(() => {
    const { plan, wrong, hints } = readDraft(draft);
    const all = wrong.length ? wrong : complaintsAbout(plan);
    if (all.length) return { plan, wrong: all, hints, configurations: 0, cells: null };
    const configurations = configurationsOf(plan).length;
    const twins = plainCount(plan) - configurations;
    const said =
      twins > 0
        ? [
            ...hints,
            `${countOf(twins, 'configuration')} of ${plainCount(plan)} ${twins === 1 ? 'is' : 'are'} equal to another one, because an option has no effect there; equal ones are trained once.`,
          ]
        : hints;
    return { plan, wrong: all, hints: said, configurations, cells: cellsOf(plan) };
  }, [draft]);
  const estimate = useMemo(() => read.cells && estimateOf(read.cells, runs), [read, runs]);
  return { ...read, estimate };
}

function timeText({ seconds, steps }: Estimate): string {
  if (!steps) return 'none: everything is trained already';
  if (seconds === null) return 'known after the first run';
  return `about ${durationText(seconds)}, as fast as earlier runs`;
}

function Sum({ configurations, estimate, plan }: Outlook & { estimate: Estimate }) {
  const { cells, known, steps } = estimate;
  const seeds = plan.seeds.length;
  return (
    <dl className="sweep-sum">
      <dt>Configurations</dt>
      <dd className="num">{configurations.toLocaleString('en')}</dd>
      <dt>Runs</dt>
      <dd className="num">
        {cells.toLocaleString('en')}{' '}
        <span className="dim">
          = {configurations} × {countOf(seeds, 'seed')}
        </span>
      </dd>
      {known > 0 && (
        <>
          <dt>Already here</dt>
          <dd className="num">
            {known} <span className="dim">{known === 1 ? 'is' : 'are'} not trained again</span>
          </dd>
        </>
      )}
      <dt>Steps</dt>
      <dd className="num">{steps.toLocaleString('en')}</dd>
      <dt>Time</dt>
      <dd>{timeText(estimate)}</dd>
    </dl>
  );
}

/** How long "Link copied" stays. */
const SHOWN_MILLISECONDS = 2500;

function CopyLink({ plan }: { plan: SweepPlan }) {
  const [says, setSays] = useState('');
  const copy = () => {
    const link = `${location.origin}${location.pathname}${formatSweep(plan)}`;
    navigator.clipboard
      .writeText(link)
      .then(
        () => setSays('Link copied'),
        () => setSays('The browser refused: copy the link from the address bar.'),
      )
      .finally(() => setTimeout(() => setSays(''), SHOWN_MILLISECONDS));
  };
  return (
    <>
      <button type="button" className="btn" title="A link that sets this sweep up anywhere" onClick={copy}>
        Copy link
      </button>
      <output className="cap">{says}</output>
    </>
  );
}

export function Start() {
  const outlook = useOutlook();
  const [busy, setBusy] = useState(false);
  const { plan, wrong, hints, estimate } = outlook;
  const start = async () => {
    setBusy(true);
    const id = await startSweep(plan);
    setBusy(false);
    if (id) selectSweep(id);
  };
  return (
    <>
      {estimate && <Sum {...outlook} estimate={estimate} />}
      <div className="sweep-complaints" role="status">
        {wrong.map((sentence) => (
          <p key={sentence} className="sweep-wrong">
            {sentence}
          </p>
        ))}
        {hints.map((sentence) => (
          <p key={sentence} className="cap">
            {sentence}
          </p>
        ))}
      </div>
      <div className="sweep-go">
        <button
          type="button"
          className="btn primary"
          disabled={wrong.length > 0 || busy}
          onClick={() => void start()}
        >
          Start sweep
        </button>
        {wrong.length === 0 && <CopyLink plan={plan} />}
      </div>
      <p className="cap">
        Runs go on while you use other views, and after a reload. Each is kept as soon as it is trained, so
        nothing is trained twice.
      </p>
    </>
  );
}
