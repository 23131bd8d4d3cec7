// Worker events → the comparison's store and what is live. Events of an earlier comparison, or of a lane that left, are dropped.
import type { Event, PartName } from '../../worker/protocol';
import { compareLive } from './live';
import { changeFacts, laneOf, useCompare } from './store';
import type { CompareState } from './types';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

function takeFrame({
  lane,
  step,
  part,
  dimension,
  embeddings,
  firstRecord,
  records,
  millisecondsPerStep,
}: Of<'frame'>) {
  const live = compareLive.lane(lane);
  live.addFrame(part, { step, dimension, embeddings });
  if (records.length) live.curves.append(firstRecord, records);
  const { lanes, step: clock } = useCompare.getState();
  if (laneOf(lane)?.step !== step) changeFacts(lane, { step, weights: null });
  useCompare.setState({
    phase: lanes.every(({ summary }) => summary) ? 'ready' : 'starting',
    step: Math.max(clock, step),
    ...(millisecondsPerStep ? { millisecondsPerStep } : null),
  });
  compareLive.changed('frame');
  if (records.length) compareLive.changed('curves');
}

function takeEvaluation({ lane, reports, probes, prints }: Of<'evaluation'>): void {
  const live = compareLive.lane(lane);
  const facts = laneOf(lane);
  live.addEvaluation(reports);
  const [first] = reports;
  for (const part of ['seen', 'unseen'] as const) {
    const embeddings = probes[part];
    const count = facts?.summary?.probes[part].items.length ?? 0;
    if (first && embeddings && count)
      live.addFrame(part, { step: first.step, dimension: embeddings.length / count, embeddings });
  }
  const { scrubbed } = useCompare.getState();
  changeFacts(lane, { evaluation: evaluationAt(lane, scrubbed) });
  live.prints = prints;
  comparePrints();
  compareLive.changed('curves');
}

/** Lanes are scored one after the other: their hashes are told once all have those of one step. */
function comparePrints(): void {
  const told = useCompare.getState().lanes.map(({ id }) => [id, compareLive.lane(id).prints] as const);
  const first = told[0]?.[1];
  if (told.every(([, prints]) => prints && prints.step === first?.step))
    useCompare.setState({ prints: Object.fromEntries(told) as CompareState['prints'] });
}

/** Both parts' evaluations of a lane at the moment that is looked at. */
export function evaluationAt(lane: number, step: number | null) {
  const live = compareLive.lane(lane);
  const of = (part: PartName) => live.evaluation(part, step);
  return { seen: of('seen'), unseen: of('unseen') };
}

function takeRankings({ lane, rankings, step, looked }: Of<'rankings'>): void {
  const { scrubbed } = useCompare.getState();
  // Looking at the newest evaluation is told as the newest.
  if (scrubbed === null ? !looked : looked || step <= scrubbed) changeFacts(lane, { rankings });
}

function takeRest({ lane, step, weights, journal, on, milliseconds, prints }: Of<'rest'>): void {
  changeFacts(lane, { step, weights, journal, on, milliseconds });
  useCompare.setState(({ prints: known }) => ({ prints: { ...known, [lane]: prints } }));
}

function takeFailure({ lane, failure }: Of<'failure'>): void {
  if (lane !== undefined && !failure.fatal) return changeFacts(lane, { failure });
  useCompare.setState({ failure, ...(failure.fatal ? { phase: 'failed', playing: false } : null) });
}

/** Takes one event of the comparison's worker; `run` is the number of the current comparison. */
export function handleCompareEvent(event: Event, run: number): void {
  if ('run' in event && event.run !== run) return;
  if ('lane' in event && event.type !== 'thumbnails' && event.lane !== undefined && !laneOf(event.lane))
    return;
  switch (event.type) {
    case 'backend':
      return useCompare.setState({ backend: event.report });
    case 'data': {
      const { lane, summary, parameters, picturesOf } = event;
      compareLive.pictures(picturesOf).shape = summary.shape;
      return changeFacts(lane, { summary, parameters, picturesOf });
    }
    case 'thumbnails':
      return compareLive.pictures(event.lane).take(event);
    case 'frame':
      return takeFrame(event);
    case 'evaluation':
      return takeEvaluation(event);
    case 'rankings':
      return takeRankings(event);
    case 'rest':
      return takeRest(event);
    case 'status':
      return useCompare.setState({ playing: event.playing, step: event.step });
    case 'failure':
      return takeFailure(event);
    case 'taken': // actions.ts hands it to who asked
    case 'history': // only a run that outlasts a reload has these two
    case 'kept':
      return undefined;
  }
}
