// The run of an earlier visit: whether to offer it under the options of this page.
import { create } from 'zustand';
import { coldDifferences, differences, type OptionKey, type Options } from '../experiment/options';
import type { Event } from '../worker/protocol';

export type KeptOffer = Extract<Event, { type: 'kept' }>;

export const useKept = create<{ offer: KeptOffer | null }>(() => ({ offer: null }));

/** Other data, network or batches: another run. A page without a link takes any. */
export function fitsPage(kept: Pick<KeptOffer, 'started'>, options: Options, hasLink: boolean): boolean {
  return !hasLink || coldDifferences(kept.started, options).length === 0;
}

/** Options in which the kept run differs from what the page shows: they come back with it. */
export const changedByGoingOn = (kept: KeptOffer, options: Options): OptionKey[] =>
  differences(options, kept.options);
