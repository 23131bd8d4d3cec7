// Reads an archive in large blocks: a small read of a File costs milliseconds however few bytes it asks for.
import type { RandomAccess } from './zipDirectory';

// 1 MiB holds hundreds of small pictures; 16 blocks bear with readers that run a little ahead of each other.
const BLOCK = 1024 * 1024;
const KEPT = 16;

/** The same bytes through a cache of the last blocks. Sequential readers fetch each block once. */
export function inBlocks(source: RandomAccess, block = BLOCK, kept = KEPT): RandomAccess {
  const blocks = new Map<number, Promise<Uint8Array>>();
  const fetchBlock = (index: number): Promise<Uint8Array> => {
    const known = blocks.get(index);
    const bytes = known ?? source.read(index * block, Math.min((index + 1) * block, source.size));
    blocks.delete(index);
    blocks.set(index, bytes);
    if (blocks.size > kept) blocks.delete(blocks.keys().next().value ?? index);
    return bytes;
  };
  return {
    size: source.size,
    async read(from, to) {
      const end = Math.min(to, source.size);
      const first = Math.floor(from / block);
      const count = Math.max(0, Math.ceil(end / block) - first);
      const parts = await Promise.all(Array.from({ length: count }, (_, i) => fetchBlock(first + i)));
      if (count === 1) return parts[0].subarray(from - first * block, end - first * block);
      const bytes = new Uint8Array(Math.max(0, end - from));
      parts.forEach((part, i) => {
        const start = (first + i) * block;
        const piece = part.subarray(Math.max(0, from - start), Math.max(0, end - start));
        bytes.set(piece, Math.max(0, start - from));
      });
      return bytes;
    },
  };
}
