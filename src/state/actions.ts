// What a person can do to a run, as plain functions: the only place that talks to the worker's client.
import { connect, type WorkerClient } from '../worker/client';
import { randomSeed } from '../experiment/seed';
import { isVisible, type Options } from '../experiment/options';
import type { Event, PartName } from '../worker/protocol';
import { Conductor } from './conductor';
import { handleEvent } from './events';
import { useInterface, type Speed } from './interface';
import { live } from './live';
import { pendingChanges, setOptions, useOptions } from './options';
import { emptyRun, useRun, type BackendChoice } from './run';
import { clearTime, hold, lookAt, lookAtNow, reveal, showHeldBatch, useTime } from './time';

let client: WorkerClient | null = null;
let run = 0;

const STEPS_PER_SECOND: Record<Speed, number> = { slow: Infinity, '1': 1, '10': 10, max: Infinity };

/** Slow motion asks for single steps and reveals each at its last phase. */
const conductor = new Conductor({
  ask: () => {
    hold();
    client?.send({ type: 'step', count: 1 });
  },
  reveal,
  light: (phase) => {
    if (phase === 'sample') showHeldBatch();
    useTime.setState({ phase });
  },
  running: (playing) => useRun.setState({ playing }),
});

const isSlow = () => useInterface.getState().speed === 'slow';

/** The worker rests after each step of slow motion; the person's "playing" goes on. */
function conduct(event: Event): void {
  if (event.type === 'failure') conductor.stop();
  if (event.type !== 'status' || event.playing) return;
  conductor.arrived();
  if (conductor.running) useRun.setState({ playing: true });
}

/** Number of the current run; events of an earlier one are dropped. */
export const currentRun = (): number => run;

/** Starts a run from step 0 with the options as they stand; cold changes take effect here. */
export function restart(): void {
  client ??= connect((event) => {
    handleEvent(event, run);
    if ('run' in event && event.run === run) conduct(event);
    if (event.type === 'data' && event.run === run) sendQueries();
  });
  run++;
  conductor.stop();
  const { options } = useOptions.getState();
  const { backendChoice, speed } = useInterface.getState();
  useOptions.setState({ started: options });
  useRun.setState(emptyRun());
  clearTime();
  live.clear();
  useInterface.setState({ hovered: null });
  client.send({ type: 'speed', stepsPerSecond: STEPS_PER_SECOND[speed] });
  client.send({ type: 'show', part: useInterface.getState().part });
  client.send({ type: 'start', run, lanes: [options], backend: backendChoice });
}

export function play(): void {
  lookAtNow();
  useRun.setState({ playing: true, failure: null });
  if (isSlow()) conductor.play();
  else client?.send({ type: 'play' });
}

export function pause(): void {
  if (isSlow()) conductor.pause();
  useRun.setState({ playing: false });
  client?.send({ type: 'pause' });
}

export function stepOnce(): void {
  lookAtNow();
  if (isSlow()) conductor.step();
  else client?.send({ type: 'step', count: 1 });
}

/** Looks back at the kept moment nearest to a step; a run that plays at speed goes on unseen, slow motion ends its step. */
export function scrubTo(step: number): void {
  conductor.stop();
  lookAt(step);
}

/** Same options, same seed, step 0: the same start again. */
export const reset = restart;

/** Another seed: other data, first weights and batches. The link changes with it. */
export function newSeed(): void {
  setOptions({ seed: randomSeed() });
  restart();
}

export function setSpeed(speed: Speed): void {
  const { playing } = useRun.getState();
  const changesHands = isSlow() !== (speed === 'slow');
  if (playing && changesHands) pause();
  if (changesHands) conductor.stop();
  useInterface.setState({ speed });
  if (speed === 'slow') useTime.setState({ batchOpen: true });
  client?.send({ type: 'speed', stepsPerSecond: STEPS_PER_SECOND[speed] });
  if (playing && changesHands) play();
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

/** How many queries besides the anchor the retrieval panel shows. */
const SHOWN_QUERIES = 3;

/** Tells the worker whose rankings to send: the anchor first, then queries spread over the list. */
export function sendQueries(): void {
  const { summary } = useRun.getState();
  if (!summary) return;
  const { part, anchor } = useInterface.getState();
  const pick = (name: PartName) => {
    const { items, identity } = summary.queries[name];
    const probe = summary.probes[name];
    const first = probe.items[name === part ? anchor : 0];
    const chosen: number[] = first === undefined ? [] : [first];
    const used = new Set([first === undefined ? null : probe.identity[probe.items.indexOf(first)]]);
    for (let i = 0; i < items.length && chosen.length <= SHOWN_QUERIES; i++) {
      if (used.has(identity[i])) continue;
      used.add(identity[i]);
      chosen.push(items[i]);
    }
    return chosen;
  };
  client?.send({ type: 'queries', seen: pick('seen'), unseen: pick('unseen') });
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
  conductor.stop();
  lookAtNow();
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
