// What a person can do to a run, as plain functions: the only place that talks to the worker's client.
import { connect, type WorkerClient } from '../worker/client';
import { formatLink } from '../experiment/link';
import { MOST_CHANGES, startAndChanges, type Moment } from '../experiment/moment';
import { randomSeed } from '../experiment/seed';
import { isVisible, type Options } from '../experiment/options';
import type { TakenEmbeddings, TakenNetwork } from '../experiment/runs/taken';
import type { Event, PartName } from '../worker/protocol';
import { Conductor } from './conductor';
import { handleEvent } from './events';
import { useInterface, type Speed } from './interface';
import { fitsPage, useKept, type KeptOffer } from './kept';
import { live } from './live';
import { pendingChanges, setOptions, useOptions } from './options';
import {
  abandonReplay,
  beginReplay,
  clearReplay,
  endReplay,
  expectReplay,
  isReplaying,
  useReplay,
} from './replay';
import { autoSteps, whenScored } from './firstMinute';
import { shownQueries } from './queries';
import { beginWithRecorded } from './recorded';
import { emptyRun, useRun, type BackendChoice } from './run';
import { Taking } from './taking';
import { clearTime, comparison, hold, lookAt, lookAtNow, reveal, showHeldBatch, useTime } from './time';

let client: WorkerClient | null = null;
/** The worker's memory ran out: a backend never gives back what it took. */
let exhausted = false;
/** The worker is not the page's first one: what an earlier visit kept has been offered. */
let replaced = false;
let run = 0;
const taking = new Taking();

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
  if (event.type === 'failure') {
    conductor.stop();
    exhausted ||= event.failure.kind === 'out-of-memory';
  }
  if (event.type !== 'status' || event.playing) return;
  conductor.arrived();
  if (conductor.running) useRun.setState({ playing: true });
}

/** Number of the current run; events of an earlier one are dropped. */
export const currentRun = (): number => run;

/** What needs an answer to the worker, besides what the stores take. */
function answer(event: Event, resumed: KeptOffer | null): void {
  if (event.type === 'kept') takeKept(event);
  if (!client || !('run' in event) || event.run !== run) return;
  if (event.type === 'data') {
    const { probes } = event.summary;
    const anchor = resumed?.anchor ?? null;
    if (resumed && anchor !== null)
      useInterface.setState({ anchor: Math.max(0, probes[resumed.part].items.indexOf(anchor)) });
    sendQueries();
  }
  if (event.type !== 'rest') return;
  if (isReplaying()) {
    endReplay(event);
    setSpeed(useInterface.getState().speed);
  } else if (beginReplay(client.send)) useRun.setState({ playing: true });
}

let resumed: KeptOffer | null = null;

/** Starts a run from step 0 with the options as they stand; cold changes take effect here. */
export function restart(): void {
  start(null);
}

/** After memory ran out the next run has a worker of its own. */
function replaceExhausted(): void {
  if (!exhausted) return;
  client?.close();
  client = null;
  exhausted = false;
  replaced = true;
}

function start(kept: KeptOffer | null): void {
  replaceExhausted();
  client ??= connect((event) => {
    handleEvent(event, run);
    answer(event, resumed);
    if (!('run' in event) || event.run !== run) return;
    conduct(event);
    taking.hear(event);
  }, 'training');
  run++;
  taking.giveUp('The run was started anew.');
  resumed = kept;
  conductor.stop();
  const { options } = useOptions.getState();
  const { backendChoice, speed } = useInterface.getState();
  clearReplay(options);
  useOptions.setState({ started: kept?.started ?? options });
  useRun.setState(emptyRun());
  clearTime();
  live.clear();
  useInterface.setState({ hovered: null });
  client.send({ type: 'speed', stepsPerSecond: STEPS_PER_SECOND[speed] });
  client.send({ type: 'show', part: useInterface.getState().part });
  const lanes = [kept?.started ?? options];
  client.send({ type: 'start', run, lanes, backend: backendChoice, resume: kept !== null });
}

function takeKept(kept: KeptOffer): void {
  const replaying = useReplay.getState().phase !== 'none';
  const { options } = useOptions.getState();
  if (!replaying && !replaced && fitsPage(kept, options, linkGiven)) useKept.setState({ offer: kept });
  else client?.send({ type: 'forget', erase: false });
}

