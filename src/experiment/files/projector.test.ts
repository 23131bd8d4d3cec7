// The Embedding Projector's tables, read by a library: one line per item in both, names with tabs and breaks in one cell.
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../options';
import type { TakenEmbeddings } from '../runs/taken';
import { metadataTsv, projectorZip, vectorsTsv } from './projector';

const item = { part: 'seen', role: 'train', identity: 3, trueIdentity: 3, camera: 'c1' } as const;
const embeddings: TakenEmbeddings = {
  options: defaultOptions(),
  step: 12,
  dimension: 3,
  items: [
    { ...item, item: 0 },
    { ...item, item: 7, trueIdentity: 5, camera: 'a\tb\nc\r\\d' },
    { ...item, item: 9, part: 'unseen', role: 'gallery', identity: -1, trueIdentity: -1, camera: '"quoted"' },
  ],
  values: Float32Array.of(1 / 3, -0.5, 1e-9, 1, 2, 3, -1, 0.1, 16777216),
};

/** As the projector reads it: tabs and line ends, no quotes. */
const parse = (text: string) =>
  Papa.parse<string[]>(text, { delimiter: '\t', quoteChar: '\0', skipEmptyLines: true }).data;

describe('tables for the Embedding Projector', () => {
  it('have a vector for every item, every number as it was', () => {
    const rows = parse(vectorsTsv(embeddings));
    expect(rows.map((row) => row.length)).toEqual([3, 3, 3]);
    expect(Float32Array.from(rows.flat(), Number)).toEqual(embeddings.values);
  });

  it('say of every item what it is, after a header', () => {
    expect(parse(metadataTsv(embeddings))).toEqual([
      ['part', 'role', 'identity', 'trueIdentity', 'wrongLabel', 'camera', 'item'],
      ['seen', 'train', '3', '3', 'no', 'c1', '0'],
      ['seen', 'train', '3', '5', 'yes', 'a\\tb\\nc\\r\\\\d', '7'],
      ['unseen', 'gallery', '-1', '-1', 'no', '"quoted"', '9'],
    ]);
  });

  it('are one zip', () => {
    const files = unzipSync(projectorZip(embeddings));
    expect(Object.keys(files)).toEqual(['vectors.tsv', 'metadata.tsv']);
    expect(Buffer.from(files['vectors.tsv']).toString()).toBe(vectorsTsv(embeddings));
    expect(Buffer.from(files['metadata.tsv']).toString()).toBe(metadataTsv(embeddings));
  });
});
