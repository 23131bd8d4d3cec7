// The charts' lines are evaluations of the scene, with the dial or one member moved and nothing else.
import { describe, expect, it } from 'vitest';
import { dialOf, dialValues, memberDistance, memberDistances, sweepDial, sweepDistance } from './dialSweep';
import { evaluateLab } from './evaluate';
import { defaultStages, presetScene } from './presets';

const [HARD, SOFT] = defaultStages();
const scene = presetScene('mislabelled');
const MISLABELLED = scene.points.findIndex(({ shows }) => shows !== undefined);

describe('sweepDial', () => {
  it('passes through the stage’s own numbers and ends near batch-hard', () => {
    const { weight, effective, easiest } = sweepDial(scene, SOFT, MISLABELLED, 'sigma', [0.2, 0.02])!;
    const { term } = evaluateLab(scene, SOFT);
    const at = term!.positives.indexOf(MISLABELLED);
    expect([weight[0], effective[0]]).toEqual([term!.positiveWeights[at], term!.positiveEffective[at]]);
    expect(easiest[0]).toBe(term!.positiveEffective[2]);
    expect(weight[1]).toBeCloseTo(1, 10);
  });

  it('a stage without that dial is constant; a comparison loss has no lines', () => {
    const values = dialValues('sigma', 5);
    expect(sweepDial(scene, HARD, MISLABELLED, 'sigma', values)!.effective).toEqual([1, 1, 1, 1, 1]);
    const polynomial = { ...SOFT, strategy: 'polynomial' as const };
    expect(new Set(sweepDial(scene, polynomial, MISLABELLED, 'sigma', values)!.weight).size).toBe(1);
    expect(sweepDial(scene, { ...SOFT, strategy: 'circle' }, MISLABELLED, 'sigma', values)).toBeNull();
    expect(sweepDial(scene, SOFT, scene.anchor, 'sigma', values)).toBeNull();
    expect([HARD, SOFT, polynomial].map(dialOf)).toEqual([null, 'sigma', 'alpha']);
  });

  it('values run from the uniform end to the hard one', () => {
    const [sigma, alpha] = [dialValues('sigma', 9), dialValues('alpha', 9)];
    expect(sigma.toSorted((a, b) => b - a)).toEqual(sigma);
    expect(alpha.toSorted((a, b) => a - b)).toEqual(alpha);
  });
});

describe('sweepDistance', () => {
  it('at the member’s own distance it is the scene itself', () => {
    for (const id of ['mislabelled', 'circle']) {
      const scene = presetScene(id);
      for (const member of [1, 5]) {
        const d = memberDistance(scene, member);
        const { term } = evaluateLab(scene, SOFT);
        const positive = term!.positives.indexOf(member);
        const expected =
          positive >= 0
            ? term!.positiveEffective[positive]
            : term!.negativeEffective[term!.negatives.indexOf(member)];
        expect(sweepDistance(scene, SOFT, member, [d])!.effective[0]).toBeCloseTo(expected, 12);
      }
    }
  });

  it('batch-hard is a step at the farthest of the others', () => {
    const { effective } = sweepDistance(scene, HARD, MISLABELLED, [0.63, 0.65])!;
    expect(effective).toEqual([0, 1]);
  });

  it('on the unit circle no distance exceeds 2, and the member keeps its side', () => {
    const circle = presetScene('circle');
    const at = memberDistances(circle, 5);
    expect(at).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(sweepDistance(circle, SOFT, 3, at)!.weight.every(Number.isFinite)).toBe(true);
  });

  it('a member on the anchor still has a way to go', () => {
    const points = scene.points.with(1, { ...scene.points[0] });
    const { weight } = sweepDistance({ ...scene, points }, SOFT, 1, [0, 1])!;
    expect(weight[1]).toBeGreaterThan(weight[0]);
  });
});
