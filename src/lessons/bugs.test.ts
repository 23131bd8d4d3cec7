// Each mistake must do what its text says, and the example must be one where that can be seen.
import { describe, expect, it } from 'vitest';
import { pointToSetLoss } from '../metric';
import { BUG_ALPHA, BUGS, distanceWithEpsilon, EPSILON, EXAMPLE, negativeWeightSum, wholeSet } from './bugs';

const bug = (id: string) => {
  const found = BUGS.find((one) => one.id === id);
  if (!found) throw new Error(`There is no bug ${id}.`);
  return found;
};

describe('three bugs', () => {
  it('the right outcomes are those of the loss of a batch with these distances', () => {
    const { positives, negatives, margin } = EXAMPLE;
    const embeddings = [[0], ...positives.map((d) => [d]), ...negatives.map((d) => [-d])];
    const labels = [1, ...positives.map(() => 1), ...negatives.map((_, i) => 2 + i)];
    for (const { id, right } of BUGS) {
      const weighting =
        id === 'epsilon'
          ? ({ kind: 'polynomial', alpha: BUG_ALPHA } as const)
          : ({ kind: 'exponential', sigma: 0.5 } as const);
      const [term] = pointToSetLoss(embeddings, labels, { weighting, margin }).anchors;
      expect(right.positive).toBeCloseTo(term.positiveDistance, 12);
      expect(right.negative).toBeCloseTo(term.negativeDistance, 12);
      expect(right.loss).toBeCloseTo(term.loss, 12);
    }
  });

  it('ε: larger than all weights together, D⁻ collapses, and a loss of 0 is no longer 0', () => {
    const { right, wrong } = bug('epsilon');
    expect(negativeWeightSum()).toBeLessThan(EPSILON);
    expect(wrong.negative).toBeLessThan(right.negative / 2);
    expect(right.loss).toBe(0);
    expect(wrong.loss).toBeGreaterThan(0.5);
    expect(distanceWithEpsilon(EXAMPLE.negatives, BUG_ALPHA, 0)).toBeCloseTo(right.negative, 9);
  });

  it('a hard miner in front leaves sets of one, whatever σ says', () => {
    const { right, wrong } = bug('miner');
    expect(wrong).toMatchObject({ positiveSize: 1, negativeSize: 1, positive: 1, negative: 1.5 });
    expect(right.positiveSize).toBeGreaterThan(2);
    expect(right.negativeSize).toBeLessThanOrEqual(wholeSet(5));
  });

  it('the anchor among its own positives draws D⁺ down, and its slope is no number', () => {
    const { right, wrong } = bug('self');
    expect(wrong.positive).toBeLessThan(right.positive);
    expect(wrong.selfSlope).toBeNaN();
    expect(right.selfSlope).toBeNull();
  });

  it('each program has its faulty line and a repair that differs', () => {
    for (const { code, fault, repaired } of BUGS) {
      expect(code[fault]).toBeDefined();
      expect(repaired).not.toBe(code[fault]);
    }
  });
});
