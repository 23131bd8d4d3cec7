// What a sweep will take, before it starts: trainings, steps, and time as far as earlier runs tell it.
import { groupsOf } from '../groups';
import { embeddingOf } from '../network';
import type { Options } from '../options';
import type { RunSummary } from '../runs/summary';
import { runsByCell } from './rows';
import type { SweepCell } from './types';

export interface Estimate {
  cells: number;
  /** Of them those that an earlier sweep has trained already. */
  known: number;
  /** Steps of the cells that are still to be trained. */
  steps: number;
  /** Null where nothing tells how long a step takes here. */
  seconds: number | null;
  /** Some of the time is that of the run in Train or of a trial, not of kept runs. */
  fromTrain: boolean;
}

/** How fast the run in the Train view is, or a trial was, with these options. */
export interface TrainPace {
  options: Options;
  millisecondsPerStep: number;
  /** A trial stands for all trainings of its data and kind of network. */
  trial?: boolean;
}

/** What decides how long a step takes: equal texts, about equal times. */
const sizeOf = (options: Options): string =>
  [
    kindOf(options),
    options.channels,
    options.hidden,
    embeddingOf(options),
    options.batchIdentities * options.batchImages,
  ].join();

/** Between different ones not even the order of magnitude is the same. */
const kindOf = ({ data, network }: Options): string => `${data},${network}`;

/** Milliseconds of a step in all these runs together; null without a step. */
function paceOf(runs: readonly RunSummary[]): number | null {
  const steps = runs.reduce((sum, run) => sum + run.steps, 0);
  const spent = runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return steps > 0 && spent > 0 ? spent / steps : null;
}

/**
 * Times come from kept runs of the same size; where there is none, from the run in Train if it has this size, or from a trial,
 * else from all runs of the same data and kind of network.
 */
export function estimateOf(
  cells: readonly SweepCell[],
  runs: readonly RunSummary[],
  train: TrainPace | null = null,
): Estimate {
  const known = runsByCell(runs);
  const missing = cells.filter(({ key }) => !known.has(key));
  const [bySize, byKind] = [sizeOf, kindOf].map((textOf) => {
    const groups = groupsOf(runs, ({ options }) => textOf(options));
    const found = new Map(Array.from(groups, ([text, members]) => [text, paceOf(members)]));
    return (options: Options) => found.get(textOf(options)) ?? null;
  });
  const inTrain = (options: Options) => {
    if (!train) return null;
    const alike = train.trial ? kindOf : sizeOf;
    return alike(train.options) === alike(options) ? train.millisecondsPerStep : null;
  };
  const times = missing.map(({ options, steps }) => {
    const pace = bySize(options) ?? inTrain(options) ?? byKind(options);
    return pace === null ? null : (pace * steps) / 1000;
  });
  return {
    cells: cells.length,
    known: cells.length - missing.length,
    steps: missing.reduce((sum, { steps }) => sum + steps, 0),
    seconds: times.reduce<number | null>(
      (sum, time) => (sum === null || time === null ? null : sum + time),
      0,
    ),
    fromTrain: missing.some(({ options }) => bySize(options) === null && inTrain(options) !== null),
  };
}
