// The bar of a lesson's own training: start, pause, stop, progress, where it runs, and what went wrong.
import { useTranslation } from 'react-i18next';
import type { SmallJob, SmallRun, SmallState } from '../../../state/smallRun';
import { missingJobs } from '../../../state/smallRun';
import { FailureCard } from '../../failures/FailureCard';
import { PauseIcon, PlayIcon, ResetIcon } from '../../shared/controls/icons';
import './run/smallRun.css';

interface SmallRunBarProps {
  run: SmallRun;
  state: SmallState;
  jobs: readonly SmallJob[];
  /** Names of the lanes, for what goes wrong in one of them. */
  lanes: readonly string[];
}

function Told({ state, run, jobs, lanes }: SmallRunBarProps) {
  const { t } = useTranslation('figures');
  const { failure: told, phase } = state;
  if (!told) return null;
  const { failure, lane } = told;
  const message =
    lane === null ? failure.message : t('run.lane', { name: lanes[lane], message: failure.message });
  const dismiss = () => run.store.setState({ failure: null });
  if (phase !== 'failed') return <p className="cap">{message}</p>;
  const help = { label: t('run.retry'), act: () => run.start(jobs) };
  return <FailureCard failure={{ ...failure, message }} onDismiss={dismiss} remedy={help} />;
}

function Words({ state, jobs }: Pick<SmallRunBarProps, 'state' | 'jobs'>) {
  const { t } = useTranslation('figures');
  const { phase, stepsDone: done, steps, secondsLeft, jobsDone, jobs: all } = state;
  if (phase === 'starting') return t('run.starting');
  if (phase === 'done') return t('run.done');
  if (phase === 'paused') return t('run.paused', { done, steps });
  if (phase === 'running') {
    const parts = [t('run.running', { done, steps })];
    if (all > 1) parts.push(t('run.job', { job: Math.min(jobsDone + 1, all), jobs: all }));
    if (secondsLeft !== null) parts.push(t('run.left', { count: Math.max(1, Math.ceil(secondsLeft)) }));
    return parts.join(' · ');
  }
  const left = missingJobs(jobs, state.results);
  if (!left.length) return t('run.done');
  const sum = left.reduce((total, job) => total + job.steps, 0);
  return t('run.cost', { count: left.length, lanes: left[0].lanes.length, steps: sum });
}

function Buttons({ run, state: { phase, results }, jobs }: Omit<SmallRunBarProps, 'lanes'>) {
  const { t } = useTranslation('figures');
  if (phase === 'starting' || phase === 'running' || phase === 'paused')
    return (
      <>
        {phase === 'paused' ? (
          <button type="button" className="btn primary" onClick={() => run.play()}>
            <PlayIcon size={12} />
            {t('run.goOn')}
          </button>
        ) : (
          <button
            type="button"
            className="btn primary"
            disabled={phase === 'starting'}
            onClick={() => run.pause()}
          >
            <PauseIcon size={12} />
            {t('run.pause')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => run.stop()}>
          {t('run.stop')}
        </button>
      </>
    );
  if (missingJobs(jobs, results).length)
    return (
      <button type="button" className="btn primary" onClick={() => run.start(jobs)}>
        <PlayIcon size={12} />
        {t('run.start')}
      </button>
    );
  const again = () => {
    run.forget(jobs.map(({ key }) => key));
    run.start(jobs);
  };
  return (
    <button type="button" className="btn" onClick={again}>
      <ResetIcon size={12} />
      {t('run.again')}
    </button>
  );
}

/** Works also where a teacher's link locks the controls: starting changes nothing of the set-up. */
export function SmallRunBar({ run, state, jobs, lanes }: SmallRunBarProps) {
  const { t } = useTranslation('figures');
  const { phase, backend, steps, stepsDone } = state;
  const busy = phase === 'starting' || phase === 'running' || phase === 'paused';
  return (
    <div className="small-run" data-phase={phase}>
      <div className="small-run-row">
        <Buttons run={run} state={state} jobs={jobs} />
        {busy && <progress max={steps} value={stepsDone} aria-label={t('run.progress')} />}
      </div>
      <p className="cap">
        <Words state={state} jobs={jobs} />
      </p>
      {backend && (
        <p className="cap">
          {t('run.backend', { name: backend.adapter ?? backend.name.toUpperCase(), reason: backend.reason })}
        </p>
      )}
      <div role="alert">
        <Told run={run} state={state} jobs={jobs} lanes={lanes} />
      </div>
    </div>
  );
}
