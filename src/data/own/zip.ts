// A zip archive as a list of entries that are unpacked one by one, and never beyond what they declare.
import { Inflate, inflateSync } from 'fflate';
import { cleanPath } from './names';
import type { SourceEntry } from './catalogue';
import { LIMITS } from './limits';
import type { Limits } from './limits';
import { OwnImagesError } from './errors';
import type { SkipReason } from './skipped';
import { readZipDirectory } from './zipDirectory';
import type { RandomAccess, ZipRecord } from './zipDirectory';

export interface OpenZip {
  /** One per file, in the archive's order. */
  entries: SourceEntry[];
  /** The unpacked bytes of entries[index]. Throws an OwnImagesError where they are broken or not what was declared. */
  read(index: number): Promise<Uint8Array>;
}

const STORED = 0;
const DEFLATE = 8;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;
// Room for a name and the usual extra fields, so that one read mostly fetches header and data together.
const LOCAL_GUESS = 512;
// Deflate expands at most 1032-fold, so a piece of this size cannot surprise the memory (16 KiB → 16.5 MB).
const PIECE = 16 * 1024;

function bombError(name: string, why: string): OwnImagesError {
  return new OwnImagesError(
    `“${name}” was refused: ${why}. Archives like this are made to fill the memory.`,
    'Unpack it yourself, look at what is in it, and choose the folder.',
  );
}

/** Holds the archive as a whole against the limits, by what it declares. */
function checkArchive(records: readonly ZipRecord[], bytes: number, name: string, limits: Limits): void {
  const size = records.reduce((sum, record) => sum + record.size, 0);
  const packed = records.reduce((sum, record) => sum + record.packed, 0);
  if (size > limits.totalBytes) {
    const [has, may] = [size, limits.totalBytes].map((n) => (n / 2 ** 30).toFixed(1));
    throw bombError(name, `it would unpack to ${has} GiB, more than the ${may} GiB allowed`);
  }
  if (packed > bytes) throw bombError(name, 'its entries overlap');
  if (size > limits.ratioFrom && size > bytes * limits.ratio) {
    throw bombError(name, `it would grow to ${Math.round(size / bytes)} times its size`);
  }
}

function problemOf(record: ZipRecord, limits: Limits): SkipReason | undefined {
  if (record.encrypted) return 'encrypted';
  if (record.method !== STORED && record.method !== DEFLATE) return 'unsupported-compression';
  if (record.size > limits.entryBytes) return 'too-big';
  const dense = record.size > limits.ratioFrom && record.size > record.packed * limits.ratio;
  if (dense || (record.method === STORED && record.size !== record.packed)) return 'suspicious';
  return undefined;
}

/** Unpacks piece by piece and stops as soon as there is more than declared. */
function inflateExactly(packed: Uint8Array, size: number): Uint8Array | null {
  if (packed.length <= PIECE) {
    const bytes = inflateSync(packed);
    return bytes.length === size ? bytes : null;
  }
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((piece) => {
    bytes.set(piece, length); // throws a RangeError where there is more than was declared
    length += piece.length;
  });
  for (let at = 0; at < packed.length; at += PIECE) {
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  }
  return length === size ? bytes : null;
}

async function readPacked(source: RandomAccess, record: ZipRecord): Promise<Uint8Array | null> {
  const head = await source.read(record.offset, record.offset + LOCAL_BYTES + LOCAL_GUESS + record.packed);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL_HEADER) return null;
  const start = LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + record.packed;
  const bytes =
    end <= head.length
      ? head.subarray(start, end)
      : await source.read(record.offset + start, record.offset + end);
  return bytes.length === record.packed ? bytes : null;
}

async function readZipEntry(source: RandomAccess, record: ZipRecord): Promise<Uint8Array | null> {
  const packed = await readPacked(source, record);
  if (packed === null || record.method === STORED) return packed;
  try {
    return inflateExactly(packed, record.size);
  } catch {
    return null; // fflate says "invalid block type" and the like: for a person it is simply broken
  }
}

/**
 * Opens an archive. Its paths start with the archive's name unless they do so already, so that two archives cannot
 * collide. Throws an OwnImagesError where it is broken, too large, or a bomb; single bad entries carry a `problem`.
 */
export async function openZip(source: RandomAccess, name: string, limits: Limits = LIMITS): Promise<OpenZip> {
  const records = await readZipDirectory(source, name, limits.entries);
  checkArchive(records, source.size, name, limits);
  const root = name.replace(/\.zip$/i, '');
  const entries = records.map((record) => {
    const path = cleanPath(record.name);
    const problem = problemOf(record, limits);
    const full = path.startsWith(`${root}/`) ? path : `${root}/${path}`;
    return { path: full, size: record.size, ...(problem && { problem }) };
  });
  return {
    entries,
    read: async (index) => {
      const record = records[index];
      const bytes = problemOf(record, limits) ? null : await readZipEntry(source, record);
      if (bytes) return bytes;
      throw new OwnImagesError(`“${entries[index].path}” is broken inside “${name}”.`, 'Pack it again.');
    },
  };
}
