// The comparison as the page knows it: who the lanes are and where the clock stands. Changed by events.ts and actions.ts alone.
import { create } from 'zustand';
import type { Options } from '../../experiment/options';
import type { CompareState, LaneFacts } from './types';

/** Steps to which a comparison is played where nobody says otherwise. */
const STEPS = 300;

export const emptyComparison = (): Omit<CompareState, 'backend'> => ({
  phase: 'idle',
  playing: false,
  step: 0,
  steps: STEPS,
  millisecondsPerStep: null,
  lanes: [],
  prints: {},
  baseline: 0,
  part: 'seen',
  query: null,
  scrubbed: null,
  failure: null,
});

export const useCompare = create<CompareState>(() => ({ backend: null, ...emptyComparison() }));

/** A lane of which nothing is known yet but its options. */
export const newLane = (id: number, started: Options, more: Partial<LaneFacts> = {}): LaneFacts => ({
  id,
  step: 0,
  options: started,
  started,
  forked: null,
  weightsFrom: null,
  summary: null,
  picturesOf: id,
  parameters: 0,
  evaluation: { seen: null, unseen: null },
  rankings: { seen: [], unseen: [] },
  journal: [],
  weights: null,
  on: [],
  milliseconds: 0,
  failure: null,
  ...more,
});

/** Changes the facts of one lane; nothing happens when it has left. */
export function changeFacts(id: number, change: Partial<LaneFacts>): void {
  useCompare.setState(({ lanes }) => ({
    lanes: lanes.map((lane) => (lane.id === id ? { ...lane, ...change } : lane)),
  }));
}

export const laneOf = (id: number): LaneFacts | undefined =>
  useCompare.getState().lanes.find((lane) => lane.id === id);
