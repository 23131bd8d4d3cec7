// The wasm kernels between layers and loss against the plain arithmetic of src/metric, on random shapes.
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  comparePairs,
  measures,
  normalizeGradient,
  normalizeRows,
  pairsGradient,
} from '../../metric/distances';
import { arrange } from '../patches';
import { openInNode } from '../testSupport';
import { arrangeOnWasm } from './arrange';
import { normals } from './drawn';
import { distancesBackwardByKernel, distancesByKernel, unitRowsByKernel } from './pairs';

beforeAll(() => openInNode('wasm'));

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < found.length; i++) expect(Math.abs(found[i] - expected[i])).toBeLessThan(2e-5);
}

const ROWS = fc.record({
  n: fc.integer({ min: 1, max: 20 }),
  d: fc.integer({ min: 1, max: 37 }),
  seed: fc.nat(999),
});

test('distances and the way back are those of src/metric', async () => {
  fc.assert(
    fc.property(ROWS, ({ n, d, seed }) => {
      const values = normals(seed, n * d);
      const slopes = normals(seed + 1, n * n);
      if (n > 1) values.copyWithin(d, 0, d); // duplicates: their gradient is 0
      tf.tidy(() => {
        const x = tf.tensor2d(values, [n, d]);
        const found = distancesByKernel(x);
        const matrix = comparePairs(Float64Array.from(values), n, d, measures.euclidean);
        expectClose(found.dataSync(), matrix.at);
        const back = distancesBackwardByKernel(x, found, tf.tensor2d(slopes, [n, n]));
        const [rows, pairs] = [values, slopes].map((of) => Float64Array.from(of));
        expectClose(back.dataSync(), pairsGradient(rows, d, matrix, pairs, measures.euclidean));
      });
    }),
    { numRuns: 60 },
  );
});

test('rows of unit length and the way back are those of src/metric', async () => {
  fc.assert(
    fc.property(ROWS, ({ n, d, seed }) => {
      const values = normals(seed, n * d).fill(0, 0, d); // a row without length stays 0
      const slopes = normals(seed + 1, n * d);
      tf.tidy(() => {
        const { unit, backward } = unitRowsByKernel(tf.tensor2d(values, [n, d]));
        const expected = normalizeRows(Float64Array.from(values), n, d);
        expectClose(unit.dataSync(), expected.unit);
        const gradient = normalizeGradient(expected, Float64Array.from(slopes), d);
        // A short row magnifies its gradient, and the rounding with it.
        const scaled = (of: ArrayLike<number>) =>
          Array.from(of, (g, at) => g * Math.min(expected.norms[Math.floor(at / d)], 1));
        expectClose(scaled(backward(tf.tensor2d(slopes, [n, d])).dataSync()), scaled(gradient));
      });
    }),
    { numRuns: 60 },
  );
});

test('images of any size are cut into patches as in patches.ts, to the bit', async () => {
  const side = fc.integer({ min: 1, max: 11 });
  const batches = fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 2 }),
    height: side,
    width: side,
    channels: fc.constantFrom<1 | 3>(1, 3),
  });
  fc.assert(
    fc.property(batches, ({ count, more, height, width, channels }) => {
      const values = normals(count, (count + 1) * height * width * channels);
      const padded = count + more;
      const found = tf.tidy(() =>
        arrangeOnWasm(values, { count, padded, height, width, channels }).dataSync<'float32'>(),
      );
      const shape = { kind: 'image', height, width, channels } as const;
      expect(Array.from(found)).toEqual(Array.from(arrange(values, count, padded, shape, true)));
    }),
    { numRuns: 60 },
  );
});
