// What a person can do to a comparison: the only place that talks to its worker.
import { hotChanges, optionsAt, type Change } from '../../experiment/moment';
import { coldDifferences, type Options } from '../../experiment/options';
import type { NamedTensor, TakenEmbeddings, TakenNetwork } from '../../experiment/runs/taken';
import { connect, type WorkerClient } from '../../worker/client';
import type { Command, Event, PartName } from '../../worker/protocol';
import { useInterface } from '../interface';
import { evaluationAt, handleCompareEvent } from './events';
import { compareLive } from './live';
import { Taking } from '../taking';
import { changeFacts, emptyComparison, laneOf, newLane, useCompare } from './store';
import type { LaneFacts } from './types';

let client: WorkerClient | null = null;
let run = 0;
let nextLane = 0;
/** First weights that a file brought. */
export interface GivenWeights {
  file: string;
  tensors: NamedTensor[];
}

/** By lane; a reset needs them again. */
let given: Record<number, GivenWeights> = {};

const taking = new Taking();

export interface Opening {
  lanes: Options[];
  steps?: number;
  /** Place in `lanes` of the baseline. */
  base?: number;
  /** By place in `lanes`. */
  weights?: Readonly<Record<number, GivenWeights>>;
  /** Hot options that change on the way, at their steps; by place in `lanes`. */
  changes?: Readonly<Record<number, Change[]>>;
}

function listen(event: Event): void {
  handleCompareEvent(event, run);
  if (!('run' in event) || event.run !== run) return;
  if (event.type === 'data' && useCompare.getState().query === null) showFirst();
  taking.hear(event);
}

/** Starts lanes from step 0; what was open before is gone. */
export function openComparison({ lanes, steps, base = 0, weights = {}, changes }: Opening): void {
  client ??= connect(listen, 'passing');
  run++;
  taking.giveUp('Another comparison was opened.');
  given = { ...weights };
  nextLane = lanes.length;
  const { part, steps: before } = useCompare.getState();
  compareLive.clear();
  useCompare.setState({
    ...emptyComparison(),
    phase: 'starting',
    part,
    steps: steps ?? before,
    baseline: base,
    lanes: lanes.map((started, id) =>
      newLane(id, started, {
        options: optionsAt(started, changes?.[id] ?? [], Infinity),
        weightsFrom: weights[id]?.file ?? null,
      }),
    ),
  });
  const tensors = Object.fromEntries(Object.entries(weights).map(([id, given]) => [id, given.tensors]));
  const { backendChoice: backend } = useInterface.getState();
  client.send({ type: 'queries', seen: [], unseen: [] });
  client.send({ type: 'show', part });
  client.send({ type: 'start', run, lanes, weights: tensors, changes, branches: true, backend });
}

/** Ends the worker; nothing is open any more. */
export function closeComparison(): void {
  client?.close();
  client = null;
  run++;
  taking.giveUp('The comparison was closed.');
  compareLive.clear();
  useCompare.setState(emptyComparison());
}

/** All lanes go on to where the comparison ends; beyond it until they are paused. */
export function play(): void {
  const { step, steps } = useCompare.getState();
  scrubTo(null);
  useCompare.setState({ playing: true });
  client?.send(step < steps ? { type: 'step', count: steps - step } : { type: 'play' });
}

export function pause(): void {
  useCompare.setState({ playing: false });
  client?.send({ type: 'pause' });
}

export function stepOnce(): void {
  scrubTo(null);
  client?.send({ type: 'step', count: 1 });
}

/** The lanes from step 0 again, with the options that they have now. */
export function reset(): void {
  const { lanes, baseline, steps } = useCompare.getState();
  const base = Math.max(
    0,
    lanes.findIndex(({ id }) => id === baseline),
  );
  const weights = Object.fromEntries(
    lanes.flatMap(({ id }, place) => (given[id] ? [[place, given[id]] as const] : [])),
  );
  openComparison({ lanes: lanes.map(({ options }) => options), steps, base, weights });
}

/** Where playing stops by itself. */
export const setSteps = (steps: number): void => useCompare.setState({ steps });

/** Evaluated steps of all lanes, rising. */
export function evaluatedSteps(): number[] {
  const { lanes } = useCompare.getState();
  const steps = lanes.flatMap(({ id }) => compareLive.lane(id).evaluations.map(({ step }) => step));
  return [...new Set(steps)].toSorted((a, b) => a - b);
}

/** Looks at the evaluated step nearest to `step` in every lane; null, or the newest: now. */
export function scrubTo(step: number | null): void {
  const steps = evaluatedSteps();
  const nearest = steps.reduce(
    (best, each) => (Math.abs(each - (step ?? Infinity)) < Math.abs(best - (step ?? Infinity)) ? each : best),
    steps[0] ?? 0,
  );
  const scrubbed = step === null || nearest === steps.at(-1) ? null : nearest;
  if (scrubbed === useCompare.getState().scrubbed) return;
  useCompare.setState(({ lanes }) => ({
    scrubbed,
    lanes: lanes.map((lane) => ({ ...lane, evaluation: evaluationAt(lane.id, scrubbed) })),
  }));
  client?.send({ type: 'compare', at: scrubbed, since: null });
  compareLive.changed('frame');
}

