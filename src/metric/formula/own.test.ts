// An own weighting is a weighting like any other: HAP2S's formulas typed in give HAP2S's numbers, and what has no weight says so.
import { describe, expect, it } from 'vitest';
import { pointToSet, weightCurve, type SetWeighting } from '../pointToSet';
import { pointToSetLoss } from '../pointToSetLoss';
import { randomBatch } from '../testBatches';
import type { OwnWeighting, PointToSetOptions } from '../types';
import { resolveWeighting } from '../weightings';
import { describeFormula, holeSentence } from './describe';
import { examineFormula } from './examine';
import { compileOwn, UndefinedWeightError } from './own';

const own = (positive: string, negative: string, parameters = {}): OwnWeighting => ({
  kind: 'own',
  positive,
  negative,
  parameters,
});

const TWINS: [string, OwnWeighting, SetWeighting][] = [
  ['HAP2S-E', own('d / s', '-d / s', { s: 0.1 }), { kind: 'exponential', sigma: 0.1 }],
  ['HAP2S-E, σ = 0.5', own('2 * d', '-2 * d'), { kind: 'exponential', sigma: 0.5 }],
  ['HAP2S-P', own('a * log1p(d)', '-2 * a * log1p(d)', { a: 10 }), { kind: 'polynomial', alpha: 10 }],
  [
    'HAP2S-P as powers',
    own('log((1 + d)^a)', 'log((1 + d)^(-2*a))', { a: 3 }),
    { kind: 'polynomial', alpha: 3 },
  ],
  ['uniform', own('0', '1'), { kind: 'uniform' }],
];

describe('an own formula equal to a known weighting gives its numbers', () => {
  it.each(TWINS)('%s', (_, mine, theirs) => {
    for (const rest of [
      { margin: 0.3 },
      { margin: 'soft', detachWeights: true },
      { margin: 1, normalize: true },
    ] as Omit<PointToSetOptions, 'weighting'>[]) {
      const { embeddings, labels } = randomBatch(11);
      const a = pointToSetLoss(embeddings, labels, { weighting: mine, ...rest });
      const b = pointToSetLoss(embeddings, labels, { weighting: theirs, ...rest });
      expect(Math.abs(a.value - b.value)).toBeLessThan(1e-12);
      a.gradient.flat().forEach((g, i) => expect(Math.abs(g - b.gradient.flat()[i])).toBeLessThan(1e-12));
      a.anchors.forEach((term, i) =>
        term.negativeWeights.forEach((w, j) =>
          expect(Math.abs(w - b.anchors[i].negativeWeights[j])).toBeLessThan(1e-12),
        ),
      );
    }
  });

  it('exp(±d/σ) is HAP2S-E to the last digit', () => {
    const d = [0.2, 0.9, 1.4, 1.41];
    for (const side of ['positive', 'negative'] as const)
      expect(pointToSet(d, side, TWINS[0][1])).toEqual(pointToSet(d, side, TWINS[0][2]));
  });

  it('is memoised by its text and numbers', () => {
    expect(compileOwn(own('d / s', '-d', { s: 1 }))).toBe(compileOwn(own('d / s', '-d', { s: 1 })));
    expect(compileOwn(own('d / s', '-d', { s: 2 }))).not.toBe(compileOwn(own('d / s', '-d', { s: 1 })));
  });

  it('shows its own TeX', () => {
    expect(resolveWeighting(TWINS[0][1]).record.tex.positive).toBe(String.raw`\exp\left(\frac{d}{s}\right)`);
  });
});

describe('where a formula has no weight', () => {
  const weights = (formula: string, d: number[]) => pointToSet(d, 'positive', own(formula, '0'));

  it('says at which distance and on which side', () => {
    expect(() => weights('sqrt(d - 0.5)', [0.7, 0.25])).toThrow(UndefinedWeightError);
    expect(() => weights('sqrt(d - 0.5)', [0.7, 0.25])).toThrow(
      'Your formula has no weight at d = 0.25: log w of the positives is not a number there.',
    );
    expect(() => weights('1 / d', [0, 1])).toThrow(/at d = 0: log w of the positives is infinite there/);
    expect(() => weights('log(max(0, 1 - d))', [1.5, 2])).toThrow(/all positives weight 0.*d = 1\.5/);
  });

  it('log w = −∞ is a weight of 0, with no force', () => {
    const summary = weights('log(max(0, 1 - d))', [0.5, 1.5, 0.75]);
    expect(summary.weights[1]).toBe(0);
    expect(summary.effective[1]).toBe(0);
    expect(summary.weights[0]).toBeCloseTo(2 / 3, 12);
  });

  it('the root’s infinite slope at d = 0 counts as 0', () => {
    expect(weights('sqrt(d)', [0, 1]).effective.every(Number.isFinite)).toBe(true);
  });

  it('the curve stays drawable where the formula has no value', () => {
    const curve = weightCurve([1, 2], 'positive', own('sqrt(abs(d - 1.5) - 0.4)', '0'), [1, 1.5, 2]);
    expect(curve.every((w) => w >= 0 && w <= 1)).toBe(true);
  });
});

