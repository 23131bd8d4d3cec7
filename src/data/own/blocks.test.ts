import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBlocks } from './blocks';

test('reads through blocks are the reads of the source, and neighbours share a block', async () => {
  const bytes = Uint8Array.from({ length: 97 }, (_, i) => i);
  let reads = 0;
  const source = {
    size: bytes.length,
    read: async (from: number, to: number) => {
      reads += 1;
      return bytes.slice(from, to);
    },
  };
  const buffered = inBlocks(source, 10, 3);
  for (let i = 0; i < 30; i++) await buffered.read(i, i + 1);
  expect(reads).toBe(3);
  const position = fc.nat(120);
  await fc.assert(
    fc.asyncProperty(position, position, async (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      expect(await buffered.read(from, to)).toEqual(bytes.slice(from, to));
    }),
  );
});
