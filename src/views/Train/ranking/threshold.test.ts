import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairErrors } from '../../../retrieval';
import { chosenMoment, momentNames } from './moments';
import { barsPath, distanceScale, ratesAt, stepAfterKey, stepOf } from './threshold';

const query = [{ identity: 1, camera: 0 }];
const gallery = [1, 1, 2, 2, 2].map((identity) => ({ identity, camera: 1 }));
const errors = pairErrors([[0.3, 0.9, 0.5, 1.1, 1.6]], query, gallery, 200);

const texts = (...of: Parameters<typeof momentNames>) => momentNames(...of).map(({ text }) => text);

describe('threshold', () => {
  it('rests at the equal error point until it is set by hand', () => {
    const rest = ratesAt(errors, null);
    expect(Math.abs((rest?.distance ?? NaN) - (errors.equalError?.threshold ?? NaN))).toBeLessThan(0.005);
    const strict = ratesAt(errors, 0.1);
    expect(strict).toMatchObject({ falseAccept: 0, falseReject: 1 });
    expect(ratesAt(errors, 99)).toMatchObject({ step: 200, falseAccept: 1, falseReject: 0 });
    expect(ratesAt({ ...errors, equalError: null }, 1)).toBeNull();
  });

  it('the nearest counted threshold is at most half a step away', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1.6, noNaN: true }), (d) => {
        expect(Math.abs(errors.thresholds[stepOf(errors.thresholds, d)] - d)).toBeLessThanOrEqual(0.0040001);
      }),
    );
  });

  it('keys move it by one or ten steps, to the ends, and never beyond', () => {
    expect(stepAfterKey(5, 'ArrowRight', 200)).toBe(6);
    expect(stepAfterKey(5, 'PageDown', 200)).toBe(0);
    expect(stepAfterKey(5, 'End', 200)).toBe(200);
    expect(stepAfterKey(5, 'Home', 200)).toBe(0);
    expect(stepAfterKey(5, ' ', 200)).toBeNull(); // space plays and pauses
  });
});

describe('drawing of the distances', () => {
  const histogram = { edges: [0, 0.5, 1], positive: [1, 0], negative: [0.25, 0.75], overlap: 0.25 };

  it('a pixel and its distance are the same place, and the highest bar stays inside', () => {
    const scale = distanceScale(histogram, 292, 200);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (d) => {
        expect(scale.distance(scale.x(d))).toBeCloseTo(d, 9);
      }),
    );
    expect(scale.y(1)).toBeGreaterThanOrEqual(0);
    expect(barsPath(histogram.edges, histogram.negative, scale)).toMatch(/^M.*Z$/);
    expect(barsPath(histogram.edges, histogram.negative, scale)).not.toContain('NaN');
  });
});

describe('moments to compare with', () => {
  it('the choice in force is among them, and what is shown can be pinned unless it is compared with already', () => {
    expect(texts({ now: 40, before: 30, first: 0, pinned: null })).toEqual([
      'step 30 (last)',
      'step 0',
      'pin step 40',
    ]);
    expect(texts({ now: 60, before: 40, first: 0, pinned: 40 })).toEqual([
      'last evaluation',
      'step 0',
      'step 40 (pinned)',
      'pin step 60',
    ]);
    expect(texts({ now: 0, before: null, first: 0, pinned: 0 })).toEqual(['last evaluation', 'step 0']);
    for (const pinned of [null, 0, 40]) {
      const facts = { now: 60, before: pinned, first: 0, pinned };
      expect(momentNames(facts).map(({ value }) => value)).toContain(chosenMoment(facts));
    }
  });
});
