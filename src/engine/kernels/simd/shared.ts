// A WebAssembly binary whose memory is private, turned into one whose memory other threads can see. That takes one bit of the
// binary, so threads need no second download: TensorFlow.js's own threaded build brings a pool and a loader that we do not want.

const IMPORTS = 2;
const MEMORIES = 5;
const FUNCTION = 0;
const MEMORY = 2;
/** Flags of a memory's limits. */
const HAS_MAXIMUM = 1;
const SHARED = 2;

/**
 * A copy of a module whose only memory, its own or imported, is shared. Instructions are the same on both kinds of memory.
 * @throws RangeError where the memory has no maximum (a shared one needs it), or is not found.
 */
export function withSharedMemory(binary: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(binary);
  const flags = memoryFlags(bytes);
  if (flags === null || bytes[flags] !== HAS_MAXIMUM)
    throw new RangeError('The module has no memory with a maximum.');
  bytes[flags] |= SHARED;
  return bytes;
}

/** Where the flags of the module's memory are. */
function memoryFlags(bytes: Uint8Array): number | null {
  let at = 8; // after the magic number and the version
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const part = bytes[at++];
      value |= (part & 127) << shift;
      if (part < 128) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const length = number();
    const end = at + length;
    if (section === MEMORIES) {
      number(); // how many
      return at;
    }
    if (section === IMPORTS)
      for (let left = number(); left > 0; left--) {
        for (let name = 0; name < 2; name++) {
          const letters = number();
          at += letters;
        }
        const kind = bytes[at++];
        if (kind === MEMORY) return at;
        if (kind !== FUNCTION) return null;
        number(); // the function's type
      }
    at = end;
  }
  return null;
}
