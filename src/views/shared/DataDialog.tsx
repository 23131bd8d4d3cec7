// The dialog behind a "Data" button: one table, loaded when first asked for.
import { Dialog } from 'radix-ui';
import type { DataCell } from './DataTable';
import { fixed } from './numberText';

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
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="data-overlay" />
        <Dialog.Content
          className="data-dialog"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          <header>
            <Dialog.Title>{title}</Dialog.Title>
            <span className="cap">{rows.length === 1 ? '1 row' : `${rows.length} rows`}</span>
            <Dialog.Close className="icon" aria-label="Close">
              <svg
                width="14"
                height="14"
                viewBox="0 0 14 14"
                stroke="currentColor"
                strokeWidth="1.5"
                aria-hidden="true"
              >
                <path d="m3 3 8 8M11 3l-8 8" />
              </svg>
            </Dialog.Close>
          </header>
          {/* A scrolling region must be reachable by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className="data-scroll" tabIndex={0} aria-label={`${title}, table`}>
            {rows.length ? (
              <Table title={title} columns={columns} rows={rows} />
            ) : (
              <p>Nothing recorded yet.</p>
            )}
          </section>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
