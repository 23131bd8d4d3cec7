// The comparison and its link: the address opens it, and what a person changes is written there.
import {
  DEFAULT_STEPS,
  formatComparison,
  parseComparison,
  type Comparison,
} from '../../experiment/comparison/link';
import { partOf } from '../../experiment/experimentsLink';
import { writePart } from '../experiments';
import { MOST_CHANGES, startAndChanges, type Moment } from '../../experiment/moment';
import { openComparison } from './actions';
import { expectArrival } from './arrival';
import { compareLive } from './live';
import { lookAfresh, useCompareLook } from './look';
import { useCompare } from './store';
import type { LaneFacts } from './types';

/** Where nothing is open. */
const BARE = '#/experiments/compare';

/** What is open, as its link holds it; null while nothing is. */
export function currentComparison(): Comparison | null {
  const { phase, lanes, steps, baseline } = useCompare.getState();
  if (phase === 'idle' || !lanes.length) return null;
  const base = lanes.findIndex(({ id }) => id === baseline);
  const { name } = useCompareLook.getState();
  return { name, lanes: lanes.map(({ options }) => options), steps, base: Math.max(0, base) };
}

/** The link of what is open: the lanes from step 0, with the options that they have now. */
export function comparisonLink(): string | null {
  const comparison = currentComparison();
  return comparison && formatComparison(comparison);
}

/** The link to a moment that was followed: the address keeps it until something is changed. */
let visited: string | null = null;

/** Opens a comparison at step 0, and plays it to the moment that it names; what was open is gone. */
export function open({ name, lanes, steps, base, moments }: Comparison, notices: string[] = []): void {
  visited = null;
  lookAfresh(name, notices);
  const changes = moments && Object.fromEntries(moments.map((moment, i) => [i, moment.changes]));
  openComparison({ lanes, steps: moments?.[0].step || steps, base, changes });
  expectArrival(moments ?? null);
}

/** Where a lane rests, and how it came there. */
function momentOf({ id, step, started, journal, weights: check, on }: LaneFacts) {
  const loss = step ? compareLive.lane(id).curves.at('loss', step) : null;
  const { options, changes } = startAndChanges(started, journal);
  return { options, moment: { step, check, loss, on, changes } satisfies Moment };
}

/** The link to this very step of all lanes, or the sentence that says why there is none. */
export function momentLink(): { link: string } | { why: string } {
  const comparison = currentComparison();
  const { lanes, playing, step } = useCompare.getState();
  if (!comparison || playing || lanes.some((lane) => lane.weights === null || lane.step !== step))
    return { why: 'Pause the comparison first: a moment is one step of all lanes.' };
  if (lanes.some(({ weightsFrom }) => weightsFrom !== null))
    return { why: 'A lane began with the weights of a file, which no link can carry.' };
  const rested = lanes.map(momentOf);
  if (rested.some(({ moment }) => moment.changes.length > MOST_CHANGES))
    return { why: 'The options of a lane changed too often on the way for a link.' };
  const moments = rested.map(({ moment }) => moment);
  return { link: formatComparison({ ...comparison, lanes: rested.map(({ options }) => options), moments }) };
}

/** Opens lanes that have no name yet. */
export const openLanes = (lanes: Comparison['lanes'], name = ''): void =>
  open({ name, lanes, steps: DEFAULT_STEPS, base: 0 });

const write = (): void => writePart('compare', visited ?? comparisonLink() ?? BARE);

function read(): void {
  if (partOf(location.hash) !== 'compare') return;
  const { hash } = location;
  if (hash === (visited ?? comparisonLink())) return;
  const { comparison, notices } = parseComparison(hash);
  if (comparison) {
    open(comparison, notices);
    if (comparison.moments) visited = hash;
  } else if (notices.length) useCompareLook.setState({ notices });
}

function follow(): void {
  read();
  write();
}

/** The person changed what is open. */
function changedBy(): void {
  visited = null;
  expectArrival(null);
  write();
}

/** Follows the address while the view is shown. Returns the undoing function. */
export function followComparison(): () => void {
  follow();
  // Frames change the store sixty times a second; the link changes when one of these does.
  const stops = [
    useCompare.subscribe((now, before) => {
      const changed =
        now.steps !== before.steps ||
        now.baseline !== before.baseline ||
        now.lanes.length !== before.lanes.length ||
        now.lanes.some(({ options }, i) => options !== before.lanes[i].options);
      if (changed) changedBy();
    }),
    useCompareLook.subscribe((now, before) => now.name !== before.name && changedBy()),
  ];
  addEventListener('hashchange', follow);
  return () => {
    removeEventListener('hashchange', follow);
    stops.forEach((stop) => stop());
  };
}

const copy = (hash: string): Promise<void> =>
  navigator.clipboard.writeText(location.href.split('#')[0] + hash);

/** Copies the link that opens the lanes at step 0. Rejects when the browser does not allow it. */
export const shareComparison = (): Promise<void> => copy(comparisonLink() ?? BARE);

/** Copies the link to this very step. Rejects with the sentence that says why there is none. */
export async function shareMoment(): Promise<void> {
  const moment = momentLink();
  if ('why' in moment) throw new Error(moment.why);
  await copy(moment.link);
}
