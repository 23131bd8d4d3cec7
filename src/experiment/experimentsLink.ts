// The link of the Experiments view: which of its parts, and what that part shows.
import { viewOf } from './link';

/** Lanes under one clock, many runs over options and seeds, and what is kept of all of them. */
export const EXPERIMENT_PARTS = ['compare', 'sweep', 'runs'] as const;
export type ExperimentPart = (typeof EXPERIMENT_PARTS)[number];

/** The part that a location hash names; null where it names none or is another view's. */
export function partOf(hash: string): ExperimentPart | null {
  if (viewOf(hash) !== 'experiments') return null;
  const name = /^#\/experiments\/([a-z]+)/.exec(hash)?.[1];
  return EXPERIMENT_PARTS.find((part) => part === name) ?? null;
}
