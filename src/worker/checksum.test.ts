import { describe, expect, it } from 'vitest';
import { checksumOf } from './checksum';

const tensor = (name: string, values: number[]) => ({
  name,
  shape: [values.length],
  values: Float32Array.from(values),
});

describe('checksumOf', () => {
  it('is FNV-1a over the bytes, in base 36', () => {
    // The standard's own test vector: four bytes "foob" read as one float give 3f5076ef.
    const [foob] = new Float32Array(new TextEncoder().encode('foob').buffer);
    expect(parseInt(checksumOf({ tensors: [tensor('a/weights', [foob])] }), 36)).toBe(0x3f5076ef);
    expect(checksumOf({ tensors: [] })).toMatch(/^[0-9a-z]{7}$/);
  });

  it('tells the smallest change of a weight, and leaves the optimiser out', () => {
    const weights = tensor('a/weights', [1, 2, 3]);
    const base = checksumOf({ tensors: [weights] });
    expect(checksumOf({ tensors: [weights, tensor('a/weights/mean', [9, 9, 9])] })).toBe(base);
    expect(checksumOf({ tensors: [tensor('a/weights', [1, 2, 3.0000002])] })).not.toBe(base);
  });
});
