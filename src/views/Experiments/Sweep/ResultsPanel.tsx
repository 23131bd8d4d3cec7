// The table of a sweep with everything that chooses what it shows: metric, words, a value, groups, order.
import { useState } from 'react';
import type { OptionKey } from '../../../experiment/options';
import { MEASURES, type Measure } from '../../../experiment/runs/summary';
import type { StoredSweep } from '../../../experiment/sweep/types';
import { PopMenu } from '../../shared/PopMenu';
import { Filters } from './Filters';
import { METRICS } from './metrics';
import { fullName } from './names';
import { ResultsTable, type Column } from './ResultsTable';
import type { ResultRow, Results } from './rows';
import { Says } from './Says';
import { grouped, sorted, sortedByName, type Sorting, type TableFilter } from './table';
import './results.css';

interface ResultsPanelProps {
  sweep: StoredSweep;
  results: Results;
  metric: Measure;
  onMetric: (metric: Measure) => void;
  filter: TableFilter;
  onFilter: (change: Partial<TableFilter>) => void;
  /** Rows that the filter leaves. */
  kept: readonly ResultRow[];
  onOpen: (row: ResultRow) => void;
  onBaseline: (row: ResultRow) => void;
  /** Puts the plan on the table, to be changed. */
  onSetUp: () => void;
  onSave: (kind: 'table' | 'seeds' | 'json') => void;
  onMore: (() => Promise<void>) | null;
  more: number;
  /** On a phone: name, metric and difference alone. */
  narrow: boolean;
}

/** Columns behind the chosen metric, in the order of the measures; the two sides of N_eff are one. */
const further = (metric: Measure): Measure[] =>
  MEASURES.filter((id) => id !== metric && id !== 'positiveEffectiveSize');

function ordered(
  rows: readonly ResultRow[],
  { column, direction }: Sorting<Column>,
  metric: Measure,
): ResultRow[] {
  if (column === 'name') return sortedByName(rows, direction);
  if (column === 'difference')
    return sorted(rows, (row) => (row.isBaseline ? 0 : (row.differences[metric]?.mean ?? null)), direction);
  return sorted(rows, ({ values }) => values[column].mean, direction);
}

/** Small numbers first where they are the better ones, and names from A on. */
const firstDirection = (column: Column): Sorting<Column>['direction'] =>
  column === 'name' || (column !== 'difference' && METRICS[column].better === 'low')
    ? 'ascending'
    : 'descending';

/** Why cells have no run, by configuration. */
function Failures({ rows }: { rows: readonly ResultRow[] }) {
  const failed = rows.filter(({ failures }) => failures.length > 0);
  if (!failed.length) return null;
  return (
    <ul className="sweep-failures">
      {failed.map(({ configuration, name, failures }) => (
        <li key={configuration}>
          <b>{fullName(name)}</b> could not be trained with every seed: {failures.join(' ')}
        </li>
      ))}
    </ul>
  );
}

export function ResultsPanel(props: ResultsPanelProps) {
  const {
    sweep,
    results,
    metric,
    onMetric,
    filter,
    onFilter,
    onSetUp,
    kept,
    onOpen,
    onBaseline,
    onSave,
    onMore,
    more,
    narrow,
  } = props;
  const [sorting, setSorting] = useState<Sorting<Column>>({
    column: metric,
    direction: firstDirection(metric),
  });
  const [group, setGroup] = useState<OptionKey | null>(null);
  const { rows, varied } = results;
  const { seeds, steps, name } = sweep.plan;
  const groups = grouped(ordered(kept, sorting, metric), group && varied.includes(group) ? group : null);
  const sort = (column: Column) =>
    setSorting((old) => ({
      column,
      direction:
        old.column !== column
          ? firstDirection(column)
          : old.direction === 'ascending'
            ? 'descending'
            : 'ascending',
    }));
  const choose = (next: Measure) => {
    onMetric(next);
    if (sorting.column === metric) setSorting({ column: next, direction: firstDirection(next) });
  };
  return (
    <section className="panel sweep-results" aria-labelledby="sweep-results">
      <header>
        <h2 id="sweep-results">{name}</h2>
        <span className="sub">
          mean ± standard deviation over{' '}
          {seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds.join(', ')}`} · step {steps}
        </span>
        <div className="tools">
          <select
            className="control-select"
            aria-label="Metric"
            value={metric}
            onChange={(event) => choose(event.target.value as Measure)}
          >
            {MEASURES.map((id) => (
              <option key={id} value={id}>
                {METRICS[id].name}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="btn sm"
            title="Puts this sweep on the table, to be changed and started as a new one"
            onClick={onSetUp}
          >
            Set up again
          </button>
          <PopMenu
            label="Save"
            name={`Save the results of ${name}`}
            items={[
              { label: 'Table (CSV)', act: () => onSave('table') },
              { label: 'Every seed (CSV)', act: () => onSave('seeds') },
              { label: 'Everything (JSON)', act: () => onSave('json') },
            ]}
          />
        </div>
      </header>
      {rows.length > 1 && (
        <Filters
          results={results}
          shown={kept.length}
          filter={filter}
          onFilter={onFilter}
          group={group}
          onGroup={setGroup}
        />
      )}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sweep-table-scroll" role="region" tabIndex={0} aria-label={`Results of ${name}, table`}>
        <ResultsTable
          caption={`Results of ${name}`}
          groups={groups}
          metric={metric}
          columns={narrow ? [] : further(metric)}
          sorting={sorting}
          onSort={sort}
          onOpen={onOpen}
          onBaseline={onBaseline}
        />
      </div>
      <Failures rows={kept} />
      <Says rows={kept} metric={metric} onMore={onMore} more={more} />
    </section>
  );
}
