import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Moments } from './moments';

const filled = (limit: number, steps: number[]) => {
  const moments = new Moments<{ step: number }>(limit);
  for (const step of steps) moments.add({ step });
  return moments;
};

describe('moments', () => {
  it('keeps the first and the newest, at most so many, and spreads them evenly over a steady run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 1, max: 1500 }), (limit, last) => {
        const steps = filled(
          limit,
          Array.from({ length: last + 1 }, (_, i) => i),
        ).steps();
        expect(steps.length).toBe(Math.min(limit, last + 1));
        expect(steps[0]).toBe(0);
        expect(steps.at(-1)).toBe(last);
        const gaps = steps.slice(1).map((step, i) => step - steps[i]);
        // Halving leaves gaps of two neighbouring powers of two: none is wider than four even ones.
        expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.max(1, Math.ceil((4 * last) / (limit - 1))));
      }),
      { numRuns: 60 },
    );
  });

  it('bytes are bounded too, but never at the price of the first or the newest', () => {
    const moments = new Moments<{ step: number; size: number }>(100, 50, ({ size }) => size);
    for (let step = 0; step < 30; step++) moments.add({ step, size: 10 });
    expect(moments.steps()).toHaveLength(5);
    moments.add({ step: 30, size: 500 });
    expect(moments.steps()).toEqual([0, 30]);
    moments.add({ step: 31, size: 10 });
    expect(moments.steps()).toEqual([0, 31]); // the giant's bytes are given back
    moments.add({ step: 32, size: 10 });
    expect(moments.steps()).toEqual([0, 31, 32]);
  });

  it('a run that went back forgets what came after, and a second moment of a step replaces the first', () => {
    const moments = filled(10, [0, 10, 20, 30]);
    const again = { step: 20 };
    moments.add(again);
    expect(moments.steps()).toEqual([0, 10, 20]);
    expect(moments.newest).toBe(again);
  });

  it('finds the nearest moment, and the last one that a step could already know', () => {
    const moments = filled(10, [0, 10, 20]);
    expect([4, 5, 6, 99].map((step) => moments.nearest(step)?.step)).toEqual([0, 0, 10, 20]);
    expect([-1, 9, 10, 99].map((step) => moments.upTo(step)?.step)).toEqual([undefined, 0, 10, 20]);
    moments.clear();
    expect(moments.nearest(3)).toBeNull();
  });
});
