// The dialog behind a "Data" button: one table, loaded when first asked for.
import type { DataCell } from './DataTable';
import { Modal } from './Modal';
import { countOf, fixed } from './numberText';

interface DataDialogProps {
  title: string;
  columns: string[];
  rows: DataCell[][];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when focus has to go back to where it was. */
  onClosed: () => void;
}

/** Digits of numbers that are not whole: enough to read a distance or a share. */
const DIGITS = 4;

function cellText(cell: DataCell): string {
  if (typeof cell === 'number') return Number.isInteger(cell) ? fixed(cell, 0) : fixed(cell, DIGITS);
  return cell ?? '–';
}

function Table({ title, columns, rows }: Pick<DataDialogProps, 'title' | 'columns' | 'rows'>) {
  return (
    <table>
      <caption className="sr">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={columns[j]} className={typeof cell === 'string' ? 'data-text' : undefined}>
                {cellText(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Modal dialog with one table; Escape, the cross and a click outside close it. */
export default function DataDialog({ title, columns, rows, open, onOpenChange, onClosed }: DataDialogProps) {
  return (
    <Modal
      className="data-dialog"
      title={title}
      note={countOf(rows.length, 'row')}
      open={open}
      onOpenChange={onOpenChange}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
    >
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="data-scroll" tabIndex={0} aria-label={`${title}, table`}>
        {rows.length ? <Table title={title} columns={columns} rows={rows} /> : <p>Nothing recorded yet.</p>}
      </section>
    </Modal>
  );
}
