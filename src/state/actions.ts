// What a person can do to a run, as plain functions: the only place that talks to the worker's client.
import { connect, type WorkerClient } from '../worker/client';
import { randomSeed } from '../experiment/seed';
import { isVisible, type Options } from '../experiment/options';
import type { Moment, PartName } from '../worker/protocol';
import { handleEvent } from './events';
import { useInterface, type Speed } from './interface';
import { live } from './live';
import { pendingChanges, setOptions, useOptions } from './options';
import { shownQueries } from './queries';
import { emptyRun, useRun, type BackendChoice } from './run';

let client: WorkerClient | null = null;
let run = 0;

const STEPS_PER_SECOND: Record<Speed, number> = { '1': 1, '10': 10, max: Infinity };

/** Number of the current run; events of an earlier one are dropped. */
export const currentRun = (): number => run;

/** Starts a run from step 0 with the options as they stand; cold changes take effect here. */
export function restart(): void {
  client ??= connect((event) => {
    handleEvent(event, run);
    if (event.type === 'data' && event.run === run) sendQueries();
  });
  run++;
  const { options } = useOptions.getState();
  const { backendChoice, speed } = useInterface.getState();
  useOptions.setState({ started: options });
  useRun.setState(emptyRun());
  live.clear();
  useInterface.setState({ hovered: null });
  client.send({ type: 'speed', stepsPerSecond: STEPS_PER_SECOND[speed] });
  client.send({ type: 'show', part: useInterface.getState().part });
  client.send({ type: 'start', run, lanes: [options], backend: backendChoice });
}

export function play(): void {
  useRun.setState({ playing: true, failure: null });
  client?.send({ type: 'play' });
}

export function pause(): void {
  useRun.setState({ playing: false });
  client?.send({ type: 'pause' });
}

export function stepOnce(): void {
  client?.send({ type: 'step', count: 1 });
}

/** Same options, same seed, step 0: the same start again. */
export const reset = restart;

/** Another seed: other data, first weights and batches. The link changes with it. */
export function newSeed(): void {
  setOptions({ seed: randomSeed() });
  restart();
}

export function setSpeed(speed: Speed): void {
  useInterface.setState({ speed });
  client?.send({ type: 'speed', stepsPerSecond: STEPS_PER_SECOND[speed] });
}

export function chooseBackend(backendChoice: BackendChoice): void {
  useInterface.setState({ backendChoice });
  restart();
}

/** Trains on an imported image set; other options stay. */
export function trainOnOwnImages(id: string): void {
  useInterface.setState({ dialog: null });
  setOptions({ data: 'own', own: id });
  restart();
}

/** Tells the worker whose rankings to send. */
export function sendQueries(): void {
  const { summary, chosenQueries } = useRun.getState();
  if (!summary) return;
  const { queries, probes } = summary;
  const { part, anchor } = useInterface.getState();
  const pick = (name: PartName) =>
    shownQueries(queries[name], probes[name], name === part ? anchor : 0, chosenQueries[name]);
  client?.send({ type: 'queries', seen: pick('seen'), unseen: pick('unseen') });
}

/** Shows the rankings of these queries of the part below the anchor's; null: a spread over the identities again. */
export function chooseQueries(part: PartName, chosen: number[] | null): void {
  useRun.setState(({ chosenQueries }) => ({ chosenQueries: { ...chosenQueries, [part]: chosen } }));
  sendQueries();
}

/** Asks for pictures that no ranking has brought yet. */
export function askThumbnails(items: number[]): void {
  const missing = items.filter((item) => !live.values.has(item));
  if (missing.length) client?.send({ type: 'thumbnails', items: missing });
}

/** Compares rankings and scores with another moment; `now` pins the last evaluation as that moment. */
export function compareSince(moment: Moment, now = false): void {
  useRun.setState({ since: moment });
  client?.send({ type: 'since', moment, now });
}

export function selectAnchor(index: number): void {
  useInterface.setState({ anchor: index });
  sendQueries();
}

export function stepAnchor(by: 1 | -1): void {
  const { summary } = useRun.getState();
  const { part, anchor } = useInterface.getState();
  const count = summary?.probes[part].items.length ?? 0;
  if (count) selectAnchor((anchor + by + count) % count);
}

export function showPart(part: PartName): void {
  live.frame = null;
  useInterface.setState({ part, anchor: 0, hovered: null });
  live.changed('frame');
  client?.send({ type: 'show', part });
  sendQueries();
}

/** Copies the link of what is seen; rejects when the browser does not allow it. */
export async function shareLink(): Promise<void> {
  await navigator.clipboard.writeText(location.href);
}

/** Sends changed options to the run: hot ones at once, cold ones by a restart while nothing is trained yet. */
function apply(options: Options, before: Options): void {
  if (options === before || !client) return;
  const untouched = useRun.getState().step === 0 && !useRun.getState().playing;
  const dataMissing = isVisible('own', options) && !options.own;
  if (pendingChanges(useOptions.getState()).length && untouched && !dataMissing) restart();
  else client.send({ type: 'hot', lane: 0, options });
}

/** Connects stores and worker, and starts the first run. Returns the undoing function. */
export function begin(): () => void {
  const stop = useOptions.subscribe((state, before) => apply(state.options, before.options));
  restart();
  return () => {
    stop();
    client?.close();
    client = null;
  };
}
