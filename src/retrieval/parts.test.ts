// Camera pairs, histogram and distances: the numbers behind the retrieval panel.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceHistogram, distanceMatrix, evaluateRetrieval, rankOneByCamera } from './index';

const item = (identity: number, camera: number) => ({ identity, camera });
const total = (shares: number[]) => shares.reduce((a, b) => a + b, 0);

describe('rankOneByCamera', () => {
  const query = [item(1, 0), item(2, 0), item(1, 1)];
  const gallery = [item(1, 0), item(1, 1), item(2, 1), item(-1, 1), item(0, 2), item(1, 2)];
  const distances = [
    [0, 2, 3, 1, 9, 4],
    [0, 1, 2, 1, 9, 4],
    [5, 0, 1, 1, 2, 2],
  ];

  it('restricts the gallery to one camera and leaves null where nothing counts', () => {
    expect(rankOneByCamera(distances, query, gallery, 3)).toEqual([
      [null, 0.5, 1],
      [1, null, 0],
      [null, null, null],
    ]);
  });

  it('agrees with evaluateRetrieval on the restricted gallery', () => {
    const row = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 });
    const people = fc.array(
      fc.record({ identity: fc.integer({ min: -1, max: 3 }), camera: fc.integer({ min: 0, max: 1 }) }),
      { minLength: 8, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 8, maxLength: 8 }),
        people,
        people,
        (all, queries, galleries) => {
          const matrix = rankOneByCamera(all, queries, galleries, 2);
          for (const c of [0, 1])
            for (const g of [0, 1]) {
              const rows = queries.flatMap((q, i) => (q.camera === c ? [i] : []));
              const columns = galleries.flatMap((x, i) => (x.camera === g ? [i] : []));
              const cut = evaluateRetrieval(
                rows.map((i) => columns.map((j) => all[i][j])),
                rows.map((i) => queries[i]),
                columns.map((j) => galleries[j]),
              );
              expect(matrix[c][g]).toBe(cut.cmc === null ? null : cut.cmc[0]);
            }
        },
      ),
    );
  });
});

describe('distanceHistogram', () => {
  it('counts the protocol’s pairs of counted queries only', () => {
    const query = [item(1, 0), item(9, 0)];
    const gallery = [item(1, 0), item(1, 1), item(-1, 1), item(0, 1), item(2, 0)];
    const rows = [
      [0, 1, 3, 3, 4],
      [8, 8, 8, 8, 8],
    ];
    expect(distanceHistogram(rows, query, gallery, 4)).toEqual({
      edges: [0, 1, 2, 3, 4],
      positive: [0, 1, 0, 0],
      negative: [0, 0, 0, 1],
      overlap: 0,
    });
  });

  it('says 1 when nothing tells them apart, and 0 in every bin when nothing counts', () => {
    const query = [item(1, 0)];
    const collapsed = distanceHistogram([[0, 0]], query, [item(1, 1), item(2, 1)], 5);
    expect(collapsed.overlap).toBe(1);
    const none = distanceHistogram([[0, 1]], query, [item(2, 1), item(2, 1)], 3);
    expect([none.positive, none.negative, none.overlap]).toEqual([[0, 0, 0], [0, 0, 0], 0]);
  });

  it('shares sum to one and every distance has a bin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (row, bins) => {
          const gallery = row.map((_, i) => item(1 + (i % 2), 1));
          const { positive, negative, overlap, edges } = distanceHistogram(
            [row],
            [item(1, 0)],
            gallery,
            bins,
          );
          expect(total(positive)).toBeCloseTo(1, 9);
          expect(total(negative)).toBeCloseTo(1, 9);
          expect(overlap).toBeLessThanOrEqual(1 + 1e-9);
          expect(edges).toHaveLength(bins + 1);
        },
      ),
    );
  });

  it('refuses no bins and infinite distances', () => {
    const one = [item(1, 0)];
    expect(() => distanceHistogram([[1]], one, [item(1, 1)], 0)).toThrow(RangeError);
    expect(() => distanceHistogram([[Infinity]], one, [item(1, 1)], 2)).toThrow(RangeError);
  });
});

describe('distanceMatrix', () => {
  it('is plain Euclidean, and exact under a large common offset', () => {
    const a = new Float32Array([65536, 65536]);
    const b = new Float32Array([65539, 65540, 65536, 65536.5]);
    expect(distanceMatrix(a, b, 2)).toEqual([new Float64Array([5, 0.5])]);
  });

  it('refuses flat arrays that are no multiple of the dimension', () => {
    expect(() => distanceMatrix(new Float32Array(4), new Float32Array(5), 2)).toThrow(RangeError);
  });
});
