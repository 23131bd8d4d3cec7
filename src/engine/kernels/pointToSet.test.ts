// The loss in one pass on wasm against the readable loss of src/metric, on random batches: any labels, sizes and weightings.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openInNode } from '../testSupport';
import { drawnLosses, lossErrors } from './drawnLoss';

beforeAll(() => openInNode('wasm'));

test('value, gradient and statistics are those of the readable loss', async () => {
  await fc.assert(
    fc.asyncProperty(drawnLosses, async (drawn) => {
      const errors = await lossErrors(drawn);
      expect(errors.value).toBeLessThan(1e-5);
      expect(errors.gradient).toBeLessThan(2e-5);
      expect(errors.statistics).toBeLessThan(5e-4);
    }),
    { numRuns: 200 },
  );
});
