import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProtocol, type RetrievalItem } from './protocol';
import { pairErrors } from './threshold';

const item = fc.record({ identity: fc.integer({ min: -1, max: 3 }), camera: fc.integer({ min: 0, max: 2 }) });
/** Few different distances, so that ties and distances exactly on a threshold are common. */
const distance = fc.integer({ min: 0, max: 12 }).map((n) => n / 8);
const problem = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 6 }), fc.array(item, { minLength: 1, maxLength: 12 }))
  .chain(([query, gallery]) =>
    fc.record({
      query: fc.constant(query),
      gallery: fc.constant(gallery),
      distances: fc.array(fc.array(distance, { minLength: gallery.length, maxLength: gallery.length }), {
        minLength: query.length,
        maxLength: query.length,
      }),
    }),
  );

interface Problem {
  query: RetrievalItem[];
  gallery: RetrievalItem[];
  distances: number[][];
}

function lists({ query, gallery, distances }: Problem) {
  const protocol = createProtocol(distances, query, gallery);
  const all = query.map((_, q) => {
    const kept: { d: number; correct: boolean }[] = [];
    protocol.forEachKept(q, (_i, d, correct) => kept.push({ d, correct }));
    return kept;
  });
  const counted = all.filter((kept) => kept.some(({ correct }) => correct)).flat();
  const of = (wanted: boolean) => counted.filter(({ correct }) => correct === wanted).map(({ d }) => d);
  return { positive: of(true), negative: of(false) };
}

const rate = (list: number[], test: (d: number) => boolean) =>
  list.length ? list.filter(test).length / list.length : 0;

describe('pairErrors', () => {
  it('equals counting every pair at every threshold', () => {
    fc.assert(
      fc.property(problem, fc.integer({ min: 1, max: 24 }), (p, steps) => {
        const errors = pairErrors(p.distances, p.query, p.gallery, steps);
        const { positive, negative } = lists(p);
        expect([errors.positives, errors.negatives]).toEqual([positive.length, negative.length]);
        errors.thresholds.forEach((t, i) => {
          expect(errors.falseAccept[i]).toBe(rate(negative, (d) => d <= t));
          expect(errors.falseReject[i]).toBe(rate(positive, (d) => d > t));
        });
      }),
    );
  });

  it('no distance brings the two rates closer together than the equal error point', () => {
    fc.assert(
      fc.property(problem, (p) => {
        const { equalError } = pairErrors(p.distances, p.query, p.gallery, 5);
        const { positive, negative } = lists(p);
        expect(equalError === null).toBe(!positive.length || !negative.length);
        if (!equalError) return;
        const at = (t: number) => [rate(negative, (d) => d <= t), rate(positive, (d) => d > t)];
        const gap = (t: number) => Math.abs(at(t)[0] - at(t)[1]);
        const { threshold } = equalError;
        const [accepted, rejected] = at(threshold);
        expect(gap(threshold)).toBeCloseTo(Math.min(...[...positive, ...negative].map(gap)), 12);
        expect(equalError.rate).toBeCloseTo((accepted + rejected) / 2, 12);
      }),
    );
  });

  it('spans all distances: nothing is rejected at the last threshold, every stranger is accepted', () => {
    const query = [{ identity: 1, camera: 0 }];
    const gallery = [
      { identity: 1, camera: 1 },
      { identity: 2, camera: 1 },
    ];
    const apart = pairErrors([[0.2, 1.1]], query, gallery, 200);
    expect(apart.thresholds).toHaveLength(201);
    expect(apart.falseReject.at(-1)).toBe(0);
    expect(apart.falseAccept.at(-1)).toBe(1);
    expect(apart.equalError).toEqual({ threshold: 0.2, rate: 0 });
    expect(pairErrors([[1.1, 0.2]], query, gallery, 200).equalError?.rate).toBe(1);
  });

  it('has no equal error point without a query that counts, and refuses nonsense', () => {
    const query = [{ identity: 1, camera: 0 }];
    const strangers = [{ identity: 2, camera: 0 }];
    expect(pairErrors([[0.5]], query, strangers, 4)).toMatchObject({ equalError: null, negatives: 0 });
    expect(() => pairErrors([[0.5]], query, strangers, 0)).toThrow(RangeError);
    expect(() => pairErrors([[Infinity]], query, [{ identity: 1, camera: 1 }], 4)).toThrow(RangeError);
  });
});
