// What the sweep on the table will cost, what is wrong with it, its link, and the button that starts it.
import { useMemo, useState } from 'react';
import { complaintsAbout } from '../../../experiment/sweep/check';
import type { Options } from '../../../experiment/options';
import { estimateOf, type Estimate, type TrainPace } from '../../../experiment/sweep/estimate';
import { cellsOf, configurationsOf, plainCount } from '../../../experiment/sweep/expand';
import { formatSweep } from '../../../experiment/sweep/link';
import type { SweepPlan } from '../../../experiment/sweep/types';
import { useOptions } from '../../../state/options';
import { useRun } from '../../../state/run';
import { useRuns } from '../../../state/runs/runs';
import { startSweep, useSweeps } from '../../../state/sweeps/sweeps';
import { trialPace } from '../../../state/sweeps/trial';
import type { SweepStatus } from '../../../state/sweeps/types';
import { countOf } from '../../shared/numberText';
import { useSaid } from '../../shared/useSaid';
import { showBegun, useSetUp } from './draft';
import { readDraft } from './plan';
import { durationText, PHASES } from './texts';

interface Outlook {
  plan: SweepPlan;
  /** What is wrong with the plan as a whole; wrong values are named at their fields. */
  wrong: string[];
  /** How many sentences stand at the fields. */
  atFields: number;
  hints: string[];
  configurations: number;
  estimate: Estimate | null;
  /** Options of the first run; null while something is wrong. */
  first: Options | null;
}

/** Everything that is known before the start. `trial`: how fast a few steps were. */
function useOutlook(trial: TrainPace | null): Outlook {
  const draft = useSetUp((state) => state.draft);
  const runs = useRuns((state) => state.runs);
  const read = useMemo(() => {
    const { plan, wrong } = readDraft(draft);
    const atFields = wrong.length;
    const all = atFields ? [] : complaintsAbout(plan);
    if (atFields + all.length)
      return { plan, wrong: all, atFields, hints: [], configurations: 0, cells: null };
    const configurations = configurationsOf(plan).length;
    const twins = plainCount(plan) - configurations;
    const said =
      twins > 0
        ? [
            `${countOf(twins, 'configuration')} of ${plainCount(plan)} ${twins === 1 ? 'is' : 'are'} equal to another one, because an option has no effect there; equal ones are trained once.`,
          ]
        : [];
    return { plan, wrong: all, atFields, hints: said, configurations, cells: cellsOf(plan) };
  }, [draft]);
  const milliseconds = useRun((state) => state.millisecondsPerStep);
  const options = useOptions((state) => state.started);
  const estimate = useMemo(() => {
    const train = milliseconds === null ? null : { options, millisecondsPerStep: milliseconds };
    return read.cells && estimateOf(read.cells, runs, trial ?? train);
  }, [read, runs, milliseconds, options, trial]);
  return { ...read, estimate, first: read.cells?.[0]?.options ?? null };
}

function timeText({ seconds, steps, fromTrain }: Estimate, tried: boolean): string {
  if (!steps) return 'none: everything is trained already';
  if (seconds === null) return 'known after the first run, or';
  const other = tried ? ', as fast as a short trial' : ' without scoring, as fast as the run in Train';
  return `about ${durationText(seconds)}${fromTrain ? other : ', as fast as earlier runs'}`;
}

interface TrialProps {
  options: Options;
  onPace: (pace: TrainPace) => void;
}

/** Trains a few steps, so that the time can be told. */
function Trial({ options, onPace }: TrialProps) {
  const [state, setState] = useState<'ready' | 'busy' | { why: string }>('ready');
  const measure = () => {
    setState('busy');
    trialPace(options).then(
      (millisecondsPerStep) => onPace({ options, millisecondsPerStep, trial: true }),
      (error: unknown) => setState({ why: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <>
      {' '}
      <button
        type="button"
        className="btn sm"
        title="Trains a few steps of the first run and forgets them"
        disabled={state === 'busy'}
        onClick={measure}
      >
        {state === 'busy' ? 'measuring…' : 'measure it now'}
      </button>
      {typeof state === 'object' && <span role="alert"> {state.why}</span>}
    </>
  );
}

interface SumProps extends Outlook {
  estimate: Estimate;
  trial: TrainPace | null;
  onTrial: (pace: TrainPace) => void;
}

function Sum({ configurations, estimate, plan, first, trial, onTrial }: SumProps) {
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
      {plan.base.evaluateEvery >= plan.steps && (
        <>
          <dt>Scored</dt>
          <dd>at the start and the end</dd>
        </>
      )}
      <dt>Time</dt>
      <dd>
        {timeText(estimate, trial !== null)}
        {estimate.seconds === null && first && <Trial options={first} onPace={onTrial} />}
      </dd>
    </dl>
  );
}

function CopyLink({ plan }: { plan: SweepPlan }) {
  const [says, say] = useSaid();
  const copy = () => {
    const link = `${location.origin}${location.pathname}${formatSweep(plan)}`;
    navigator.clipboard.writeText(link).then(
      () => say('Link copied'),
      () => say('The browser refused: copy the link from the address bar.'),
    );
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

/** Where the first value that is wrong can be put right. */
const firstWrong = (): HTMLElement | null =>
  document.querySelector('.sweep-setup :is([aria-invalid="true"], [data-wrong] input)');

/** The same plan under whatever name: it would train nothing new. */
const textOf = (plan: SweepPlan): string => formatSweep({ ...plan, name: '' });

function AlreadyThere({ sweep: { id, phase } }: { sweep: SweepStatus }) {
  return (
    <>
      <span>This sweep is in the list already: {PHASES[phase]}.</span>
      <button type="button" className="btn primary" onClick={() => showBegun(id)}>
        Open it
      </button>
    </>
  );
}

export function Start() {
  const [trial, setTrial] = useState<TrainPace | null>(null);
  const outlook = useOutlook(trial);
  const sweeps = useSweeps((state) => state.sweeps);
  const [busy, setBusy] = useState(false);
  const { plan, wrong, atFields, hints, estimate } = outlook;
  const stuck = atFields + wrong.length > 0;
  const there = stuck ? undefined : sweeps.find((sweep) => textOf(sweep.plan) === textOf(plan));
  const start = async () => {
    if (stuck) return firstWrong()?.focus();
    setBusy(true);
    const id = await startSweep(plan);
    setBusy(false);
    if (id) showBegun(id);
  };
  return (
    <>
      {estimate && <Sum {...outlook} estimate={estimate} trial={trial} onTrial={setTrial} />}
      <div className="sweep-complaints" role="status">
        {atFields > 0 && (
          <p className="sweep-wrong">
            {countOf(atFields, 'value')} must be put right first; Start sweep leads there.
          </p>
        )}
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
        {there ? (
          <AlreadyThere sweep={there} />
        ) : (
          <button
            type="button"
            className="btn primary"
            aria-disabled={stuck || undefined}
            disabled={busy}
            onClick={() => void start()}
          >
            Start sweep
          </button>
        )}
        {!stuck && <CopyLink plan={plan} />}
      </div>
      <p className="cap">
        Runs go on while you use other views, and after a reload. Each is kept as soon as it is trained, so
        nothing is trained twice.
      </p>
    </>
  );
}
