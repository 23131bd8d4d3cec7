// Arrays as NumPy's .npy files (format 1.0), so that the exported project reads its data without any further package.

/** What such a file may hold here. */
export type NpyValues = Uint8Array | Int32Array | Float32Array;

const MAGIC = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0];

/** Header and numbers begin at multiples of this many bytes. */
const ALIGNMENT = 64;

const kindOf = (values: NpyValues): string =>
  values instanceof Uint8Array ? '|u1' : values instanceof Int32Array ? '<i4' : '<f4';

/** `values` in row-major order with the given shape. @throws RangeError when the shape does not hold as many numbers. */
export function npy(values: NpyValues, shape: readonly number[] = [values.length]): Uint8Array {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size !== values.length)
    throw new RangeError(`A shape of ${shape.join(' × ')} does not hold ${values.length} numbers.`);
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const said = `{'descr': '${kindOf(values)}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const before = MAGIC.length + 2;
  const start = Math.ceil((before + said.length + 1) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(start + values.byteLength);
  file.set(MAGIC);
  new DataView(file.buffer).setUint16(MAGIC.length, start - before, true);
  file.set(new TextEncoder().encode(`${said.padEnd(start - before - 1)}\n`), before);
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start);
  return file;
}
