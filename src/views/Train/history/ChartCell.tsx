// The frame of one chart in the history strip.
import type { ReactNode } from 'react';
import { DataButton, type DataCell } from '../../shared/DataTable';
import { Key } from './Plot';

interface LegendEntry {
  stroke: string;
  dash?: string;
  text: string;
}

interface CellProps {
  title: ReactNode;
  /** Name of the table behind the chart. */
  name: string;
  legend: LegendEntry[];
  columns: string[];
  rows: () => DataCell[][];
  /** Shown instead of a chart, when there is nothing that could be drawn. */
  word?: string | null;
  /** A short remark in the corner of the chart where lines are rare. */
  note?: { at: 'above' | 'below'; text: string };
  children: ReactNode;
}

/** Heading with live values, the Data button, and the chart or the word that stands for it. */
export function ChartCell({ title, name, legend, columns, rows, word, note, children }: CellProps) {
  return (
    <section className="history-cell" aria-label={name}>
      <div className="history-head">
        <h3>{title}</h3>
        <span className="history-legend cap">
          {!word &&
            legend.map(({ stroke, dash, text }) => (
              <span key={text}>
                <Key stroke={stroke} dash={dash} />
                {text}
              </span>
            ))}
        </span>
        <DataButton title={name} columns={columns} rows={rows} />
      </div>
      {word ? <p className="history-word">{word}</p> : children}
      {note && !word && <span className={`history-note ${note.at}`}>{note.text}</span>}
    </section>
  );
}
