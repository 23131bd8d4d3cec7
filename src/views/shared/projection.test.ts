import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../data/random';
import { project } from './projection';

const cloud = (seed: number, n: number, dimension: number, spread: (k: number) => number) => {
  const random = createRandom(seed);
  return Float32Array.from({ length: n * dimension }, (_, i) => random.normal() * spread(i % dimension));
};

/** Distance between two points of an n × 2 layout. */
const d = (a: ArrayLike<number>, i: number, j: number) =>
  Math.hypot(a[i * 2] - a[j * 2], a[i * 2 + 1] - a[j * 2 + 1]);

/** Distance between two n × 2 layouts, relative to the size of the first. */
const change = (a: Float64Array, b: Float64Array) =>
  Math.hypot(...a.map((value, i) => value - b[i])) / Math.hypot(...a);

describe('project', () => {
  it('leaves two dimensions as they are', () => {
    const points = Float32Array.from([3, 4, -1, 2, 0, 7]);
    expect([...project(points, 3, 2).points]).toEqual([3, 4, -1, 2, 0, 7]);
    expect(project(points, 3, 2).variance).toBe(1);
  });

  it('finds the plane that holds the variance, wherever it lies', () => {
    // Points of a plane, turned into five dimensions: distances survive and the whole variance is shown.
    const flat = cloud(1, 40, 2, (k) => [3, 1][k]);
    const u = [0.5, 0.5, 0.5, 0.5, 0];
    const v = [0.5, -0.5, 0.5, -0.5, 0];
    const embedded = Array.from({ length: 40 * 5 }, (_, i) => {
      const row = Math.floor(i / 5);
      return flat[row * 2] * u[i % 5] + flat[row * 2 + 1] * v[i % 5] + 7;
    });
    const { points, variance } = project(embedded, 40, 5);
    expect(variance).toBeCloseTo(1, 9);
    for (let i = 1; i < 40; i++) expect(d(points, 0, i)).toBeCloseTo(d(flat, 0, i), 4);
  });

  it('shows the share of the two largest of many variances', () => {
    const embeddings = cloud(2, 4000, 8, (k) => (k < 2 ? 4 - k : 1));
    const { variance } = project(embeddings, 4000, 8);
    expect(variance).toBeCloseTo((16 + 9) / (16 + 9 + 6), 1);
  });

  it('reaches the exact share at 128 dimensions with a flat spectrum', () => {
    const embeddings = cloud(3, 72, 128, () => 1);
    const rough = project(embeddings, 72, 128).variance;
    // Two standard-normal dimensions of 128 hold at most (√(128/72) + 1)² · 2 / 128 of it (Marchenko–Pastur edge).
    expect(rough).toBeGreaterThan(0.9 * ((2 * (Math.sqrt(128 / 72) + 1) ** 2) / 128));
    expect(rough).toBeLessThan((2 * (Math.sqrt(128 / 72) + 1) ** 2) / 128);
  });

  it('does not spin or flip: a turned and mirrored frame lands where the frame before was', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 7, noNaN: true }), fc.boolean(), (angle, mirror) => {
        const embeddings = cloud(4, 30, 3, (k) => [3, 2.9, 0.2][k]);
        const before = project(embeddings, 30, 3);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const turned = embeddings.map((value, i) => {
          const at = i - (i % 3);
          if (i % 3 === 0) return c * value - s * embeddings[at + 1];
          if (i % 3 === 1) return (s * embeddings[at] + c * value) * (mirror ? -1 : 1);
          return value;
        });
        expect(change(before.points, project(turned, 30, 3, before).points)).toBeLessThan(1e-4);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the scale: a frame of half the size stays half the size', () => {
    const embeddings = cloud(5, 30, 8, (k) => 3 - k / 4);
    const before = project(embeddings, 30, 8);
    const after = project(
      embeddings.map((v) => v / 2),
      30,
      8,
      before,
    );
    expect(
      change(
        before.points.map((v) => v / 2),
        after.points,
      ),
    ).toBeLessThan(1e-5);
  });

  it.each([
    ['all equal', new Float32Array(20 * 8).fill(0.3)],
    ['all zero', new Float32Array(20 * 8)],
    ['on a line', Float32Array.from({ length: 160 }, (_, i) => Math.floor(i / 8) * 0.1)],
    ['very small', cloud(6, 20, 8, () => 1e-20)],
  ])('stays finite when the embeddings are %s', (_, embeddings) => {
    const first = project(embeddings, 20, 8);
    for (const { points, variance } of [first, project(embeddings, 20, 8, first)]) {
      expect(points.every(Number.isFinite)).toBe(true);
      expect(variance).toBeGreaterThan(0);
      expect(variance).toBeLessThanOrEqual(1);
    }
  });

  it('is deterministic', () => {
    const embeddings = cloud(7, 72, 32, () => 1);
    expect(project(embeddings, 72, 32).points).toEqual(project(embeddings, 72, 32).points);
  });
});
