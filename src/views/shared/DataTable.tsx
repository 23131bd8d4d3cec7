// The table behind a picture: the same facts for whoever does not see it, or wants to read them exactly.
import { lazy, Suspense, useRef, useState } from 'react';
import { DataIcon } from './controls/icons';
import './dataTable.css';

const DataDialog = lazy(() => import('./DataDialog'));

/** Text, a number (printed with the digits it needs), or null for "nothing here". */
export type DataCell = string | number | null;

export interface DataButtonProps {
  /** Title of the table, e.g. "CMC at step 240". */
  title: string;
  columns: string[];
  /** Called when the table is opened, and while it is open. */
  rows: () => DataCell[][];
  /** Written out as "Data" instead of the small icon. */
  text?: boolean;
}

/** The "Data" button of a chart, strip or canvas: opens its table in a dialog. */
export function DataButton({ title, columns, rows, text = false }: DataButtonProps) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        className={text ? 'btn sm data-button' : 'data-button'}
        aria-label={`Data: ${title}`}
        title="Data as a table"
        aria-haspopup="dialog"
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
      >
        {text ? 'Data' : <DataIcon />}
      </button>
      {asked && (
        <Suspense fallback={null}>
          <DataDialog
            title={title}
            columns={columns}
            rows={open ? rows() : []}
            open={open}
            onOpenChange={setOpen}
            onClosed={() => button.current?.focus()}
          />
        </Suspense>
      )}
    </>
  );
}
