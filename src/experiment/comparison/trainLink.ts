// The way from a lane to the Train view: the same run there, up to the step where the lane stands.
import { formatLink } from '../link';
import { MOST_CHANGES, startAndChanges, type Change, type Moment } from '../moment';
import type { Options } from '../options';

/** What is needed of a lane. */
interface Lane {
  step: number;
  options: Options;
  started: Options;
  journal: readonly Change[];
  /** Checksum of the weights at that step; null while it is not known. */
  weights: string | null;
  /** Its first weights came from a file, which a link cannot hold. */
  weightsFrom: string | null;
  on: Moment['on'];
}

/** Replays the lane to its step where a link can say how; else its present options, from step 0. */
export function trainLink({ step, options, started, journal, weights, weightsFrom, on }: Lane): string {
  const { options: first, changes } = startAndChanges(started, journal);
  if (!step || weights === null || weightsFrom !== null || changes.length > MOST_CHANGES)
    return formatLink(options);
  return formatLink(first, { step, check: weights, loss: null, on, changes });
}
