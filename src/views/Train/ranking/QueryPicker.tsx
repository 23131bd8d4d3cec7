// The person's own choice of queries: every offered one with its AP, up to four to be ticked. Loaded when first opened.
import { useEffect, useMemo, useState } from 'react';
import { askThumbnails, chooseQueries } from '../../../state/actions';
import {
  extremeQueries,
  MOST_CHOSEN,
  offeredQueries,
  orderQueries,
  toggled,
  type OfferedQuery,
  type QueryOrder,
} from '../../../state/queries';
import { useRun } from '../../../state/run';
import type { DataSummary, PartName } from '../../../worker/protocol';
import { Modal } from '../../shared/Modal';
import { countOf, short } from '../../shared/numberText';
import { Thumbnail, thumbnailAspect } from '../../shared/thumbnail';
import { uncountedReason } from './changes';
import './picker.css';

const ORDERS: { value: QueryOrder; label: string }[] = [
  { value: 'worst', label: 'Worst first' },
  { value: 'best', label: 'Best first' },
  { value: 'identity', label: 'By identity' },
];

/** Height of a picture in the list, px; its width follows the images. */
const PICTURE = 56;
const WIDEST = 72;

function OrderSwitch({ order, onChange }: { order: QueryOrder; onChange: (order: QueryOrder) => void }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings a frame and a legend of its own
    <div className="seg" role="group" aria-label="Order of the queries">
      {ORDERS.map(({ value, label }) => (
        <button key={value} type="button" aria-pressed={order === value} onClick={() => onChange(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}

interface TileProps {
  query: OfferedQuery;
  cameraName: string | null;
  ticked: boolean;
  full: boolean;
  onToggle: () => void;
}

function QueryTile({ query, cameraName, ticked, full, onToggle }: TileProps) {
  const width = Math.min(WIDEST, Math.round(PICTURE * thumbnailAspect()));
  const score = query.ap === null ? 'not counted' : `AP ${short(query.ap)}`;
  return (
    <button
      type="button"
      className="picker-tile"
      aria-pressed={ticked}
      aria-disabled={full && !ticked}
      aria-label={`Identity ${query.identity}${cameraName ? `, camera ${cameraName}` : ''}, ${score}`}
      onClick={onToggle}
    >
      <Thumbnail item={query.query} width={width} height={PICTURE} />
      <span className="picker-tick" aria-hidden="true">
        {ticked ? '✓' : ''}
      </span>
      <b>{score}</b>
      <span className="cap">
        id {query.identity}
        {cameraName && ` · ${cameraName}`}
      </span>
    </button>
  );
}

/** Which queries are shown below the anchor's, in words. */
function status(chosen: number[] | null): string {
  if (!chosen) return 'Nothing ticked: a spread over the identities is shown.';
  const room = chosen.length < MOST_CHOSEN ? '' : ' Untick one to choose another.';
  return `${chosen.length} of ${MOST_CHOSEN} ticked.${room}`;
}

interface ChoiceProps {
  part: PartName;
  list: OfferedQuery[];
  chosen: number[] | null;
}

function QuickChoices({ part, list, chosen }: ChoiceProps) {
  const scored = list.some(({ ap }) => ap !== null);
  return (
    <div className="picker-quick">
      <button
        type="button"
        className="btn sm"
        disabled={!scored}
        onClick={() => chooseQueries(part, extremeQueries(list, 'worst'))}
      >
        Show the worst queries
      </button>
      <button
        type="button"
        className="btn sm"
        disabled={!scored}
        onClick={() => chooseQueries(part, extremeQueries(list, 'best'))}
      >
        Show the best
      </button>
      <button type="button" className="btn sm" disabled={!chosen} onClick={() => chooseQueries(part, null)}>
        Untick all
      </button>
      <output className="cap">{status(chosen)}</output>
    </div>
  );
}

function Uncounted({ list, summary }: { list: OfferedQuery[]; summary: DataSummary }) {
  const count = list.filter(({ ap }) => ap === null).length;
  if (!count || count === list.length) return null;
  return (
    <p className="picker-note cap">
      {countOf(count, 'query', 'queries')} cannot be counted and stand last by AP.{' '}
      {uncountedReason(summary.excludeSameCamera)}
    </p>
  );
}

interface QueryPickerProps {
  part: PartName;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when focus has to go back to where it was. */
  onClosed: () => void;
}

/** A dialog over the offered queries of the shown part; every tick takes effect at once. */
export default function QueryPicker({ part, open, onOpenChange, onClosed }: QueryPickerProps) {
  const summary = useRun((state) => state.summary);
  const report = useRun((state) => state.evaluation[part]);
  const chosen = useRun((state) => state.chosenQueries[part]);
  const [order, setOrder] = useState<QueryOrder>('worst');
  const list = useMemo(
    () => (summary ? offeredQueries(summary.queries[part], report?.perQuery ?? []) : []),
    [summary, part, report],
  );
  useEffect(() => {
    if (open) askThumbnails(list.map(({ query }) => query));
  }, [open, list]);
  if (!summary) return null;
  const names = summary.cameraNames;
  return (
    <Modal
      className="picker"
      title="Choose queries"
      note={`${countOf(list.length, `${part} query`, `${part} queries`)}${report ? `, AP at step ${report.step}` : ''}`}
      open={open}
      onOpenChange={onOpenChange}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
    >
      <div className="picker-bar">
        <OrderSwitch order={order} onChange={setOrder} />
        <QuickChoices part={part} list={list} chosen={chosen} />
      </div>
      <Uncounted list={list} summary={summary} />
      <ul className="picker-list" aria-label="Offered queries">
        {orderQueries(list, order).map((query) => (
          <li key={query.query}>
            <QueryTile
              query={query}
              cameraName={names.length > 1 ? (names[query.camera] ?? null) : null}
              ticked={chosen?.includes(query.query) ?? false}
              full={(chosen?.length ?? 0) >= MOST_CHOSEN}
              onToggle={() => chooseQueries(part, toggled(chosen, query.query))}
            />
          </li>
        ))}
      </ul>
    </Modal>
  );
}
