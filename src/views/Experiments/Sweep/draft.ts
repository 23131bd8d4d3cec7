// The set-up that is on the table: what the person types, the way back from a ready sweep, and which sweep is looked at.
import { create } from 'zustand';
import { parseLink } from '../../../experiment/link';
import { defaultOptions, type OptionKey, type Options } from '../../../experiment/options';
import type { SweepPlan } from '../../../experiment/sweep/types';
import { useOptions } from '../../../state/options';
import { draftOf, emptyDraft, newAxis, partialOf, type AxisDraft, type SweepDraft } from './plan';

interface SetUp {
  draft: SweepDraft;
  /** What was there before a ready sweep or a link took its place; null when there is nothing to go back to. */
  before: SweepDraft | null;
  /** Sentences about a link that could not be taken whole. */
  notices: string[];
  /** The sweep that is looked at; null: the set-up. */
  selected: string | null;
  /** The sweep that was started last and has not been shown yet. */
  begun: string | null;
}

export const useSetUp = create<SetUp>(() => ({
  draft: emptyDraft(useOptions.getState().options),
  before: null,
  notices: [],
  selected: null,
  begun: null,
}));

/** Changes some of the draft. */
export const editDraft = (change: Partial<SweepDraft>): void =>
  useSetUp.setState(({ draft }) => ({ draft: { ...draft, ...change } }));

/** Whether something would be lost with it. */
const holdsWork = ({ axes, list, name }: SweepDraft): boolean => axes.length + list.length + name.length > 0;

/** Puts a whole plan on the table; the way back stays open. */
export const takePlan = (plan: SweepPlan, notices: string[] = []): void =>
  useSetUp.setState(({ draft, before }) => ({
    draft: draftOf(plan),
    before: holdsWork(draft) ? draft : before,
    notices,
    selected: null,
  }));

/** Back to what was there before the last whole plan. */
export const putBack = (): void =>
  useSetUp.setState(({ draft, before }) => ({ draft: before ?? draft, before: null, notices: [] }));

export const editAxis = (key: OptionKey, change: Partial<AxisDraft>): void =>
  useSetUp.setState(({ draft }) => ({
    draft: {
      ...draft,
      axes: draft.axes.map((axis) => (axis.key === key ? { ...axis, ...change } : axis)),
    },
  }));

export const addAxis = (key: OptionKey): void =>
  useSetUp.setState(({ draft }) => ({
    draft: { ...draft, axes: [...draft.axes, newAxis(key, draft.base)] },
  }));

export const removeAxis = (key: OptionKey): void =>
  useSetUp.setState(({ draft }) => ({
    draft: { ...draft, axes: draft.axes.filter((axis) => axis.key !== key) },
  }));

/** Adds a configuration to the list. */
export const addConfiguration = (options: Options): void =>
  useSetUp.setState(({ draft }) => ({
    draft: { ...draft, list: [...draft.list, partialOf(options, draft.base)] },
  }));

export const removeConfiguration = (index: number): void =>
  useSetUp.setState(({ draft }) => ({
    draft: { ...draft, list: draft.list.filter((_, i) => i !== index) },
  }));

/** Another base; the configurations of the list stay what they are. */
export function setBase(base: Options): void {
  const { draft } = useSetUp.getState();
  const list = draft.list.map((change) => partialOf({ ...draft.base, ...change }, base));
  editDraft({ base, list });
}

/** The configuration of the Train view as it stands. */
export const trainOptions = (): Options => useOptions.getState().options;

export const takeDefaults = (): void => setBase({ ...defaultOptions(), seed: trainOptions().seed });

/** A pasted link of a run: adds its configuration, or says why not. */
export function addLink(text: string): string | null {
  const hash = text.trim().slice(Math.max(text.trim().indexOf('#'), 0));
  if (!hash.startsWith('#/train?'))
    return 'This is no link to a run: it should hold “#/train?”. Copy one with Share in the Train view.';
  const { options, notices } = parseLink(hash);
  if (notices.length) return notices.join(' ');
  addConfiguration(options);
  return null;
}

/** Looks at a sweep that was just started: the list leads the person to it. */
export const showBegun = (id: string): void => useSetUp.setState({ selected: id, begun: id });

/** The list has led there. */
export const begunShown = (): void => useSetUp.setState({ begun: null });

/** Looks at a sweep; null: at the set-up. */
export const selectSweep = (selected: string | null): void => useSetUp.setState({ selected });
