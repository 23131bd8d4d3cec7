// Where 32-bit numbers break is known from their range: e^88.7 is the largest, 1e−45 the smallest.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareNaive,
  distanceAt,
  LARGEST_DISTANCE,
  membersAt,
  naiveSet,
  placeOf,
  verdictsAlong,
} from './naive';

const sharp = { kind: 'exponential', sigma: 0.5 } as const;

describe('naive formula in float32', () => {
  it('equals log space where nothing is large or small', () => {
    for (const side of ['positive', 'negative'] as const) {
      const { naive, right, verdict } = compareNaive([0.6, 0.9, 1.3], side, sharp);
      expect(verdict).toBe('fine');
      expect(naive.distance).toBeCloseTo(right.distance, 5);
    }
  });

  it('positives overflow beyond d/σ of about 88.7: infinity over infinity is no number', () => {
    expect(compareNaive(membersAt(0.5 * 80), 'positive', sharp).verdict).toBe('fine');
    const { naive, verdict } = compareNaive(membersAt(0.5 * 90), 'positive', sharp);
    expect(naive.sum).toBe(Infinity);
    expect(verdict).toBe('nan');
  });

  it('negatives vanish: 0 over 0 is no number either', () => {
    const { naive, verdict } = compareNaive(membersAt(200), 'negative', sharp);
    expect(naive.weights.every((w) => w === 0)).toBe(true);
    expect(verdict).toBe('nan');
  });

  it('a polynomial with a large α breaks on both sides at a large distance, never at a small one', () => {
    const weighting = { kind: 'polynomial', alpha: 50 } as const;
    for (const side of ['positive', 'negative'] as const) {
      expect(compareNaive(membersAt(0.5), side, weighting).verdict).toBe('fine');
      expect(compareNaive(membersAt(1000), side, weighting).verdict).toBe('nan');
    }
  });

  it('log space stays finite and between the nearest and the farthest member, over the whole range', () => {
    const weighting = fc.oneof(
      fc
        .double({ min: 1e-3, max: 10, noNaN: true })
        .map((sigma) => ({ kind: 'exponential' as const, sigma })),
      fc.double({ min: 0.1, max: 100, noNaN: true }).map((alpha) => ({ kind: 'polynomial' as const, alpha })),
    );
    const side = fc.constantFrom('positive' as const, 'negative' as const);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), side, weighting, (place, side, weighting) => {
        const members = membersAt(distanceAt(place));
        const { right } = compareNaive(members, side, weighting);
        expect(right.distance).toBeGreaterThanOrEqual(Math.min(...members) * (1 - 1e-12));
        expect(right.distance).toBeLessThanOrEqual(Math.max(...members) * (1 + 1e-12));
      }),
    );
  });

  it('the axis runs from its smallest to its largest distance, and verdicts follow it', () => {
    expect(placeOf(distanceAt(0.37))).toBeCloseTo(0.37, 12);
    expect(distanceAt(1)).toBeCloseTo(LARGEST_DISTANCE, 6);
    const verdicts = verdictsAlong('positive', sharp, 60);
    expect(verdicts[0]).toBe('fine');
    expect(verdicts.at(-1)).toBe('nan');
    expect(naiveSet(membersAt(1), 'positive', sharp).weights).toHaveLength(5);
  });
});
