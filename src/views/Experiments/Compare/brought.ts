// Lanes from files: a run is trained again with what changed on its way, a network gives a lane its first weights.
import { DEFAULT_STEPS, MOST_LANES } from '../../../experiment/comparison/link';
import { addLane, openComparison, type GivenWeights } from '../../../state/compare/actions';
import { lookAfresh } from '../../../state/compare/look';
import { useCompare } from '../../../state/compare/store';
import { countOf } from '../../shared/numberText';
import type { Brought } from '../readFiles';

/** Tells of files what the person should know. */
function tell(sentences: readonly string[]): void {
  if (!sentences.length) return;
  const message = sentences.join(' ');
  useCompare.setState({ failure: { kind: 'about-file', message, remedy: '', fatal: false } });
}

const optionsOf = (each: Brought) => (each.kind === 'run' ? each.run.options : each.network.options);
const changesOf = (each: Brought) => (each.kind === 'run' ? each.run.changes : []);
const weightsOf = (each: Brought): GivenWeights | undefined =>
  each.kind === 'network' ? { file: each.file, tensors: each.network.tensors } : undefined;

/** What is odd about the files, and which of them found no room. */
function sentences(brought: readonly Brought[], room: number): string[] {
  const notices = brought.flatMap(({ file, notices }) => notices.map((notice) => `${file}: ${notice}`));
  const left = brought.slice(room).map(({ file }) => file);
  const full = `A comparison has at most ${countOf(MOST_LANES, 'lane')}, so there was no room for ${left.join(', ')}.`;
  return left.length ? [...notices, full] : notices;
}

/** A lane for each file beside those that are open, as far as there is room. */
export function addBrought(brought: readonly Brought[]): void {
  const room = MOST_LANES - useCompare.getState().lanes.length;
  for (const each of brought.slice(0, room))
    addLane(optionsOf(each), { changes: changesOf(each), weights: weightsOf(each) });
  tell(sentences(brought, room));
}

/** A comparison of the files' lanes that ends where the longest of the runs did. */
export function openBrought(brought: readonly Brought[]): void {
  const taken = brought.slice(0, MOST_LANES);
  const steps = Math.max(0, ...taken.map((each) => (each.kind === 'run' ? each.run.steps : 0)));
  const given = taken.map(weightsOf);
  lookAfresh('');
  openComparison({
    lanes: taken.map(optionsOf),
    steps: steps || DEFAULT_STEPS,
    changes: { ...taken.map(changesOf) },
    weights: Object.fromEntries(given.flatMap((weights, i) => (weights ? [[i, weights] as const] : []))),
  });
  tell(sentences(brought, MOST_LANES));
}
