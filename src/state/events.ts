// Worker events → stores. Events of an earlier run are dropped.
import { evaluationAt, slim } from './evaluations';
import type { Event, PartName } from '../worker/protocol';
import { useInterface } from './interface';
import { live, takePictures, type LiveFrame } from './live';
import { dropRecorded } from './recorded';
import { useRun } from './run';
import { newestScores, takeFrame, takeLooked, takeScores } from './time';

type Evaluation = Extract<Event, { type: 'evaluation' }>;

/** The probes of an evaluation as frames. */
function framesOf({ reports, probes, batch }: Evaluation): Record<PartName, LiveFrame | null> {
  const { summary } = useRun.getState();
  const of = (part: PartName): LiveFrame | null => {
    const embeddings = probes[part];
    const count = summary?.probes[part].items.length ?? 0;
    if (!embeddings || !count || !reports.length) return null;
    const [{ step }] = reports;
    return { step, part, dimension: embeddings.length / count, embeddings, batch };
  };
  return { seen: of('seen'), unseen: of('unseen') };
}

function takeEvaluation(event: Evaluation): void {
  const { reports } = event;
  const next = { ...newestScores().evaluation };
  for (const report of reports) {
    next[report.part] = report;
    live.evaluations.push(slim(report));
  }
  // What it is compared with comes with the rankings that follow.
  if (reports.length) takeScores(reports[0].step, { evaluation: next }, framesOf(event));
  live.changed('curves');
}

function takeRankings(event: Extract<Event, { type: 'rankings' }>): void {
  const { step, rankings, before, looked } = event;
  const at = (part: PartName) => (before ? evaluationAt(live.evaluations, part, before.step) : null);
  const take = looked ? takeLooked : takeScores;
  take(step, {
    rankings,
    rankingStep: step,
    previousRankings: before?.rankings ?? { seen: [], unseen: [] },
    previousEvaluation: { seen: at('seen'), unseen: at('unseen') },
  });
}

/** Clamps the anchor into the new probe, so that a link or a restart cannot point beyond it. */
function keepAnchor(count: number): void {
  const { anchor } = useInterface.getState();
  if (anchor >= count) useInterface.setState({ anchor: 0 });
}

/** Takes one event; `run` is the number of the current run. */
export function handleEvent(event: Event, run: number): void {
  if ('run' in event && event.run !== run) return;
  switch (event.type) {
    case 'backend':
      useRun.setState({ backend: event.report });
      break;
    case 'data': {
      live.shape = event.summary.shape;
      useRun.setState({ summary: event.summary, parameters: event.parameters });
      const part: PartName = useInterface.getState().part;
      keepAnchor(event.summary.probes[part].items.length);
      break;
    }
    case 'thumbnails':
      takePictures(event, live);
      live.changed('thumbnails');
      break;
    case 'frame': {
      dropRecorded();
      const { step, part, dimension, embeddings, batch } = event;
      const isShown = takeFrame({ step, part, dimension, embeddings, batch });
      if (event.records.length) live.curves.append(event.firstRecord, event.records);
      useRun.setState({ phase: 'ready', step, millisecondsPerStep: event.millisecondsPerStep || null });
      if (isShown) live.changed('frame');
      if (event.records.length) live.changed('curves');
      break;
    }
    case 'evaluation':
      takeEvaluation(event);
      break;
    case 'rankings':
      takeRankings(event);
      break;
    case 'history':
      live.curves.append(1, event.records);
      live.evaluations.push(...event.evaluations.map(slim));
      live.changed('curves');
      break;
    case 'rest':
      useRun.setState({ rest: event });
      break;
    case 'kept': // actions.ts decides whether it is offered
      break;
    case 'status':
      useRun.setState({ playing: event.playing, step: event.step });
      break;
    case 'failure':
      useRun.setState({
        failure: event.failure,
        ...(event.failure.fatal ? { phase: 'failed', playing: false } : {}),
      });
      break;
  }
}
