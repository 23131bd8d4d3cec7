// Which part of the Experiments view is shown, and where each was left: the address names both.
import { create } from 'zustand';
import { EXPERIMENT_PARTS, partOf, type ExperimentPart } from '../experiment/experimentsLink';
import { viewOf } from '../experiment/link';
import { useRoute } from './route';

interface ExperimentsState {
  part: ExperimentPart;
  /** The link with which each part was last shown. */
  left: Readonly<Record<ExperimentPart, string>>;
}

const bare = (part: ExperimentPart) => `#/experiments/${part}`;

export const useExperiments = create<ExperimentsState>(() => ({
  part: 'compare',
  left: Object.fromEntries(EXPERIMENT_PARTS.map((part) => [part, bare(part)])) as ExperimentsState['left'],
}));

/** The link under which a part is shown from now on; the address follows where that part is the one shown. */
export function writePart(part: ExperimentPart, link: string): void {
  const { left } = useExperiments.getState();
  useExperiments.setState({ left: { ...left, [part]: link } });
  if (partOf(location.hash) !== part) return;
  if (location.hash !== link) history.replaceState(null, '', link);
  useRoute.setState((route) => ({ left: { ...route.left, experiments: link } }));
}

function read(): void {
  const { hash } = location;
  if (viewOf(hash) !== 'experiments') return;
  const part = partOf(hash);
  if (part === null) {
    const { part: last, left } = useExperiments.getState();
    history.replaceState(null, '', left[last]);
    return;
  }
  useExperiments.setState({ part });
  writePart(part, hash);
}

/** Follows the address while the view is shown; a bare `#/experiments` is the part last shown. Returns the undoing function. */
export function followExperiments(): () => void {
  read();
  addEventListener('hashchange', read);
  return () => removeEventListener('hashchange', read);
}
