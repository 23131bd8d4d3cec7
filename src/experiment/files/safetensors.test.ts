// The bytes are read here by the format's specification alone, and broken ones are refused with what is wrong.
import { describe, expect, it } from 'vitest';
import type { NamedTensor } from '../runs/taken';
import { readSafetensors, SafetensorsError, writeSafetensors } from './safetensors';

const tensors: NamedTensor[] = [
  { name: 'a/weights', shape: [2, 3], values: Float32Array.of(1, -0, 1 / 3, 2 ** -149, -3.5, 1e30) },
  { name: 'a/biases', shape: [3], values: Float32Array.of(7, 8, 9) },
  { name: 'none', shape: [0, 4], values: new Float32Array(0) },
  { name: 'scalar', shape: [], values: Float32Array.of(5) },
];
const metadata = { link: '#/train?v=1&own="x"', name: 'Ünïcode 人' };
const bytes = writeSafetensors(tensors, metadata);

/** A file with the given header and as many zero bytes behind it. */
function fileOf(header: unknown, length: number): Uint8Array {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(text.length));
  return new Uint8Array(Buffer.concat([head, text, Buffer.alloc(length)]));
}
const entry = (shape: number[], begin: number, end: number, dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('safetensors', () => {
  it('are written by the specification', () => {
    const buffer = Buffer.from(bytes);
    const length = Number(buffer.readBigUInt64LE(0));
    expect(length % 8).toBe(0);
    const text = buffer.toString('utf8', 8, 8 + length);
    expect(text).toMatch(/^\{.*\} *$/);
    const { __metadata__: texts, ...header } = JSON.parse(text) as Record<string, ReturnType<typeof entry>>;
    expect(texts).toEqual(metadata);
    let end = 0;
    for (const { name, shape, values } of tensors) {
      const { dtype, shape: there, data_offsets } = header[name];
      expect([dtype, there, data_offsets[0]]).toEqual(['F32', shape, end]);
      end = data_offsets[1];
      const numbers = Array.from(values, (_, i) => buffer.readFloatLE(8 + length + data_offsets[0] + 4 * i));
      expect(numbers).toEqual([...values]);
    }
    expect(bytes.length).toBe(8 + length + end);
    expect(Object.keys(header)).toHaveLength(tensors.length);
  });

  it('read back what they wrote, from the middle of a buffer too', () => {
    expect(readSafetensors(bytes)).toEqual({ tensors, metadata });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readSafetensors(shifted.subarray(3))).toEqual({ tensors, metadata });
  });

  it('of other programs need neither metadata nor an order', () => {
    const file = fileOf({ b: entry([2], 4, 12), a: entry([1], 0, 4) }, 12);
    expect(readSafetensors(file)).toEqual({
      metadata: {},
      tensors: [
        { name: 'b', shape: [2], values: new Float32Array(2) },
        { name: 'a', shape: [1], values: new Float32Array(1) },
      ],
    });
  });

  it('cut off anywhere are refused', () => {
    for (let length = 0; length < bytes.length; length += 5)
      expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(SafetensorsError);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /it has 0 bytes/],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      /no length of a header/,
    ],
    ['a header too long', fileOf({}, 0).subarray(0, 9), /should have 2 bytes, but only 1 follow/],
    ['a header that is no JSON', fileOf('{"a":', 0), /not JSON/],
    ['a header that is a list', fileOf([], 0), /must have a JSON object/],
    ['bytes that are no text', new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0, 0xff]), /header is no text/],
    ['half floats', fileOf({ a: entry([2], 0, 4, 'F16') }, 4), /“a” holds “F16” numbers; only F32/],
    [
      'a shape of texts',
      fileOf({ a: { ...entry([1], 0, 4), shape: ['1'] } }, 4),
      /^a\.shape\[0\] must be a whole/,
    ],
    ['a strange entry', fileOf({ a: { ...entry([1], 0, 4), size: 4 } }, 4), /^a has “size”/],
    ['no offsets', fileOf({ a: { dtype: 'F32', shape: [1] } }, 4), /^a\.data_offsets must be two positions/],
    ['metadata with a number', fileOf({ __metadata__: { n: 1 } }, 0), /^__metadata__\.n must be a text/],
    [
      'bytes that do not fit the shape',
      fileOf({ a: entry([3], 0, 8) }, 8),
      /should have 12 bytes .* but has 8/,
    ],
    ['an end before the beginning', fileOf({ a: entry([1], 4, 0) }, 4), /has -4/],
    ['a tensor beyond the end', fileOf({ a: entry([3], 0, 12) }, 8), /ends 4 bytes after the end/],
    [
      'tensors that overlap',
      fileOf({ a: entry([2], 0, 8), b: entry([2], 4, 12) }, 12),
      /^The tensor “b” overlaps “a”/,
    ],
    [
      'a gap',
      fileOf({ a: entry([1], 0, 4), b: entry([1], 8, 12) }, 12),
      /“b” leaves a gap of 4 bytes behind “a”/,
    ],
    ['bytes of nobody', fileOf({ a: entry([1], 0, 4) }, 9), /^5 bytes at the end/],
  ])('%s is refused', (_, file, message) => {
    expect(() => readSafetensors(file)).toThrow(SafetensorsError);
    expect(() => readSafetensors(file)).toThrow(message);
  });
});
