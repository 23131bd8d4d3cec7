// The options as the person sees them, with undo, and the ones the run was started with. address.ts keeps the link in step.
import { create } from 'zustand';
import { parseLink, viewOf } from '../experiment/link';
import type { Moment } from '../experiment/moment';
import {
  coldDifferences,
  defaultOptions,
  togetherWith,
  type OptionKey,
  type Options,
} from '../experiment/options';
import { complaint } from '../experiment/validate';

interface OptionsState {
  options: Options;
  /** What the current run was started with: the "changed since start" mark compares with it. */
  started: Options;
  past: Options[];
  future: Options[];
  /** Sentences about a link that could not be taken whole. */
  notices: string[];
  /** The step that the link last followed points to. */
  moment: Moment | null;
  /** The page was opened by a link that names options, not by its bare address. */
  linked: boolean;
}

export const useOptions = create<OptionsState>(() => {
  const hash = globalThis.location?.hash ?? '';
  const { options, notices, moment } = parseLink(hash);
  return {
    options,
    started: options,
    past: [],
    future: [],
    notices,
    moment,
    linked: viewOf(hash) === 'train' && hash.includes('?'),
  };
});

/** How many steps of undo are kept. */
const UNDO_DEPTH = 200;

let lastEdit: { key: string; time: number } | null = null;

/** Changes in quick succession to the same option (a drag) are one step of undo. */
const DRAG_MILLISECONDS = 600;

/** Sets options after checking them against their records; a bad value is refused (RangeError naming it). */
export function setOptions(change: Partial<Options>): void {
  const { options, past } = useOptions.getState();
  for (const [key, value] of Object.entries(change)) {
    const wrong = complaint(key as OptionKey, value, { ...options, ...change });
    if (wrong) throw new RangeError(`${key} ${wrong}, not ${String(value)}.`);
  }
  const key = Object.keys(change).join();
  const now = performance.now();
  const dragging = lastEdit?.key === key && now - lastEdit.time < DRAG_MILLISECONDS;
  lastEdit = { key, time: now };
  useOptions.setState({
    options: { ...options, ...change },
    past: dragging ? past : [...past, options].slice(-UNDO_DEPTH),
    future: [],
  });
}

export function undo(): void {
  const { options, past, future } = useOptions.getState();
  const previous = past.at(-1);
  if (!previous) return;
  lastEdit = null;
  useOptions.setState({ options: previous, past: past.slice(0, -1), future: [options, ...future] });
}

export function redo(): void {
  const { options, past, future } = useOptions.getState();
  const next = future[0];
  if (!next) return;
  lastEdit = null;
  useOptions.setState({ options: next, past: [...past, options], future: future.slice(1) });
}

/** Back to what the run was started with, one option (and what it needs) or all of them. */
export function resetOption(key?: OptionKey): void {
  const { started } = useOptions.getState();
  setOptions(key ? Object.fromEntries(togetherWith(key).map((each) => [each, started[each]])) : started);
}

/** Defaults, keeping the seed. */
export function restoreDefaults(): void {
  setOptions({ ...defaultOptions(), seed: useOptions.getState().options.seed });
}

/** Cold options that differ from the run: they take effect after a restart. */
export function pendingChanges(state: Pick<OptionsState, 'options' | 'started'>): OptionKey[] {
  return coldDifferences(state.started, state.options);
}