describe('examineFormula', () => {
  const look = (formula: string, side: 'positive' | 'negative' = 'positive', end = 2) =>
    examineFormula(compileOwn(own(formula, formula))[side], side, end);

  it('a rising log w is monotone in hardness for positives, and the wrong way round for negatives', () => {
    expect(look('d / 0.1').runs).toEqual([{ from: 0, to: 2, direction: 1 }]);
    expect(look('d / 0.1', 'negative').runs).toEqual([{ from: 0, to: 2, direction: -1 }]);
    expect(look('3').runs).toEqual([{ from: 0, to: 2, direction: 0 }]);
    expect(look('d^2').runs).toEqual([{ from: 0, to: 2, direction: 1 }]);
    expect(look('(d - 1)^3').runs).toEqual([{ from: 0, to: 2, direction: 1 }]);
  });

  it('finds where it turns', () => {
    const { runs } = look('-(d - 0.8123)^2');
    expect(runs.map(({ direction }) => direction)).toEqual([1, -1]);
    expect(runs[0].to).toBeCloseTo(0.8123, 6);
    expect(runs[1].from).toBeCloseTo(0.8123, 6);
    expect(look('min(d, 1.25)').runs.map(({ direction }) => direction)).toEqual([1, 0]);
    expect(look('min(d, 1.25)').runs[1].from).toBeCloseTo(1.25, 6);
  });

  it('finds where it has no finite value, and what it is there', () => {
    const hole = look('log(d - 0.5)');
    expect(hole.gaps.map(({ value }) => value)).toEqual([NaN, -Infinity]);
    expect(hole.gaps[0].to).toBeCloseTo(0.5, 6);
    const cut = look('log(max(0, 1.3 - d))');
    expect(cut.gaps).toHaveLength(1);
    expect(cut.gaps[0]).toMatchObject({ to: 2, value: -Infinity });
    expect(cut.gaps[0].from).toBeCloseTo(1.3, 6);
    expect(cut.weight.at(-1)).toBe(0);
    expect(look('d').gaps).toEqual([]);
  });

  it('knows the limits at both ends, the one at 0 also where 0 itself has none', () => {
    expect(look('d / 0.1').limits).toEqual({ zero: 0, end: 20 });
    expect(look('log(d)').limits).toEqual({ zero: -Infinity, end: Math.log(2) });
    expect(look('tanh(d) / d').limits.zero).toBeCloseTo(1, 9);
  });

  it('weights are relative to the heaviest distance of the range', () => {
    const { weight, slope, at } = look('-d');
    expect(weight[0]).toBe(1);
    expect(weight.at(-1)).toBeCloseTo(Math.exp(-2), 12);
    expect(slope[7]).toBe(-1);
    expect(at).toHaveLength(401);
  });
});

describe('the examination in sentences', () => {
  const told = (formula: string, side: 'positive' | 'negative' = 'positive') =>
    describeFormula(examineFormula(compileOwn(own(formula, formula))[side], side, 2)).join(' ');

  it.each([
    [
      'd / 0.1',
      'positive',
      'Finite for every d from 0 to 2. Monotone: w grows with d, so the harder a positive, the more it weighs. log w goes to 0 as d goes to 0, and is 20 at d = 2: there w is 4.85 × 10⁸ times larger.',
    ],
    ['d / 0.1', 'negative', 'Monotone the other way: w grows with d, so the easier a negative'],
    [
      '-d',
      'negative',
      'w falls with d, so the harder a negative, the more it weighs. log w goes to 0 as d goes to 0, and is −2 at d = 2: there w is 7.39 times smaller.',
    ],
    [
      '7',
      'positive',
      'All weigh alike, so this side is uniform. log w goes to 7 as d goes to 0, and is 7 at d = 2.',
    ],
    [
      '-(d - 0.8)^2',
      'positive',
      'Not monotone: harder is heavier from d = 0 to 0.8, easier is heavier from d = 0.8 to 2.',
    ],
    [
      'min(d, 1.25)',
      'positive',
      'Monotone, with a rest: harder is heavier from d = 0 to 1.25, all weigh alike from d = 1.25 to 2.',
    ],
    [
      'tanh(sqrt(d - 0.5))',
      'positive',
      'Not a number from d = 0 to 0.5: a run that meets such a distance stops.',
    ],
    ['1 / d', 'negative', 'Infinite at d = 0: a run'],
    ['log(max(0, 1.5 - d))', 'negative', 'Weight 0 (log w = −∞) from d = 1.5 to 2. Monotone: w falls with d'],
    ['abs((d - 1) * (d - 0.5) * (d - 1.5))', 'positive', 'and it changes 3 more times.'],
  ] as const)('%s (%s)', (formula, side, sentence) => {
    expect(told(formula, side)).toContain(sentence);
  });

  it('names the distances that have no weight, and only those', () => {
    const hole = (negative: string) => holeSentence(compileOwn(own('d', negative)), 2);
    expect(hole('-d')).toBeNull();
    expect(hole('log(max(0, 1 - d))')).toBeNull();
    expect(hole('log(1 - d)')).toBe('Your formula’s log w of negatives is not a number from d = 1 to 2.');
  });
});
