// The fast evaluation says what the readable one says, to the last bit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distanceHistogram,
  distanceMatrix,
  evaluateRetrieval,
  pairErrors,
  rankOneByCamera,
  scoreInBlocks,
} from '../index';
import type { RetrievalItem } from '../index';

interface Problem {
  distances: ArrayLike<number>[];
  query: RetrievalItem[];
  gallery: RetrievalItem[];
}

const CAMERAS = 3;

function readable({ distances, query, gallery }: Problem, cameras: number, bins: number, steps: number) {
  const { perQuery, ...scores } = evaluateRetrieval(distances, query, gallery);
  return {
    ...scores,
    perQuery: perQuery.map((result) => result && { ...result, ranking: undefined }),
    cameraRank1: rankOneByCamera(distances, query, gallery, cameras),
    histogram: distanceHistogram(distances, query, gallery, bins),
    errors: pairErrors(distances, query, gallery, steps),
  };
}

function fast({ distances, query, gallery }: Problem, cameras: number, bins: number, steps: number) {
  const rows = (from: number, to: number) => distances.slice(from, to).map((row) => Float64Array.from(row));
  const calculation = scoreInBlocks(rows, query, gallery, { cameras, bins, steps });
  for (;;) {
    const { done, value } = calculation.next();
    if (done) return value;
  }
}

function expectEqual(problem: Problem, cameras = CAMERAS, bins = 7, steps = 20) {
  expect(fast(problem, cameras, bins, steps)).toEqual(readable(problem, cameras, bins, steps));
}

/** Junk, distractors and few identities, so that matches, ties and queries that do not count are common. */
const items = (cameras: number, least: number, most: number) =>
  fc.array(
    fc.record({
      identity: fc.integer({ min: -1, max: 4 }),
      camera: fc.integer({ min: 0, max: cameras - 1 }),
    }),
    { minLength: least, maxLength: most },
  );

/** A block of queries and more, or a few. */
const people = fc
  .constantFrom(1, CAMERAS)
  .chain((cameras) =>
    fc.tuple(fc.oneof(items(cameras, 1, 8), items(cameras, 60, 70)), items(cameras, 0, 40)),
  );

const withDistances = (distance: fc.Arbitrary<number>) =>
  people.chain(([query, gallery]) => {
    const row = fc.array(distance, { minLength: gallery.length, maxLength: gallery.length });
    return fc
      .array(row, { minLength: query.length, maxLength: query.length })
      .map((distances): Problem => ({ distances, query, gallery }));
  });

describe('scoreInBlocks', () => {
  it.each([
    ['ties', fc.integer({ min: 0, max: 12 }).map((n) => n / 8)],
    ['anything', fc.double({ min: 0, max: 1e300, noNaN: true })],
    ['common distances', fc.double({ min: 0.5, max: 1.5, noNaN: true })],
    // Within a cell of one another, and on both sides of where a float32 is rounded.
    ['nearly ties', fc.integer({ min: 0, max: 64 }).map((n) => 1 + n * 2 ** -27)],
    // On a threshold or an edge, or just beside it.
    [
      'thresholds',
      fc
        .tuple(fc.integer({ min: 1, max: 140 }), fc.integer({ min: -1, max: 1 }))
        .map(([n, beside]) => Math.min(1, (n / 140) * (1 + beside * 2 ** -53))),
    ],
  ])('equals the readable evaluation: %s', (_, distance) => {
    fc.assert(fc.property(withDistances(distance), (problem) => expectEqual(problem)));
  });

  it('equals it on embeddings: duplicates, a large common offset, any dimension', () => {
    const embeddings = people.chain(([query, gallery]) =>
      fc.record({
        query: fc.constant(query),
        gallery: fc.constant(gallery),
        offset: fc.constantFrom(0, 4096),
        dimension: fc.integer({ min: 1, max: 7 }),
        seed: fc.infiniteStream(fc.oneof(fc.constantFrom(0, 1), fc.float({ min: -2, max: 2, noNaN: true }))),
      }),
    );
    fc.assert(
      fc.property(embeddings, ({ query, gallery, offset, dimension, seed }) => {
        const drawn = (count: number) =>
          Float32Array.from({ length: count * dimension }, () => offset + (seed.next().value ?? 0));
        const distances = distanceMatrix(drawn(query.length), drawn(gallery.length), dimension);
        expectEqual({ distances, query, gallery });
      }),
    );
  });

  it('equals it without cameras, with one bin and one step', () => {
    fc.assert(
      fc.property(withDistances(fc.double({ min: 0, max: 2, noNaN: true })), (problem) =>
        expectEqual(problem, 0, 1, 1),
      ),
    );
  });

  it('collapsed embeddings take no more room than others: the same distance a hundred thousand times', () => {
    const query = Array.from({ length: 40 }, (_, i) => ({ identity: i % 4, camera: 0 }));
    const gallery = Array.from({ length: 2500 }, (_, i) => ({ identity: i % 4, camera: 1 }));
    expectEqual({ distances: query.map(() => new Float64Array(2500)), query, gallery });
  });

  it('refuses NaN in the words of the readable evaluation, wherever it is, and infinity where it counts', () => {
    const query = [
      { identity: 1, camera: 0 },
      { identity: 9, camera: 0 },
    ];
    const gallery = [1, 1, 2, -1].map((identity, i) => ({ identity, camera: i % 2 }));
    const refusal = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return String(error);
      }
    };
    for (const q of [0, 1])
      for (const g of [0, 1, 2, 3])
        for (const value of [NaN, Infinity]) {
          const distances = query.map(() => [1, 1, 1, 1]);
          distances[q][g] = value;
          const problem = { distances, query, gallery };
          expect(refusal(() => fast(problem, 2, 4, 4))).toEqual(refusal(() => readable(problem, 2, 4, 4)));
        }
  });
});
