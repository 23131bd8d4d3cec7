// How a comparison is looked at: its name, which lanes are drawn, what is lit, and how the charts draw. Nothing here trains.
import { create } from 'zustand';
import type { LaneFacts } from './types';

/** An item of one data set: lanes of other data have other items under the same numbers. */
export interface Lit {
  item: number;
  /** LaneFacts.picturesOf. */
  data: number;
}

export interface CompareLook {
  /** The person's own name for the comparison; empty for none. */
  name: string;
  /** What a link could not give, sentence by sentence. */
  notices: string[];
  /** Whether the weights are those of the link that led to this moment; null where none did. */
  verdict: { same: boolean; sentence: string } | null;
  /** Lanes that are not drawn. */
  hidden: readonly number[];
  lit: Lit | null;
  /** Step of the crosshair in all charts. */
  cursor: number | null;
  smooth: boolean;
  log: boolean;
  /** Differences to the baseline instead of values. */
  delta: boolean;
}

const start = (): Pick<CompareLook, 'name' | 'notices' | 'verdict' | 'hidden' | 'lit' | 'cursor'> => ({
  name: '',
  notices: [],
  verdict: null,
  hidden: [],
  lit: null,
  cursor: null,
});

export const useCompareLook = create<CompareLook>(() => ({
  ...start(),
  smooth: true,
  log: false,
  delta: false,
}));

/** Another comparison is shown: what was hidden or lit in the last one is forgotten, how charts draw is not. */
export const lookAfresh = (name: string, notices: string[] = []): void =>
  useCompareLook.setState({ ...start(), name, notices });

/** Lights an item in every lane that shows the same data; null: nothing is lit. */
export function light(item: number | null, { picturesOf: data }: Pick<LaneFacts, 'picturesOf'>): void {
  const { lit } = useCompareLook.getState();
  if (item === null ? lit === null : lit?.item === item && lit.data === data) return;
  useCompareLook.setState({ lit: item === null ? null : { item, data } });
}

/** Draws a lane or leaves it out everywhere; the last one that is drawn stays. */
export function toggleLane(id: number, all: readonly number[]): void {
  const { hidden } = useCompareLook.getState();
  const next = hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id];
  if (all.some((lane) => !next.includes(lane))) useCompareLook.setState({ hidden: next });
}
