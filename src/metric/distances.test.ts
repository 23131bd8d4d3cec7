// Geometry: distances by differences, unit length and its gradient, and the rows that have no direction.
import { describe, expect, it } from 'vitest';
import { euclideanDistances, normalizeGradient, normalizeRows } from './distances';

describe('euclideanDistances', () => {
  it('keeps small distances under a large common offset', () => {
    const [[, d]] = euclideanDistances([
      [1e8, 1e8],
      [1e8 + 3, 1e8 + 4],
    ]);
    expect(d).toBe(5);
  });

  it('refuses ragged rows', () => {
    expect(() => euclideanDistances([[1], [1, 2]])).toThrow(RangeError);
  });
});

describe('normalizeRows', () => {
  it('gives unit rows, and leaves a zero row 0', () => {
    const { unit, norms } = normalizeRows(Float64Array.of(3, 4, 0, 0), 2, 2);
    expect([...unit]).toEqual([0.6, 0.8, 0, 0]);
    expect([...norms]).toEqual([5, 0]);
  });

  it('its gradient has no part along the row, shrinks with length, and is 0 for a zero row', () => {
    const normalized = normalizeRows(Float64Array.of(3, 4, 0, 0), 2, 2);
    const gradient = normalizeGradient(normalized, Float64Array.of(1, 0, 1, 1), 2);
    expect(gradient[0]).toBeCloseTo((1 - 0.36) / 5, 15);
    expect(gradient[1]).toBeCloseTo(-0.48 / 5, 15);
    expect([...gradient.subarray(2)]).toEqual([0, 0]);
  });
});
