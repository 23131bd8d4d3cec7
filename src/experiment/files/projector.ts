// Embeddings for the Embedding Projector: one table with the vectors, one with what each of them is, both as TSV.
import type { EmbeddedItem, TakenEmbeddings } from '../runs/taken';
import { float32Text } from './numbers';
import { zipOf } from './zip';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** TSV knows no quotes: what would break a line or a column is written as in a program's text. */
const cellText = (cell: string | number) => String(cell).replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter]);

const tsvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellText).join('\t')}\n`).join('');

/** One line per item, one column per dimension, no header. */
export function vectorsTsv({ items, dimension, values }: TakenEmbeddings): string {
  const row = (_: EmbeddedItem, i: number) =>
    Array.from(values.subarray(i * dimension, (i + 1) * dimension), float32Text);
  return tsvText(items.map(row));
}

const COLUMNS = ['part', 'role', 'identity', 'trueIdentity', 'wrongLabel', 'camera', 'item'];

/** One line per item in the order of the vectors, after a header. */
export function metadataTsv({ items }: TakenEmbeddings): string {
  const rows = items.map(({ part, role, identity, trueIdentity, camera, item }) => [
    part,
    role,
    identity,
    trueIdentity,
    identity === trueIdentity ? 'no' : 'yes',
    camera,
    item,
  ]);
  return tsvText([COLUMNS, ...rows]);
}

/** Both tables as one zip. */
export const projectorZip = (embeddings: TakenEmbeddings): Uint8Array<ArrayBuffer> =>
  zipOf({ 'vectors.tsv': vectorsTsv(embeddings), 'metadata.tsv': metadataTsv(embeddings) });
