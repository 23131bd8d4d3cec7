// Which share of the weight lies on wrong labels, on batches small enough to work out by hand.
import { describe, expect, it } from 'vitest';
import { defaultOptions, type Options } from './options';
import { wrongWeight, type LabelledBatch } from './wrongWeight';

/** Points on a line: two of identity 1, two of identity 2, the last of which is really of identity 1. */
const batch: LabelledBatch = {
  embeddings: [[0], [1], [3], [2]],
  labels: [1, 1, 2, 2],
  trueIdentity: [1, 1, 2, 1],
  keys: [],
};
const clean: LabelledBatch = { ...batch, trueIdentity: batch.labels };
const withOptions = (change: Partial<Options>): Options => ({ ...defaultOptions(), ...change });

describe('the share of weight on wrong labels', () => {
  it('is that of one in four items where all weigh the same', () => {
    // Positives: only the third anchor's set is the wrong item (1 of 4 sets). Negatives: the first two anchors have it as one
    // of two (½ each). So (1 + ½ + ½) of 8 sets.
    expect(wrongWeight([batch], withOptions({ strategy: 'uniform' }))).toBeCloseTo(0.25, 12);
  });

  it('is larger where the hardest member has all the weight: the wrong item is the nearest negative of both', () => {
    expect(wrongWeight([batch], withOptions({ strategy: 'hardest' }))).toBeCloseTo(3 / 8, 12);
    const soft = wrongWeight([batch], withOptions({ strategy: 'exponential', sigma: 1 })) ?? NaN;
    // w⁻ of the wrong item: at d 2 of 2 and 3: 1 / (1 + e⁻¹); at d 1 of 1 and 2: the same.
    expect(soft).toBeCloseTo((1 + 2 / (1 + Math.exp(-1))) / 8, 12);
  });

  it('follows the keys of random triplets', () => {
    const keys = (last: number) => batch.labels && Array.from({ length: 4 }, () => [0.1, 0.2, 0.5, last]);
    expect(wrongWeight([{ ...batch, keys: keys(0.9) }], withOptions({ strategy: 'random' }))).toBeCloseTo(
      3 / 8,
      12,
    );
    expect(wrongWeight([{ ...batch, keys: keys(0.3) }], withOptions({ strategy: 'random' }))).toBeCloseTo(
      1 / 8,
      12,
    );
  });

  it('of a loss without weights is the share of the gradient, where a pair belongs to both ends', () => {
    // Contrastive, margin 0: only the positive pairs pull, (0, 1) with d = 1 and (2, 3) with d = 1: the wrong item is one of
    // four ends.
    const share = wrongWeight([batch], withOptions({ strategy: 'contrastive', margin: 0 }));
    expect(share).toBeCloseTo(0.25, 12);
  });

  it('is the mean over batches; one without a wrong label counts as 0', () => {
    expect(wrongWeight([batch, clean], withOptions({ strategy: 'uniform' }))).toBeCloseTo(0.125, 12);
  });

  it('is none without wrong labels', () => {
    expect(wrongWeight([clean, clean], withOptions({ strategy: 'uniform' }))).toBeNull();
  });

  it('is none where nothing carries any weight', () => {
    const alone = { ...batch, labels: [1, 2, 3, 4] };
    expect(wrongWeight([alone], withOptions({ strategy: 'uniform' }))).toBeNull();
  });
});
