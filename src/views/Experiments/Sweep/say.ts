// The sentence under the table, from its rows: who leads in the chosen metric, by how much, and how sure that is.
import type { Measure } from '../../../experiment/runs/summary';
import { METRICS } from './metrics';
import { fullName } from './names';
import type { ResultRow } from './rows';
import { reading, turned, type Reading, type Spoken, type SpokenDifference } from './sentence';

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

/** The best row against the baseline, or against the second best where it is the baseline itself; null without any number. */
export function sayResults(rows: readonly ResultRow[], metric: Measure): Reading | null {
  const { better, name, differenceUnit, format } = METRICS[metric];
  const sign = better === 'low' ? -1 : 1;
  const ranked = ranking(rows, metric, sign);
  const [best] = ranked;
  if (!best) return null;
  if (!better)
    return {
      lead: `${name} has no better end`,
      rest: 'It says how many members carry the weight, not how well it works.',
    };
  const other = best.isBaseline ? ranked[1] : ranked.find(({ isBaseline }) => isBaseline);
  const raw: SpokenDifference | null = (best.isBaseline ? other : best)?.differences[metric] ?? null;
  const ahead = raw && (best.isBaseline === (sign === 1) ? turned(raw) : raw);
  return reading(spoken(best, metric), other ? spoken(other, metric) : null, ahead, {
    metric: name,
    unit: differenceUnit,
    say: (value) => format(value),
  });
}
