import { describe, expect, test } from 'vitest';
import { fixed } from '../../shared/numberText';
import { reading, type Spoken } from './sentence';

const SPEECH = {
  metric: 'mAP',
  unit: 'points of mAP',
  small: false,
  say: (value: number) => fixed(value, 1),
};
const BEST: Spoken = { name: 'Batch-hard', mean: 58.9, deviation: 5.1, seeds: 3 };
const OTHER: Spoken = { name: 'HAP2S-E', mean: 56.4, deviation: 4.9, seeds: 3 };

describe('what the table says', () => {
  test('a lead whose interval leaves 0 out, with the spread of seeds and their number', () => {
    const { lead, rest } = reading(BEST, OTHER, { mean: 2.6, low: 2.2, high: 3, pairs: 3 }, SPEECH);
    expect(lead).toBe('Batch-hard leads HAP2S-E by 2.6 points of mAP');
    expect(rest).toBe(
      '(paired over 3 seeds, range of the 3 differences 2.2 to 3.0). Seeds alone move Batch-hard by ± 5.1 and HAP2S-E by ± 4.9. Three seeds are few: read the gap, not the rank.',
    );
  });

  test('an interval with 0 in it is no lead', () => {
    const { lead, rest } = reading(BEST, OTHER, { mean: 2.6, low: -0.4, high: 4, pairs: 12 }, SPEECH);
    expect(lead).toBe('Batch-hard and HAP2S-E cannot be told apart by mAP');
    expect(rest).toContain('95\u202f% interval −0.4 to 4.0 contains 0.');
    expect(rest).not.toContain('few');
  });

  test('one seed, no common seed, nothing to compare with', () => {
    const one = reading(
      { ...BEST, deviation: null, seeds: 1 },
      OTHER,
      { mean: 2.6, low: null, high: null, pairs: 1 },
      SPEECH,
    );
    expect(one.lead).not.toContain('leads');
    expect(one.rest).toBe(
      'and 2.6 points of mAP lie between them on it. Seeds alone move HAP2S-E by ± 4.9. One seed says nothing about chance.',
    );
    expect(reading(BEST, OTHER, null, SPEECH).rest).toContain('share no seed');
    expect(reading(BEST, null, null, SPEECH)).toEqual({
      lead: 'Batch-hard has mAP 58.9',
      rest: 'over 3 seeds. There is no other configuration to compare it with yet.',
    });
  });

  test('with two seeds nobody leads, even where both differences have one sign', () => {
    const { lead, rest } = reading(BEST, OTHER, { mean: 2.6, low: 2.2, high: 3, pairs: 2 }, SPEECH);
    expect(lead).toBe('Too few seeds to put Batch-hard before HAP2S-E');
    expect(rest).toContain('paired over 2 seeds, range of the 2 differences 2.2 to 3.0');
  });

  test('where small numbers are better, the numbers keep the sign that they have in the table', () => {
    const { lead, rest } = reading(
      BEST,
      OTHER,
      { mean: -2.6, low: -3, high: -2.2, pairs: 12 },
      { ...SPEECH, metric: 'time', unit: 's', small: true },
    );
    expect(lead).toBe('Batch-hard stays 2.6 s below HAP2S-E');
    expect(rest).toContain('95\u202f% interval −3.0 to −2.2');
  });
});
