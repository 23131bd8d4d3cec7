// The rows of a sweep as the page shows them: the numbers of rowsOf with a name and a look.
import { groupsOf } from '../../../experiment/groups';
import type { OptionKey } from '../../../experiment/options';
import type { Measure, RunSummary } from '../../../experiment/runs/summary';
import { cellsOf } from '../../../experiment/sweep/expand';
import { rowsOf, type SweepRow } from '../../../experiment/sweep/rows';
import type { StoredSweep } from '../../../experiment/sweep/types';
import type { RunLook } from '../../shared/chart/types';
import { laneLooks } from '../../shared/runLooks';
import { nameOf, variedKeys } from './names';
import type { TableRow } from './table';

export interface ResultRow extends SweepRow, TableRow {
  look: RunLook;
  isBaseline: boolean;
  /** Why cells could not be trained, each reason once. */
  failures: string[];
}

export interface Results {
  rows: ResultRow[];
  /** Options that tell the configurations apart. */
  varied: OptionKey[];
}

/** All rows of a sweep, also those without a run yet. */
export function resultsOf(
  { plan, failed, baseline }: Pick<StoredSweep, 'plan' | 'failed' | 'baseline'>,
  runs: readonly RunSummary[],
): Results {
  const cells = cellsOf(plan);
  const rows = rowsOf(cells, runs, failed, baseline);
  const varied = variedKeys(rows.map(({ options }) => options));
  const looks = laneLooks(
    rows.map(({ options }) => options.strategy),
    false,
  );
  const against = rows.some(({ configuration }) => configuration === baseline)
    ? baseline
    : rows[0]?.configuration;
  const reasons = groupsOf(
    cells.filter(({ key }) => key in failed),
    ({ configuration }) => configuration,
  );
  return {
    varied,
    rows: rows.map((row, i) => ({
      ...row,
      name: nameOf(row.options, varied),
      look: looks[i],
      isBaseline: row.configuration === against,
      failures: [...new Set((reasons.get(row.configuration) ?? []).map(({ key }) => failed[key]))],
    })),
  };
}

/** The values of a row's runs in the order of their seeds; runs without the number are left out. */
export const valuesIn = (row: SweepRow, measure: Measure): number[] =>
  row.runs.flatMap(({ facts }) => facts[measure] ?? []);
