import { describe, expect, test } from 'vitest';
import { fixed } from '../../shared/numberText';
import { reading, turned, type Spoken } from './sentence';

const SPEECH = { metric: 'mAP', unit: 'points of mAP', say: (value: number) => fixed(value, 1) };
const BEST: Spoken = { name: 'Batch-hard', mean: 58.9, deviation: 5.1, seeds: 3 };
const OTHER: Spoken = { name: 'HAP2S-E', mean: 56.4, deviation: 4.9, seeds: 3 };

describe('what the table says', () => {
  test('a lead whose interval leaves 0 out, with the spread of seeds and their number', () => {
    const { lead, rest } = reading(BEST, OTHER, { mean: 2.6, low: 2.2, high: 3, pairs: 3 }, SPEECH);
    expect(lead).toBe('Batch-hard leads HAP2S-E by 2.6 points of mAP');
    expect(rest).toBe(
      '(paired over 3 seeds, 95 % interval 2.2 to 3.0). Seeds alone move Batch-hard by ± 5.1. Three seeds are few: read the gap, not the rank.',
    );
  });

  test('an interval with 0 in it is no lead', () => {
    const { lead, rest } = reading(BEST, OTHER, { mean: 2.6, low: -0.4, high: 4, pairs: 12 }, SPEECH);
    expect(lead).toBe('Batch-hard and HAP2S-E cannot be told apart by mAP');
    expect(rest).toContain('95 % interval −0.4 to 4.0 contains 0.');
    expect(rest).not.toContain('few');
  });

  test('one seed, no common seed, nothing to compare with', () => {
    const one = reading(
      { ...BEST, deviation: null, seeds: 1 },
      OTHER,
      { mean: 2.6, low: null, high: null, pairs: 1 },
      SPEECH,
    );
    expect(one.rest).toBe('on the one seed that both have. One seed says nothing about chance.');
    expect(reading(BEST, OTHER, null, SPEECH).rest).toContain('share no seed');
    expect(reading(BEST, null, null, SPEECH)).toEqual({
      lead: 'Batch-hard has mAP 58.9',
      rest: 'over 3 seeds. There is no other configuration to compare it with yet.',
    });
  });

  test('a difference seen from the other side has its ends changed over', () => {
    expect(turned({ mean: 2, low: 1, high: 4, pairs: 3 })).toEqual({ mean: -2, low: -4, high: -1, pairs: 3 });
    expect(turned({ mean: 2, low: null, high: null, pairs: 1 })).toEqual({
      mean: -2,
      low: null,
      high: null,
      pairs: 1,
    });
  });
});
