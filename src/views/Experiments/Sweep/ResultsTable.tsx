// The results, one row a configuration: mean ± standard deviation over seeds, the seeds themselves, the paired difference.
import type { ReactNode } from 'react';
import type { Measure } from '../../../experiment/runs/summary';
import type { PairedDifference, Spread } from '../../../experiment/sweep/statistics';
import { RunKey } from '../../shared/runLooks';
import { Dots } from './Dots';
import { METRICS } from './metrics';
import { fullName } from './names';
import { valuesIn, type ResultRow } from './rows';
import type { Sorting } from './table';

export type Column = 'name' | 'difference' | Measure;

interface ResultsTableProps {
  caption: string;
  groups: readonly { title: string; rows: readonly ResultRow[] }[];
  /** The metric in front, with dots and difference. */
  metric: Measure;
  /** Further columns, in order; N_eff's two sides share one. */
  columns: readonly Measure[];
  sorting: Sorting<Column>;
  onSort: (column: Column) => void;
  onOpen: (row: ResultRow) => void;
  onBaseline: (row: ResultRow) => void;
}

function Head({
  column,
  sorting,
  onSort,
  help,
  children,
}: Pick<ResultsTableProps, 'sorting' | 'onSort'> & {
  column: Column;
  help?: string;
  children: ReactNode;
}) {
  const active = sorting.column === column;
  return (
    <th scope="col" aria-sort={active ? sorting.direction : undefined} className={`sweep-col-${column}`}>
      <button type="button" title={help} onClick={() => onSort(column)}>
        {children}
        <span aria-hidden="true" className="sweep-sort">
          {active ? (sorting.direction === 'ascending' ? '▴' : '▾') : ''}
        </span>
      </button>
    </th>
  );
}

function Value({ id, spread: { mean, deviation } }: { id: Measure; spread: Spread }) {
  const { format } = METRICS[id];
  if (mean === null) return <span className="dim">–</span>;
  return (
    <>
      <b>{format(mean)}</b>
      {deviation !== null && <span className="sweep-sd"> ± {format(deviation)}</span>}
    </>
  );
}

/** "1.0/3 · 4.2/28": what carries weight, of how many there are. */
function SetSizes({ row: { values, options } }: { row: ResultRow }) {
  const side = (id: Measure, of: number, className: string) => (
    <>
      <span className={className}>{METRICS[id].format(values[id].mean)}</span>
      <span className="dim">/{of}</span>
    </>
  );
  const { batchIdentities: P, batchImages: K } = options;
  if (values.positiveEffectiveSize.mean === null && values.negativeEffectiveSize.mean === null)
    return <span className="dim">–</span>;
  return (
    <>
      {side('positiveEffectiveSize', K - 1, 'pos')} · {side('negativeEffectiveSize', (P - 1) * K, 'neg')}
    </>
  );
}

/** How a difference is written, with its 95 % interval behind it. */
function Gap({ difference, id }: { difference: PairedDifference; id: Measure }) {
  const { format } = METRICS[id];
  const { mean, low, high, pairs } = difference;
  const sign = mean > 0 ? '+' : '';
  return (
    <span
      title={`Paired over ${pairs} shared ${pairs === 1 ? 'seed' : 'seeds'}; in brackets the 95 % bootstrap interval of the mean`}
    >
      <b>
        {sign}
        {format(mean)}
      </b>
      {low !== null && high !== null && (
        <span className="sweep-sd sweep-interval">
          {' '}
          [{format(low)}, {format(high)}]
        </span>
      )}
    </span>
  );
}

const PIN = (
  <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
    <path d="M3 1h5l-.8 3.5L9 6.5H2l1.8-2zM5.5 6.5V11" fill="currentColor" stroke="currentColor" />
  </svg>
);

function Row({
  row,
  metric,
  columns,
  low,
  high,
  mark,
  onOpen,
  onBaseline,
}: Pick<ResultsTableProps, 'metric' | 'columns' | 'onOpen' | 'onBaseline'> & {
  row: ResultRow;
  low: number;
  high: number;
  mark: number | null;
}) {
  const { name, look, values, isBaseline, done, failed, all, runs } = row;
  const difference = row.differences[metric];
  const state = [done + failed < all && `${done} of ${all} trained`, failed > 0 && `${failed} failed`].filter(
    Boolean,
  );
  return (
    <tr className={isBaseline ? 'sweep-base' : undefined}>
      <th scope="row">
        <span className="sweep-who">
          <RunKey look={look} width={30} />
          <button type="button" disabled={!runs.length} title="Open the runs" onClick={() => onOpen(row)}>
            {name.title}
            {name.detail && <small>{name.detail}</small>}
            {state.length > 0 && (
              <small className={failed > 0 ? 'sweep-state' : undefined}>{state.join(', ')}</small>
            )}
          </button>
          <button
            type="button"
            className="sweep-pin"
            aria-pressed={isBaseline}
            aria-label={`Compare the others with ${fullName(name)}`}
            title={isBaseline ? 'The others are compared with this one' : 'Compare the others with this one'}
            onClick={() => onBaseline(row)}
          >
            {PIN}
          </button>
        </span>
      </th>
      <td className="sweep-front">
        {done > 0 && <Dots values={valuesIn(row, metric)} look={look} low={low} high={high} mark={mark} />}
        <span>
          <Value id={metric} spread={values[metric]} />
        </span>
      </td>
      <td>
        {isBaseline ? (
          <span className="dim">baseline</span>
        ) : difference ? (
          <Gap difference={difference} id={metric} />
        ) : (
          <span className="dim">–</span>
        )}
      </td>
      {columns.map((id) => (
        <td key={id}>
          {id === 'negativeEffectiveSize' ? <SetSizes row={row} /> : <Value id={id} spread={values[id]} />}
        </td>
      ))}
    </tr>
  );
}

/** The smallest and largest value of all rows. */
export function extent(rows: readonly ResultRow[], metric: Measure): { low: number; high: number } {
  const values = rows.flatMap((row) => valuesIn(row, metric));
  return { low: Math.min(...values), high: Math.max(...values) };
}

export function ResultsTable(props: ResultsTableProps) {
  const { caption, groups, metric, columns, sorting, onSort } = props;
  const all = groups.flatMap(({ rows }) => rows);
  const { low, high } = extent(all, metric);
  const mark = all.find(({ isBaseline }) => isBaseline)?.values[metric].mean ?? null;
  const head = { sorting, onSort };
  return (
    <table className="sweep-table">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <Head {...head} column="name">
            Configuration
          </Head>
          <Head {...head} column={metric} help={METRICS[metric].help}>
            {METRICS[metric].name} {METRICS[metric].unit}
          </Head>
          <Head
            {...head}
            column="difference"
            help="Mean of the differences seed by seed; in brackets the 95 % bootstrap interval"
          >
            vs baseline, paired
          </Head>
          {columns.map((id) => (
            <Head key={id} {...head} column={id} help={METRICS[id].help}>
              {id === 'negativeEffectiveSize' ? (
                <>
                  N<sub>eff</sub> pos · neg
                </>
              ) : (
                METRICS[id].name
              )}
            </Head>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          {groups.length > 1 && (
            <tr className="sweep-group">
              <th scope="rowgroup" colSpan={3 + columns.length}>
                {title || 'without it'}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.configuration} {...props} {...{ row, low, high, mark }} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
