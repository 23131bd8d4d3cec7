// One set: the weights, the two ends of the dial, and the bounds that make it a dial.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointToSet, summarizeSet, weightCurve } from './pointToSet';
import type { SetWeighting } from './pointToSet';
import { resolveWeighting, weightings } from './weightings';
import type { Side, WeightingRecord } from './weightings';

const sides: Side[] = ['positive', 'negative'];
const distance = fc.double({ min: 0, max: 1e4, noNaN: true });
const sets = fc.array(distance, { minLength: 1, maxLength: 12 });
const smooth: fc.Arbitrary<SetWeighting> = fc.oneof(
  fc.double({ min: 1e-3, max: 1e3, noNaN: true }).map((sigma) => ({ kind: 'exponential' as const, sigma })),
  fc.double({ min: 0, max: 100, noNaN: true }).map((alpha) => ({ kind: 'polynomial' as const, alpha })),
);
const side = fc.constantFrom(...sides);
const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) =>
  fc.assert(property, { seed: 2018, numRuns: 300 });

describe('pointToSet', () => {
  it('says eq. (7) and (8) by hand', () => {
    const d = [1, 2, 4];
    const eq7 = d.map((v) => Math.exp(v / 0.5));
    const eq8 = d.map((v) => (1 + v) ** -20);
    const by = (w: number[]) => w.reduce((sum, v, i) => sum + v * d[i], 0) / w.reduce((sum, v) => sum + v, 0);
    expect(pointToSet(d, 'positive', { kind: 'exponential', sigma: 0.5 }).distance).toBeCloseTo(by(eq7), 12);
    expect(pointToSet(d, 'negative', { kind: 'polynomial', alpha: 10 }).distance).toBeCloseTo(by(eq8), 12);
  });

  it('keeps D⁻ where an epsilon in Σw would lose it', () => {
    // Weights of about 1e-12 and below: Σw + 1e-6 would make D⁻ almost 0.
    const far = pointToSet([3, 3.1], 'negative', { kind: 'polynomial', alpha: 10 });
    expect(far.distance).toBeGreaterThanOrEqual(3);
  });

  it('is finite, between the mean and the extreme, for every d ≤ 1e4, σ ≥ 1e-3, α ≤ 100', () => {
    check(
      fc.property(sets, smooth, side, fc.boolean(), (d, weighting, side, detach) => {
        const { weights, effective, distance, effectiveSize } = pointToSet(d, side, weighting, { detach });
        expect([...weights, ...effective, distance, effectiveSize].every(Number.isFinite)).toBe(true);
        const slack = 1e-12 * (1 + Math.max(...d));
        const [low, high] = side === 'positive' ? [mean(d), Math.max(...d)] : [Math.min(...d), mean(d)];
        expect(distance).toBeGreaterThanOrEqual(low - slack);
        expect(distance).toBeLessThanOrEqual(high + slack);
        expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
        expect(effectiveSize).toBeGreaterThanOrEqual(1);
        expect(effectiveSize).toBeLessThanOrEqual(d.length);
      }),
    );
  });

  it('effective coefficients: equal to w when detached, else sum to 1 (polynomial: Σ (1+d)·∂D = 1+D)', () => {
    const spread = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 12 });
    const sigma = fc.double({ min: 0.05, max: 10, noNaN: true });
    check(
      fc.property(spread, sigma, side, (d, sigma, side) => {
        const exponential = pointToSet(d, side, { kind: 'exponential', sigma });
        expect(exponential.effective.reduce((sum, c) => sum + c, 0)).toBeCloseTo(1, 10);
        // A common factor on 1 + d leaves polynomial weights unchanged, so D + 1 is homogeneous of degree 1 (Euler).
        const polynomial = pointToSet(d, side, { kind: 'polynomial', alpha: 1 / sigma });
        const euler = polynomial.effective.reduce((sum, c, i) => sum + c * (1 + d[i]), 0);
        expect(euler / (1 + polynomial.distance)).toBeCloseTo(1, 10);
        const detached = pointToSet(d, side, { kind: 'exponential', sigma }, { detach: true });
        expect(detached.effective).toEqual(detached.weights);
      }),
    );
  });

  it('pushes easy positives away when the weights are in the graph, and never when detached', () => {
    const weighting = { kind: 'exponential', sigma: 0.5 } as const;
    expect(pointToSet([1, 2], 'positive', weighting).effective[0]).toBeLessThan(0);
    expect(pointToSet([1, 2], 'negative', weighting).effective[1]).toBeLessThan(0);
    expect(
      Math.min(...pointToSet([1, 2], 'positive', weighting, { detach: true }).effective),
    ).toBeGreaterThan(0);
  });

  it.each(sides)('the ends of the dial are exact and are approached (%s)', (side) => {
    const d = [2.5, 0.3, 4.5, 4.5, 0.3, 1];
    const hardest = pointToSet(d, side, { kind: 'hardest' });
    const uniform = pointToSet(d, side, { kind: 'uniform' });
    expect(hardest.distance).toBe(side === 'positive' ? 4.5 : 0.3);
    expect(hardest.weights.indexOf(1)).toBe(side === 'positive' ? 2 : 1);
    expect(hardest.effectiveSize).toBe(1);
    expect(uniform.effectiveSize).toBeCloseTo(6, 12);
    expect(pointToSet(d, side, { kind: 'exponential', sigma: 0 })).toEqual(hardest);
    expect(pointToSet(d, side, { kind: 'polynomial', alpha: Infinity })).toEqual(hardest);
    expect(pointToSet(d, side, { kind: 'exponential', sigma: Infinity })).toEqual(uniform);
    expect(pointToSet(d, side, { kind: 'polynomial', alpha: 0 })).toEqual(uniform);
    const near = (weighting: SetWeighting, to: number) =>
      expect(pointToSet(d, side, weighting).distance).toBeCloseTo(to, 6);
    near({ kind: 'exponential', sigma: 1e-3 }, hardest.distance);
    near({ kind: 'polynomial', alpha: 1e3 }, hardest.distance);
    near({ kind: 'exponential', sigma: 1e9 }, uniform.distance);
    near({ kind: 'polynomial', alpha: 1e-9 }, uniform.distance);
    near({ kind: 'exponential', sigma: 1e-310 }, hardest.distance);
    near({ kind: 'polynomial', alpha: 1e308 }, hardest.distance);
  });

  it('a sharper dial never moves D back towards the mean', () => {
    check(
      fc.property(sets, side, fc.double({ min: 1e-2, max: 1e2, noNaN: true }), (d, side, sigma) => {
        const at = (s: number) => pointToSet(d, side, { kind: 'exponential', sigma: s }).distance;
        const step = at(sigma / 2) - at(sigma);
        expect(side === 'positive' ? step : -step).toBeGreaterThanOrEqual(-1e-11 * (1 + Math.max(...d)));
      }),
    );
  });

  it('refuses what has no answer, in words', () => {
    const exponential = { kind: 'exponential', sigma: 0.5 } as const;
    expect(() => pointToSet([], 'positive', exponential)).toThrow(RangeError);
    expect(() => pointToSet([NaN], 'positive', exponential)).toThrow(/Distance 0/);
    expect(() => pointToSet([-1], 'positive', exponential)).toThrow(RangeError);
    expect(() => pointToSet([1], 'positive', { kind: 'exponential', sigma: -1 })).toThrow(/sigma/);
    expect(() => pointToSet([1], 'positive', { kind: 'polynomial', alpha: NaN })).toThrow(/alpha/);
    expect(() => pointToSet([1], 'positive', { kind: 'semihard' } as unknown as SetWeighting)).toThrow(
      /semihard/,
    );
    expect(() => resolveWeighting({ kind: 'toString' } as unknown as SetWeighting)).toThrow(RangeError);
  });
});