function put(lane: LaneFacts, place = Infinity): void {
  useCompare.setState(({ lanes }) => ({ lanes: lanes.toSpliced(place, 0, lane) }));
}

/** A lane more, trained from step 0 to where the others are. `changes`: hot options at their steps. Returns its id. */
export function addLane(
  options: Options,
  { changes = [], weights, place }: { changes?: Change[]; weights?: GivenWeights; place?: number } = {},
): number {
  const lane = nextLane++;
  if (weights) given[lane] = weights;
  const now = optionsAt(options, changes, Infinity);
  put(newLane(lane, options, { options: now, weightsFrom: weights?.file ?? null }), place);
  const { step: to } = useCompare.getState();
  client?.send({ type: 'addLane', lane, options, changes, from: null, to, weights: weights?.tensors });
  return lane;
}

/**
 * A lane that is another one up to a step and differs by hot options from there on; trained to where the others are.
 * Call at rest: only then the parent's changes are known.
 */
export function forkLane(id: number, step: number, change: Partial<Options>): void {
  const parent = laneOf(id);
  if (!parent) return;
  const { started, journal, summary, picturesOf, weightsFrom } = parent;
  const before = journal.filter((each) => each.step <= step);
  const then = optionsAt(started, before, step);
  const changes = [...before, ...hotChanges(step, then, { ...then, ...change })];
  const lane = nextLane++;
  const forked = { from: id, step };
  if (given[id]) given[lane] = given[id];
  put(newLane(lane, started, { options: { ...then, ...change }, forked, summary, picturesOf, weightsFrom }));
  compareLive.put(lane, compareLive.lane(id).branch(step));
  client?.send({ type: 'addLane', lane, options: started, changes, from: { lane: id, step } });
}

export function removeLane(id: number): void {
  client?.send({ type: 'removeLane', lane: id });
  delete given[id];
  taking.giveUp('The lane was removed.', id);
  useCompare.setState(({ lanes, baseline }) => {
    const left = lanes.filter((lane) => lane.id !== id);
    return { lanes: left, baseline: baseline === id ? (left[0]?.id ?? 0) : baseline };
  });
  compareLive.remove(id);
  compareLive.changed('curves');
}

/** Other options for a lane: hot ones act from the next step on; with a cold one it is trained anew to where it was. */
export function changeLane(id: number, options: Options): void {
  const lane = laneOf(id);
  if (!lane) return;
  if (!coldDifferences(lane.started, options).length) {
    changeFacts(id, { options });
    client?.send({ type: 'hot', lane: id, options });
    return;
  }
  const { lanes, baseline } = useCompare.getState();
  const place = lanes.indexOf(lane);
  const renewed = addLane(options, { place });
  removeLane(id);
  if (baseline === id) setBaseline(renewed);
}

export const setBaseline = (baseline: number): void => useCompare.setState({ baseline });

/** The item whose rankings, weights and place all lanes show. */
export function showQuery(query: number): void {
  const { part } = useCompare.getState();
  useCompare.setState({ query });
  const of = (name: PartName) => (name === part ? [query] : []);
  client?.send({ type: 'queries', seen: of('seen'), unseen: of('unseen') });
}

/** The first item of the first lane's probe. */
function showFirst(): void {
  const { part, lanes } = useCompare.getState();
  const first = lanes[0]?.summary?.probes[part].items[0];
  if (first !== undefined) showQuery(first);
}

export function showPart(part: PartName): void {
  useCompare.setState({ part, query: null });
  client?.send({ type: 'show', part });
  showFirst();
  compareLive.changed('frame');
}

function sender(lane: number): (command: Command) => void {
  if (!client || !laneOf(lane)) throw new Error('This lane is not open any more.');
  return client.send;
}

/** The lane's network as it is now. Rejects where the lane is gone. */
export const takeNetwork = async (lane: number): Promise<TakenNetwork> =>
  (await taking.ask(sender(lane), lane, 'network')).network;

/** Embeddings of all that the lane is scored on, as they are now. Rejects where the lane is gone. */
export const takeEmbeddings = async (lane: number): Promise<TakenEmbeddings> =>
  (await taking.ask(sender(lane), lane, 'embeddings')).embeddings;

/** Share of the weight that lies on wrong labels; null without any. Rejects where the lane is gone. */
export const takeWrongWeight = async (lane: number): Promise<number | null> =>
  (await taking.ask(sender(lane), lane, 'wrongWeight')).share;
