import { describe, expect, it } from 'vitest';
import { PHASES } from '../../../state/conductor';
import { pointToSetLoss, type LossSpec } from '../../../metric';
import { groupsOf, pictureAfterKey } from './batch';
import { captionOf, type PhaseFacts } from './captions';
import { neighbour, percentOf } from './track';

const spec: LossSpec = {
  kind: 'pointToSet',
  weighting: { kind: 'uniform' },
  margin: 0.3,
  detachWeights: false,
} as LossSpec;

const term = pointToSetLoss(
  [
    [0, 0],
    [0.5, 0],
    [0, 0.25],
    [0, -0.25],
  ].map((row) => Float32Array.from(row)),
  [1, 1, 2, 2],
  spec as Parameters<typeof pointToSetLoss>[2],
).anchors[0];

const facts: PhaseFacts = {
  step: 12,
  identities: 4,
  images: 3,
  dimension: 8,
  strategy: 'Uniform',
  anchor: { positives: 1, negatives: 2, term, spec },
  batchLoss: 0.45,
};

describe('captions of slow motion', () => {
  it('number the phases, and carry the numbers of the moment', () => {
    PHASES.forEach((phase, i) => expect(captionOf(phase, facts)).toMatch(new RegExp(`^${i + 1} · `)));
    expect(captionOf('sample', facts)).toBe(
      '1 · Sample: 4 identities with 3 items each are drawn for step 12.',
    );
    expect(captionOf('distances', facts)).toBe(
      '3 · Distances: from the anchor to its 1 positive and 2 negatives.',
    );
    expect(captionOf('weights', facts)).toContain('1.0 of 1 positives and 2.0 of 2 negatives');
    expect(captionOf('loss', facts)).toBe(
      '5 · Loss: [0.500 − 0.250 + 0.30]₊ = 0.550 for this anchor. The whole batch: 0.450.',
    );
  });

  it('claim no weights and no sum where the loss has none, and no batch loss that is not known', () => {
    const other = { ...facts, strategy: 'Circle', batchLoss: NaN };
    const pairs = { ...other, anchor: { positives: 1, negatives: 2, term: null, spec } };
    expect(captionOf('weights', pairs)).toBe('4 · Weights: Circle gives every pair its share.');
    expect(captionOf('loss', pairs)).toBe('5 · Loss: summed over the pairs of the batch.');
    const soft = {
      ...facts,
      anchor: { positives: 1, negatives: 2, term, spec: { ...spec, margin: 'soft' } as LossSpec },
    };
    expect(captionOf('loss', soft)).not.toContain('₊');
    expect(captionOf('distances', { ...facts, anchor: null })).toContain('every anchor');
  });
});

describe('time line', () => {
  it('arrow keys go from kept moment to kept moment and stop at the ends', () => {
    const steps = [0, 2, 4, 9];
    expect(neighbour(steps, 4, 1)).toBe(9);
    expect(neighbour(steps, 4, -1)).toBe(2);
    expect(neighbour(steps, 9, 1)).toBe(9);
    expect(neighbour(steps, 2, -10)).toBe(0);
    // The moment that is looked at may have been thinned out meanwhile.
    expect(neighbour(steps, 5, 1)).toBe(9);
    expect(neighbour(steps, 5, -1)).toBe(4);
    expect(neighbour([], 5, 1)).toBe(5);
  });

  it('a step stands at its share of the way, also where nothing has been trained', () => {
    expect(percentOf(60, [0, 10, 240])).toBe(25);
    expect(percentOf(0, [0])).toBe(0);
    expect(percentOf(0, [])).toBe(0);
  });
});

it('a batch falls into its identities in the order in which it was drawn', () => {
  expect(groupsOf(Int32Array.of(5, 6, 1, 2, 9), 2)).toEqual([[5, 6], [1, 2], [9]]);
});

it('keys go through the pictures of a batch one by one or by identity, and stop at its ends', () => {
  expect(pictureAfterKey(4, 'ArrowRight', 12, 3)).toBe(5);
  expect(pictureAfterKey(4, 'ArrowUp', 12, 3)).toBe(1);
  expect(pictureAfterKey(10, 'ArrowDown', 12, 3)).toBe(11);
  expect(pictureAfterKey(0, 'ArrowLeft', 12, 3)).toBe(0);
  expect(pictureAfterKey(4, 'End', 12, 3)).toBe(11);
  expect(pictureAfterKey(4, ' ', 12, 3)).toBeNull(); // space plays and pauses
});
