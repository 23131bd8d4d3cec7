// Worker events → stores. Events of an earlier run are dropped.
import { evaluationAt, slim } from './moments';
import type { Event, EvaluationReport, PartName } from '../worker/protocol';
import { useInterface } from './interface';
import { live } from './live';
import { useRun } from './run';

function takeEvaluation(reports: EvaluationReport[]): void {
  const next = { ...useRun.getState().evaluation };
  for (const report of reports) {
    next[report.part] = report;
    live.evaluations.push(slim(report));
  }
  useRun.setState({ evaluation: next }); // what it is compared with comes with the rankings that follow
  live.changed('curves');
}

function takeRankings(event: Extract<Event, { type: 'rankings' }>): void {
  const { step, rankings, before, pinned = null } = event;
  const at = (part: PartName) => (before ? evaluationAt(live.evaluations, part, before.step) : null);
  useRun.setState({
    rankings,
    rankingStep: step,
    previousRankings: before?.rankings ?? { seen: [], unseen: [] },
    previousEvaluation: { seen: at('seen'), unseen: at('unseen') },
    pinnedStep: pinned,
  });
}

function takeThumbnails(items: Int32Array, values: Uint8Array | Float32Array): void {
  const size = values.length / items.length;
  items.forEach((item, i) => live.values.set(item, values.subarray(i * size, (i + 1) * size)));
  live.changed('thumbnails');
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
      takeThumbnails(event.items, event.values);
      break;
    case 'frame': {
      const { step, part, dimension, embeddings, batch } = event;
      // Right after a switch, frames of the part that was left are still on their way.
      if (part === useInterface.getState().part) live.frame = { step, part, dimension, embeddings, batch };
      if (event.records.length) live.curves.append(event.firstRecord, event.records);
      useRun.setState({ phase: 'ready', step, millisecondsPerStep: event.millisecondsPerStep || null });
      live.changed('frame');
      if (event.records.length) live.changed('curves');
      break;
    }
    case 'evaluation':
      takeEvaluation(event.reports);
      break;
    case 'rankings':
      takeRankings(event);
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
