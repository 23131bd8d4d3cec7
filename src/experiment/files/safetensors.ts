// The safetensors format: eight bytes with the header's length, the header as JSON, then the numbers of all tensors without gaps.
// Only float32 tensors are written and read: the networks here have no others.
import * as z from 'zod/mini';
import { checked, parseJson } from '../jsonFile';
import { quote } from '../link';
import type { NamedTensor } from '../runs/taken';

/** A file that is no safetensors file, or one that cannot be read here; the message says what and where. */
export class SafetensorsError extends Error {}

/** Texts beside the tensors. */
export type Metadata = Readonly<Record<string, string>>;

const METADATA = '__metadata__';
const LENGTH_BYTES = 8;
const ALIGNMENT = 8;
const NUMBER_BYTES = 4;
/** As the format's own reader has it. */
const LONGEST_HEADER = 100_000_000;

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** The tensors, in their order, with the metadata. */
export function writeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Metadata,
): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = tensors.map(({ name, shape, values }) => {
    const data_offsets = [end, (end += NUMBER_BYTES * values.length)];
    return [name, { dtype: 'F32', shape, data_offsets }];
  });
  const header = JSON.stringify({ [METADATA]: metadata, ...Object.fromEntries(entries) });
  const text = new TextEncoder().encode(header);
  const length = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(LENGTH_BYTES + length + end).fill(0x20, LENGTH_BYTES, LENGTH_BYTES + length);
  bytes.set(text, LENGTH_BYTES);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(length), true);
  let at = LENGTH_BYTES + length;
  for (const { values } of tensors)
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += NUMBER_BYTES;
    }
  return bytes;
}

const WHOLE = 'must be a whole number from 0';
const whole = z.int(WHOLE).check(z.minimum(0, WHOLE));
const OFFSETS = 'must be two positions, begin and end';
const entry = z.strictObject(
  {
    dtype: z.string('must be the name of a number type'),
    shape: z.array(whole, 'must be a list of lengths'),
    data_offsets: z.tuple([whole, whole], OFFSETS),
  },
  'must be a tensor: dtype, shape and data_offsets',
);
const TEXTS = 'must be an object of texts';
const metadataSchema = z.record(z.string(), z.string('must be a text'), TEXTS);
const headerSchema = z.record(z.string(), z.unknown(), 'must have a JSON object as its header');

interface Header {
  metadata: Metadata;
  tensors: { name: string; shape: number[]; begin: number; end: number }[];
  /** Where the numbers begin. */
  start: number;
}

const notOne = (why: string): never => {
  throw new SafetensorsError(`This is no safetensors file, or it is cut off: ${why}.`);
};

/** The header as text, with where the numbers begin. */
function headerText(bytes: Uint8Array): { text: string; start: number } {
  if (bytes.length < LENGTH_BYTES)
    notOne(`it has ${bytes.length} bytes, fewer than the header’s length takes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > LONGEST_HEADER) notOne('its first eight bytes are no length of a header');
  const start = LENGTH_BYTES + Number(length);
  if (start > bytes.length)
    notOne(`its header should have ${length} bytes, but only ${bytes.length - LENGTH_BYTES} follow`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(LENGTH_BYTES, start));
    return { text, start };
  } catch {
    return notOne('its header is no text');
  }
}

function headerOf(bytes: Uint8Array): Header {
  const { text, start } = headerText(bytes);
  const json = parseJson(text, SafetensorsError);
  const { [METADATA]: texts = {}, ...entries } = checked(headerSchema, json, 'file', SafetensorsError);
  const metadata = checked(
    z.object({ [METADATA]: metadataSchema }),
    { [METADATA]: texts },
    'file',
    SafetensorsError,
  );
  const tensors = Object.entries(entries).map(([name, value]) => {
    const found = checked(z.object({ [name]: entry }), { [name]: value }, 'file', SafetensorsError)[name];
    const { dtype, shape, data_offsets } = found;
    const [begin, end] = data_offsets;
    if (dtype !== 'F32')
      throw new SafetensorsError(
        `${quote(name)} holds ${quote(dtype)} numbers; only F32 (float32) is read here.`,
      );
    return { name, shape, begin, end };
  });
  return { metadata: metadata[METADATA], tensors, start };
}

/** Every tensor lies in the file, has as many bytes as its shape asks for, and none shares bytes with another or leaves a gap. */
function checkPlaces(tensors: Header['tensors'], length: number): void {
  let at = 0;
  let before = 'the header';
  for (const { name, shape, begin, end } of tensors.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    const wanted = NUMBER_BYTES * sizeOf(shape);
    const fail = (why: string): never => {
      throw new SafetensorsError(`The tensor ${quote(name)} ${why}.`);
    };
    if (end - begin !== wanted)
      fail(
        `should have ${wanted} bytes for its shape (${shape.join(' × ') || 'one number'}), but has ${end - begin}`,
      );
    if (end > length) fail(`ends ${end - length} bytes after the end of the file, which may be cut off`);
    if (begin < at) fail(`overlaps ${before}`);
    if (begin > at) fail(`leaves a gap of ${begin - at} bytes behind ${before}`);
    [at, before] = [end, quote(name)];
  }
  if (at !== length)
    throw new SafetensorsError(`${length - at} bytes at the end of the file belong to no tensor.`);
}

/** Reads tensors and metadata. @throws SafetensorsError with what is wrong and where. */
export function readSafetensors(bytes: Uint8Array): { tensors: NamedTensor[]; metadata: Metadata } {
  const { metadata, tensors, start } = headerOf(bytes);
  checkPlaces(tensors, bytes.length - start);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  return {
    metadata,
    tensors: tensors.map(({ name, shape, begin }) => ({
      name,
      shape,
      values: Float32Array.from({ length: sizeOf(shape) }, (_, i) =>
        view.getFloat32(begin + NUMBER_BYTES * i, true),
      ),
    })),
  };
}
