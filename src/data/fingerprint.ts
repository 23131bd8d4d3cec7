// Short names for bytes: FNV-1a with 32 bits, so that two people (or two lanes) can see at a glance whether they have the same.

/** Digits that hold 32 bits in base 36. */
const DIGITS = 7;

/** Where a fingerprint begins. */
export const FIRST_PRINT = 0x811c9dc5;

/** The fingerprint so far, continued over the bytes of one more array. */
export function printOn(print: number, { buffer, byteOffset, byteLength }: ArrayBufferView): number {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let hash = print;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash;
}

/** 7 base-36 digits. */
export const printText = (print: number): string => (print >>> 0).toString(36).padStart(DIGITS, '0');

/** The fingerprint of several arrays, in their order, as 7 base-36 digits. */
export const fingerprintOf = (...arrays: ArrayBufferView[]): string =>
  printText(arrays.reduce(printOn, FIRST_PRINT));