/** Goes on with the run of the last visit, with its options, curves, anchor and part. */
export function goOn(): void {
  const { offer } = useKept.getState();
  if (!offer) return;
  useKept.setState({ offer: null });
  const { options, past } = useOptions.getState();
  const { options: next, started, part } = offer;
  useInterface.setState({ part, anchor: 0 });
  useOptions.setState({ options: next, started, past: [...past, options], future: [] });
  start(offer);
}

/** The run of the last visit is not wanted; `erase` forgets it for good. */
export function declineKept(erase: boolean): void {
  if (!useKept.getState().offer) return;
  useKept.setState({ offer: null });
  client?.send({ type: 'forget', erase });
}

export function play(): void {
  declineKept(false); // the new run takes its place once it is written down
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
  declineKept(false);
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
  await navigator.clipboard.writeText(linkTo(formatLink(useOptions.getState().options)));
}

const linkTo = (hash: string) => location.href.split('#')[0] + hash;

/** The link to this very step, or the sentence that says why there is none. */
export function momentLink(): { link: string } | { why: string } {
  const { rest, step, playing } = useRun.getState();
  if (playing || rest?.step !== step) return { why: 'Pause the run first: a moment is one step.' };
  const { options, changes } = startAndChanges(useOptions.getState().started, rest.journal);
  if (changes.length > MOST_CHANGES)
    return { why: `Its options changed ${changes.length} times on the way: too much for a link.` };
  const { weights: check, loss, on } = rest;
  const moment: Moment = { step, check, loss, on, changes };
  return { link: linkTo(formatLink(options, moment)) };
}

/** Copies the link to this very step; rejects when there is none or the browser does not allow it. */
export async function shareMoment(): Promise<void> {
  const moment = momentLink();
  if ('why' in moment) throw new Error(moment.why);
  await navigator.clipboard.writeText(moment.link);
}

function sender(): WorkerClient['send'] {
  if (!client) throw new Error('No run is open.');
  return client.send;
}

/** The network as it is now. Rejects with a sentence. */
export const takeNetwork = async (): Promise<TakenNetwork> =>
  (await taking.ask(sender(), 0, 'network')).network;

/** Embeddings of everything that is scored, as they are now. Rejects with a sentence. */
export const takeEmbeddings = async (): Promise<TakenEmbeddings> =>
  (await taking.ask(sender(), 0, 'embeddings')).embeddings;

/** Share of the weight that lies on wrong labels; null without any. Rejects with a sentence. */
export const takeWrongWeight = async (): Promise<number | null> =>
  (await taking.ask(sender(), 0, 'wrongWeight')).share;

/** Sends changed options to the run: hot ones at once, cold ones by a restart while nothing is trained yet. */
function apply(options: Options, before: Options): void {
  if (options === before || !client) return;
  if (isReplaying()) {
    abandonReplay();
    pause();
    setSpeed(useInterface.getState().speed);
  }
  const untouched = useRun.getState().step === 0 && !useRun.getState().playing;
  const dataMissing = isVisible('own', options) && !options.own;
  if (pendingChanges(useOptions.getState()).length && untouched && !dataMissing) restart();
  else client.send({ type: 'hot', lane: 0, options });
}

/** Tells the worker which evaluation is looked at and which one it is compared with. */
function followComparison(): () => void {
  let told = comparison();
  return useTime.subscribe(() => {
    const next = comparison();
    if (next.at === told.at && next.since === told.since) return;
    told = next;
    client?.send({ type: 'compare', ...next });
  });
}

/** Whether the page was opened by a link that says what to run. */
let linkGiven = false;

/** Connects stores and worker, and starts the first run. Returns the undoing function. */
export function begin(): () => void {
  const stop = useOptions.subscribe((state, before) => {
    if (state.moment && state.moment !== before.moment) {
      expectReplay(state.moment, state.options);
      restart();
    } else apply(state.options, before.options);
  });
  const { options, moment, linked } = useOptions.getState();
  linkGiven = linked;
  if (moment) expectReplay(moment, options);
  restart();
  beginWithRecorded();
  const stopWaiting = whenScored(() => {
    const count = useKept.getState().offer ? 0 : autoSteps(); // a run that can go on is not written over
    if (count) client?.send({ type: 'step', count });
  });
  const stopFollowing = followComparison();
  return () => {
    stop();
    stopFollowing();
    stopWaiting();
    client?.close();
    client = null;
  };
}