describe('weightCurve', () => {
  it.each(sides)('runs through the bars and stays within 0 … 1 (%s)', (side) => {
    const d = [0.7, 1.9, 2.2, 3];
    for (const weighting of [
      { kind: 'uniform' },
      { kind: 'exponential', sigma: 0.5 },
      { kind: 'polynomial', alpha: 10 },
      { kind: 'hardest' },
      { kind: 'exponential', sigma: 0 },
    ] as SetWeighting[]) {
      const { weights } = pointToSet(d, side, weighting);
      weightCurve(d, side, weighting, d).forEach((w, i) => expect(w).toBeCloseTo(weights[i], 12));
      const wide = weightCurve(d, side, weighting, [0, 1e4]);
      expect(wide.every((w) => w >= 0 && w <= 1)).toBe(true);
    }
  });
});

describe('the table of weightings', () => {
  it('each smooth record’s slope is the derivative of its log-weight', () => {
    for (const record of Object.values(weightings)) {
      if (!record.logWeight || !record.logWeightSlope) continue;
      for (const side of sides)
        for (const d of [0, 0.4, 7]) {
          const h = 1e-5;
          const parameter = record.parameter?.usual ?? 0;
          const slope =
            (record.logWeight(d + h, side, parameter) - record.logWeight(d - h, side, parameter)) / (2 * h);
          expect(record.logWeightSlope(d, side, parameter)).toBeCloseTo(slope, 6);
        }
    }
  });

  it('a new log-weight record needs nothing else: weights and effective coefficients follow', () => {
    const gaussian: WeightingRecord = {
      ...weightings.exponential,
      id: 'gaussian',
      logWeight: (d, side, s) => ((side === 'positive' ? 1 : -1) * d * d) / (2 * s * s),
      logWeightSlope: (d, side, s) => ((side === 'positive' ? 1 : -1) * d) / (s * s),
    };
    const D = (d: number[]) => summarizeSet(d, 'positive', { record: gaussian, parameter: 1 }, false);
    const at = [0.5, 1.2, 1.7];
    at.forEach((_, i) => {
      const moved = (h: number) => D(at.map((v, k) => (k === i ? v + h : v))).distance;
      expect(D(at).effective[i]).toBeCloseTo((moved(1e-6) - moved(-1e-6)) / 2e-6, 7);
    });
  });
});
