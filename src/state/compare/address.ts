// The comparison and its link: the address opens it, and what a person changes is written there.
import {
  DEFAULT_STEPS,
  formatComparison,
  parseComparison,
  type Comparison,
} from '../../experiment/comparison/link';
import { partOf } from '../../experiment/experimentsLink';
import { writePart } from '../experiments';
import { openComparison } from './actions';
import { lookAfresh, useCompareLook } from './look';
import { useCompare } from './store';

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

/** Opens a comparison at step 0; what was open is gone. */
export function open({ name, lanes, steps, base }: Comparison, notices: string[] = []): void {
  lookAfresh(name, notices);
  openComparison({ lanes, steps, base });
}

/** Opens lanes that have no name yet. */
export const openLanes = (lanes: Comparison['lanes'], name = ''): void =>
  open({ name, lanes, steps: DEFAULT_STEPS, base: 0 });

const write = (): void => writePart('compare', comparisonLink() ?? BARE);

function read(): void {
  if (partOf(location.hash) !== 'compare') return;
  if (location.hash === comparisonLink()) return;
  const { comparison, notices } = parseComparison(location.hash);
  if (comparison) open(comparison, notices);
  else if (notices.length) useCompareLook.setState({ notices });
}

function follow(): void {
  read();
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
      if (changed) write();
    }),
    useCompareLook.subscribe((now, before) => now.name !== before.name && write()),
  ];
  addEventListener('hashchange', follow);
  return () => {
    removeEventListener('hashchange', follow);
    stops.forEach((stop) => stop());
  };
}

/** Copies the comparison's link. */
export async function shareComparison(): Promise<void> {
  write();
  await navigator.clipboard.writeText(location.href);
}
