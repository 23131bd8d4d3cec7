// The list of what a zip archive holds, read from its end (APPNOTE 6.3.10), so that nothing is unpacked to look.
import { OwnImagesError } from './errors';

/** Bytes that can be read piecewise: a File in the browser, an array in a test. */
export interface RandomAccess {
  size: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

export interface ZipRecord {
  name: string;
  /** Position of the local header. */
  offset: number;
  packed: number;
  /** Declared size after unpacking; readZipEntry holds the archive to it. */
  size: number;
  /** 0: stored. 8: deflate. */
  method: number;
  encrypted: boolean;
}

const END_RECORD = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64_RECORD = 0x06064b50;
const DIRECTORY_RECORD = 0x02014b50;
const END_BYTES = 22;
const RECORD_BYTES = 46;
// The archive's closing comment is at most 65,535 bytes.
const COMMENT_BYTES = 0xffff;
// A directory record without a name is 46 bytes: a directory of this size lists millions of entries.
const DIRECTORY_BYTES = 256 * 1024 * 1024;
const IN_64 = 0xffffffff;

export function brokenZip(name: string, why: string): OwnImagesError {
  return new OwnImagesError(
    `“${name}” cannot be read as a zip archive: ${why}.`,
    'Download or pack it again, or unpack it yourself and choose the folder.',
  );
}

/** A Blob or File as random access. */
export function blobAccess(blob: Blob): RandomAccess {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const uint64 = (view: DataView, at: number) =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;

interface DirectoryPlace {
  offset: number;
  bytes: number;
  entries: number;
}

async function findDirectory(source: RandomAccess, name: string): Promise<DirectoryPlace> {
  const from = Math.max(0, source.size - END_BYTES - COMMENT_BYTES);
  const view = viewOf(await source.read(from, source.size));
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue;
    const place = {
      entries: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const needs64 = place.entries === 0xffff || place.bytes === IN_64 || place.offset === IN_64;
    return needs64 ? ((await findDirectory64(source, from + at)) ?? place) : place;
  }
  throw brokenZip(name, 'its closing record is missing, so it is cut short or no zip at all');
}

/** The larger closing record of archives beyond 4 GiB or 65,535 entries (zip64). */
async function findDirectory64(source: RandomAccess, end: number): Promise<DirectoryPlace | null> {
  if (end < 20) return null;
  const locator = viewOf(await source.read(end - 20, end));
  if (locator.getUint32(0, true) !== END64_LOCATOR) return null;
  const at = uint64(locator, 8);
  const record = viewOf(await source.read(at, at + 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== END64_RECORD) return null;
  return { entries: uint64(record, 32), bytes: uint64(record, 40), offset: uint64(record, 48) };
}

/** Sizes and offset that did not fit into 32 bits, in the order in which the format lists them. */
function readExtra64(view: DataView, from: number, to: number, record: ZipRecord): void {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (record[key] !== IN_64 || field + 8 > to) continue;
      record[key] = uint64(view, field);
      field += 8;
    }
  }
}

/** Names are UTF-8, or whatever an old packer used: then at least the bytes stay apart. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function readRecord(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { record: ZipRecord; next: number } | null {
  if (at + RECORD_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_RECORD) return null;
  const nameEnd = at + RECORD_BYTES + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > bytes.length) return null;
  const record: ZipRecord = {
    name: decodeName(bytes.subarray(at + RECORD_BYTES, nameEnd)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  readExtra64(view, nameEnd, extraEnd, record);
  return { record, next: extraEnd + view.getUint16(at + 32, true) };
}

/**
 * Every file in the archive, folders left out, in the archive's order. Nothing is unpacked.
 * Throws an OwnImagesError that names the archive where it is broken or lists more than `maxEntries`.
 */
export async function readZipDirectory(
  source: RandomAccess,
  name: string,
  maxEntries: number,
): Promise<ZipRecord[]> {
  const place = await findDirectory(source, name);
  if (place.offset + place.bytes > source.size) throw brokenZip(name, 'it is cut short');
  if (place.entries > maxEntries || place.bytes > DIRECTORY_BYTES) {
    throw new OwnImagesError(
      `“${name}” lists ${place.entries} files; at most ${maxEntries} can be read at once.`,
      'Pack only the images.',
    );
  }
  const bytes = await source.read(place.offset, place.offset + place.bytes);
  const view = viewOf(bytes);
  const records: ZipRecord[] = [];
  let at = 0;
  for (let entry = 0; entry < place.entries; entry++) {
    const read = readRecord(view, bytes, at);
    if (!read) throw brokenZip(name, `its list of files is broken after ${entry} entries`);
    at = read.next;
    if (!read.record.name.endsWith('/')) records.push(read.record);
  }
  return records;
}
