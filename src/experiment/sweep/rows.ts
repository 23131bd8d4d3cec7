// The results table of a sweep: one row a configuration, over its seeds.
import { groupsOf } from '../groups';
import { MEASURES, type Measure, type RunSummary } from '../runs/summary';
import { pairedDifference, spread, type PairedDifference, type Spread } from './statistics';
import type { SweepCell } from './types';
import type { Options } from '../options';

export interface SweepRow {
  configuration: string;
  /** Of its first seed. */
  options: Options;
  /** Cells that are finished, those that failed, and all. */
  done: number;
  failed: number;
  all: number;
  /** Finished runs, in the order of the seeds. */
  runs: RunSummary[];
  /** Over the finished runs that have the number. */
  values: Record<Measure, Spread & { count: number }>;
  /** To the baseline, seed by seed; null for the baseline itself and without a shared seed. */
  differences: Record<Measure, PairedDifference | null>;
}

/** Runs by the cell that they are; of several the newest. */
export function runsByCell(runs: Iterable<RunSummary>): Map<string, RunSummary> {
  const found = new Map<string, RunSummary>();
  for (const run of runs) {
    const cell = run.sweep?.cell;
    if (cell === undefined) continue;
    const known = found.get(cell);
    if (!known || known.created < run.created) found.set(cell, run);
  }
  return found;
}

const each = <T>(of: (measure: Measure) => T): Record<Measure, T> =>
  Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Record<Measure, T>;

function bySeed(runs: readonly RunSummary[], measure: Measure): Map<number, number> {
  const values = new Map<number, number>();
  for (const { options, facts } of runs) {
    const value = facts[measure];
    if (value !== null) values.set(options.seed, value);
  }
  return values;
}

/**
 * One row per configuration, in the order of the cells.
 * @param runs kept runs, those of other sweeps too: a cell that another sweep trained counts.
 * @param failed StoredSweep.failed.
 * @param baseline StoredSweep.baseline; null: the first configuration.
 */
export function rowsOf(
  cells: readonly SweepCell[],
  runs: Iterable<RunSummary>,
  failed: Readonly<Record<string, string>>,
  baseline: string | null,
): SweepRow[] {
  const known = runsByCell(runs);
  const groups = groupsOf(cells, ({ configuration }) => configuration);
  const runsOf = (configuration: string): RunSummary[] =>
    (groups.get(configuration) ?? []).map(({ key }) => known.get(key)).filter((run) => run !== undefined);
  const against = baseline !== null && groups.has(baseline) ? baseline : (cells[0]?.configuration ?? '');
  const others = each((measure) => bySeed(runsOf(against), measure));
  return Array.from(groups, ([configuration, members]) => {
    const own = runsOf(configuration);
    const values = each((measure) => bySeed(own, measure));
    return {
      configuration,
      options: members[0].options,
      done: own.length,
      failed: members.filter(({ key }) => key in failed && !known.has(key)).length,
      all: members.length,
      runs: own,
      values: each((measure) => ({ count: values[measure].size, ...spread([...values[measure].values()]) })),
      differences: each((measure) =>
        configuration === against ? null : pairedDifference(values[measure], others[measure]),
      ),
    };
  });
}
