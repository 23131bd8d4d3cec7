// The kept runs as a table: ticked for deeds on several, sorted by a column, opened by their name.
import type { ReactNode } from 'react';
import { formatOptionValue } from '../../../experiment/optionText';
import type { RunSummary } from '../../../experiment/runs/summary';
import { RunMark } from '../../shared/runLooks';
import { strategyStyle } from '../../shared/strategyStyle';
import { METRICS } from '../Sweep/metrics';
import { otherDifferences } from '../Sweep/names';
import type { RunFilter, RunOrder } from './list';
import { backendsText, dateText } from './words';

interface RunsTableProps {
  groups: readonly { title: string; runs: readonly RunSummary[] }[];
  narrow: boolean;
  filter: RunFilter;
  onFilter: (change: Partial<RunFilter>) => void;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onOpen: (id: string) => void;
}

interface Column {
  order: RunOrder;
  name: string;
  /** Missing on a phone. */
  wide?: boolean;
  cell: (run: RunSummary) => ReactNode;
}

const COLUMNS: readonly Column[] = [
  { order: 'mAP', name: 'mAP %', cell: ({ facts }) => <b>{METRICS.mAP.format(facts.mAP)}</b> },
  { order: 'rank1', name: 'rank-1 %', wide: true, cell: ({ facts }) => METRICS.rank1.format(facts.rank1) },
  { order: 'steps', name: 'steps', wide: true, cell: ({ steps }) => steps },
  {
    order: 'milliseconds',
    name: 'time s',
    wide: true,
    cell: ({ facts, on }) => <span title={backendsText(on)}>{METRICS.seconds.format(facts.seconds)}</span>,
  },
  { order: 'created', name: 'trained', wide: true, cell: ({ created }) => dateText(created) },
];

function Head({
  column,
  filter,
  onFilter,
  children,
}: Pick<RunsTableProps, 'filter' | 'onFilter'> & {
  column: RunOrder;
  children: ReactNode;
}) {
  const active = filter.order === column;
  return (
    <th scope="col" aria-sort={active ? (filter.falling ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        onClick={() =>
          onFilter(active ? { falling: !filter.falling } : { order: column, falling: column !== 'name' })
        }
      >
        {children}
        <span aria-hidden="true" className="sweep-sort">
          {active && (filter.falling ? '▾' : '▴')}
        </span>
      </button>
    </th>
  );
}

function Row({
  run,
  columns,
  ticked,
  onTick,
  onOpen,
}: {
  run: RunSummary;
  columns: readonly Column[];
  ticked: boolean;
  onTick: (on: boolean) => void;
  onOpen: () => void;
}) {
  const { name, tags, note, options } = run;
  const about = [
    `${formatOptionValue('strategy', options.strategy)} on ${formatOptionValue('data', options.data)}`,
    ...otherDifferences(options),
    !name.includes(`seed ${options.seed}`) && `seed ${options.seed}`,
  ];
  return (
    <tr>
      <td className="runs-tick">
        <label>
          <input
            type="checkbox"
            aria-label={`Choose ${name}`}
            checked={ticked}
            onChange={(event) => onTick(event.target.checked)}
          />
        </label>
      </td>
      <th scope="row">
        <span className="runs-who">
          <RunMark look={strategyStyle(options.strategy)} />
          <button type="button" title="Open the run" onClick={onOpen}>
            {name}
            <small>{about.filter(Boolean).join(' · ')}</small>
          </button>
          {tags.map((tag) => (
            <span key={tag} className="runs-tag">
              {tag}
            </span>
          ))}
          {note && (
            <span className="runs-note" title={note}>
              {note}
            </span>
          )}
        </span>
      </th>
      {columns.map(({ order, cell }) => (
        <td key={order}>{cell(run)}</td>
      ))}
    </tr>
  );
}

export function RunsTable({ groups, narrow, filter, onFilter, chosen, onChosen, onOpen }: RunsTableProps) {
  const columns = COLUMNS.filter(({ wide }) => !(narrow && wide));
  const all = groups.flatMap(({ runs }) => runs.map(({ id }) => id));
  const every = all.every((id) => chosen.has(id));
  const tick = (ids: readonly string[], on: boolean) =>
    onChosen(new Set(on ? [...chosen, ...ids] : [...chosen].filter((id) => !ids.includes(id))));
  return (
    <div className="runs-scroll">
      <table className="runs-table">
        <caption className="sr">Kept runs</caption>
        <thead>
          <tr>
            <th scope="col" className="runs-tick">
              <label>
                <input
                  type="checkbox"
                  aria-label="Choose all that are listed"
                  checked={every}
                  onChange={(event) => tick(all, event.target.checked)}
                />
              </label>
            </th>
            <Head column="name" filter={filter} onFilter={onFilter}>
              Run
            </Head>
            {columns.map(({ order, name }) => (
              <Head key={order} column={order} filter={filter} onFilter={onFilter}>
                {name}
              </Head>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, runs }) => (
          <tbody key={title}>
            {title && (
              <tr className="sweep-group">
                <th scope="rowgroup" colSpan={2 + columns.length}>
                  {title} <span className="dim">{runs.length}</span>
                </th>
              </tr>
            )}
            {runs.map((run) => (
              <Row
                key={run.id}
                run={run}
                columns={columns}
                ticked={chosen.has(run.id)}
                onTick={(on) => tick([run.id], on)}
                onOpen={() => onOpen(run.id)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
