// The sentence under the table, from its rows: who leads in the chosen metric, by how much, and how sure that is.
import type { Measure } from '../../../experiment/runs/summary';
import { pairedDifference } from '../../../experiment/sweep/statistics';
import { METRICS } from './metrics';
import { fullName } from './names';
import type { ResultRow } from './rows';
import { reading, type Reading, type Spoken } from './sentence';

/** Rows with a mean, the best one first. */
function ranking(rows: readonly ResultRow[], metric: Measure, sign: 1 | -1): ResultRow[] {
  return rows
    .filter(({ values }) => values[metric].mean !== null)
    .toSorted((a, b) => sign * ((b.values[metric].mean ?? 0) - (a.values[metric].mean ?? 0)));
}

const spoken = (row: ResultRow, metric: Measure): Spoken => ({
  name: fullName(row.name),
  mean: row.values[metric].mean ?? 0,
  deviation: row.values[metric].deviation,
  seeds: row.values[metric].count,
});

/** The measure by seed. */
const bySeed = ({ runs }: ResultRow, metric: Measure): Map<number, number> =>
  new Map(
    runs.flatMap(({ options, facts }) => {
      const value = facts[metric];
      return value === null ? [] : [[options.seed, value]];
    }),
  );

/** The best row against the baseline, or against the second best where that is not among the others; null without any number. */
export function sayResults(rows: readonly ResultRow[], metric: Measure): Reading | null {
  const { better, name, differenceUnit, format } = METRICS[metric];
  const sign = better === 'low' ? -1 : 1;
  const [best, ...others] = ranking(rows, metric, sign);
  if (!best) return null;
  if (!better)
    return {
      lead: `${name} has no better end:`,
      rest: 'it says how many members carry the weight, not how well that works.',
    };
  const other = others.find(({ isBaseline }) => isBaseline) ?? others.at(0) ?? null;
  return reading(
    spoken(best, metric),
    other && spoken(other, metric),
    other && pairedDifference(bySeed(best, metric), bySeed(other, metric)),
    { metric: name, unit: differenceUnit, small: better === 'low', say: (value) => format(value) },
  );
}
