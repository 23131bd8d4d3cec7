// Tables as CSV (RFC 4180): full digits, quoted where a comma, quote or line break asks for it.

export type CsvCell = string | number | null;

function cellText(cell: CsvCell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A header line and the rows, each line ended by CRLF. */
export const csvText = (columns: readonly string[], rows: readonly CsvCell[][]): string =>
  [columns, ...rows].map((row) => `${row.map(cellText).join()}\r\n`).join('');
