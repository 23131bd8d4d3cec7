import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../data/random';
import { defaultOptions, type Options } from '../../../experiment/options';
import { pointToSet, type SetWeighting } from '../../../metric';
import type { Probe } from '../../../worker/protocol';
import { anchorView, probeLoss } from '../../shared/anchorTerm';
import { sentenceOf, signFlip, wrongLabelSentence, wrongWay, type Sentence } from './sentences';
import { stripModel } from './stripModel';

const DIMENSION = 8;
const random = createRandom(5);
const identity = Int32Array.from({ length: 30 }, (_, i) => 1 + Math.floor(i / 5));
const probe: Probe = {
  items: Int32Array.from({ length: 30 }, (_, i) => i),
  identity,
  trueIdentity: identity.map((id, i) => (i === 3 ? 6 : id)),
  camera: new Int32Array(30),
};
/** Unit vectors: one direction per identity, and noise. */
const embeddings = (noise: number) => {
  const rows = Array.from({ length: 30 }, (_, i) =>
    Array.from({ length: DIMENSION }, (_, k) => (k === identity[i] ? 1 : 0) + noise * random.normal()),
  );
  return Float32Array.from(rows.flatMap((row) => row.map((v) => v / Math.hypot(...row))));
};
const loose = embeddings(0.5);
const view = (options: Partial<Options>, values = loose, anchor = 0) =>
  anchorView(probeLoss(values, DIMENSION, probe, { ...defaultOptions(), ...options })!, anchor)!;
const text = (sentence: Sentence) => `${sentence.lead} ${sentence.rest}`.trim();

describe('stripModel', () => {
  it('shows the hardest members and sums up the others', () => {
    const shown = view({ sigma: 0.1 });
    const strip = stripModel(shown, 'negative', 9);
    expect(strip.shown.map((m) => m.index)).toEqual(shown.negatives.slice(0, 9).map((m) => m.index));
    expect(strip.rest?.count).toBe(16);
    const weight = strip.shown.reduce((sum, m) => sum + m.weight, strip.rest!.weight);
    const effective = strip.shown.reduce((sum, m) => sum + m.effective, strip.rest!.effective);
    expect(weight).toBeCloseTo(1, 9);
    expect(effective).toBeCloseTo(1, 9); // the coefficients of the exponential weighting sum to 1
    expect(strip.uniform).toBeCloseTo(1 / 25);
  });

  it.each(['random', 'semihard'] as const)(
    '%s: the members that carry the weight are shown, however far',
    (strategy) => {
      const strip = stripModel(view({ strategy }), 'negative', 6);
      expect(strip.rest!.weight).toBe(0);
      const distances = strip.shown.map((m) => m.distance);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    },
  );

  it('an own formula equal to HAP2S-E shows the same strip, curve included', () => {
    const strip = (strategy: 'own' | 'exponential') => stripModel(view({ strategy }), 'negative', 9);
    expect(strip('own')).toEqual(strip('exponential'));
    expect(strip('own').curve).not.toBeNull();
  });

  it('leaves no last cell when all fit', () => {
    expect(stripModel(view({}), 'positive', 9).rest).toBeNull();
  });

  it.each([
    { strategy: 'exponential', sigma: 0.1 },
    { strategy: 'polynomial', alpha: 10 },
  ] as const)('the curve of $strategy runs through the bars', (options) => {
    const strip = stripModel(view(options), 'positive', 9);
    strip.shown.forEach((member, i) => {
      const point = strip.curve!.find(({ slot }) => Math.abs(slot - i - 0.5) < 1e-9)!;
      expect(point.weight).toBeCloseTo(member.weight, 9);
    });
  });

  it('has room for bars below zero and for the line 1/N', () => {
    const strip = stripModel(view({ sigma: 0.1 }), 'negative', 25);
    expect(strip.low).toBeCloseTo(Math.min(...strip.shown.map((m) => m.effective)));
    expect(strip.low).toBeLessThan(0);
    expect(strip.high).toBeGreaterThanOrEqual(1 / 25);
  });

  it('draws no curve where the weight is no function of distance', () => {
    for (const strategy of ['random', 'semihard', 'contrastive'] as const)
      expect(stripModel(view({ strategy }), 'positive', 9).curve).toBeNull();
  });
});

describe('signFlip', () => {
  const distances = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 2, maxLength: 30 });
  const weighting = fc.oneof(
    fc.record({
      kind: fc.constant('exponential' as const),
      sigma: fc.double({ min: 0.02, max: 5, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('polynomial' as const),
      alpha: fc.double({ min: 0.1, max: 60, noNaN: true }),
    }),
  );
  it.each(['positive', 'negative'] as const)('is where metric’s coefficient of a %s changes sign', (side) => {
    fc.assert(
      fc.property(distances, weighting, (d, spec) => {
        const { effective, weights, distance } = pointToSet(d, side, spec as SetWeighting);
        const at = signFlip(spec, side, distance, false);
        d.forEach((x, i) => {
          if (weights[i] < 1e-12 || Math.abs(effective[i]) < 1e-9 * weights[i]) return;
          if (at !== null && Math.abs(x - at) < 1e-9) return;
          const wrong = at !== null && (side === 'positive' ? x < at : x > at);
          expect(effective[i] < 0).toBe(wrong);
        });
      }),
    );
  });

  it('never happens with detached weights, nor at the ends of the dial', () => {
    expect(signFlip({ kind: 'exponential', sigma: 0.1 }, 'negative', 1, true)).toBeNull();
    for (const sigma of [0, Infinity])
      expect(signFlip({ kind: 'exponential', sigma }, 'positive', 1, false)).toBeNull();
    for (const alpha of [0, Infinity])
      expect(signFlip({ kind: 'polynomial', alpha }, 'negative', 1, false)).toBeNull();
  });
});

describe('sentenceOf', () => {
  it('counts what metric pushes and pulls the wrong way', () => {
    const shown = view({ sigma: 0.1, margin: 2 });
    const far = shown.term!.negativeEffective.filter((c) => c <= -5e-4).length;
    expect(far).toBeGreaterThan(1);
    const flip = (shown.term!.negativeDistance + 0.1).toFixed(2);
    expect(text(sentenceOf(shown, 'negative'))).toBe(
      `${far} far negatives are pulled in: beyond D⁻ + σ = ${flip} the sign flips.`,
    );
    const easy = shown.term!.positiveEffective.filter((c) => c <= -5e-4).length;
    expect(wrongWay(shown.positives)).toHaveLength(easy);
  });

  it('says one, not 1 …s are', () => {
    const shown = view({ sigma: 0.1, margin: 2 });
    const one = { ...shown, positives: shown.positives.map((m, i) => ({ ...m, effective: i ? 0.3 : -0.1 })) };
    expect(sentenceOf(one, 'positive').lead).toBe('1 easy positive is pushed away:');
  });

  it('does not speak of wrong-way forces once the weights are detached', () => {
    const shown = view({ sigma: 0.1, margin: 2, detach: true });
    expect(wrongWay([...shown.positives, ...shown.negatives])).toHaveLength(0);
    expect(text(sentenceOf(shown, 'negative'))).toContain('are pushed away, the harder the more');
  });

  it('says that the margin holds only when no gradient flows', () => {
    const tight = embeddings(0.02);
    expect(text(sentenceOf(view({}, tight), 'positive'))).toBe(
      'The margin holds: this anchor sends no gradient.',
    );
    expect(text(sentenceOf(view({ soft: true }, tight), 'positive'))).not.toContain('margin holds');
  });

  it('tells when softening does not help: the hardest member counts more than 1', () => {
    const shown = view({ sigma: 0.1, margin: 2 });
    const positives = shown.positives.slice(0, 1).map((m) => ({ ...m, effective: 1.24 }));
    expect(sentenceOf({ ...shown, positives }, 'positive').lead).toBe(
      'The farthest positive counts 1.24 times,',
    );
  });

  it.each([
    ['uniform', 'All 4 positives are pulled in alike.'],
    ['hardest', 'Only the farthest positive is pulled in.'],
    ['random', 'One positive is pulled in, drawn by chance.'],
  ] as const)('%s', (strategy, expected) => {
    expect(text(sentenceOf(view({ strategy, margin: 2 }), 'positive'))).toBe(expected);
  });

  it('tells what a comparison loss does with the pairs', () => {
    const shown = view({ strategy: 'contrastive', margin: 1.2 });
    const share = Math.round(shown.positives.reduce((sum, m) => sum + m.weight, 0) * 100);
    expect(share).toBeLessThan(100);
    expect(text(sentenceOf(shown, 'positive'))).toBe(
      `${share}\u202f% of the gradient on this anchor comes from 4 of 4 positives.`,
    );
  });

  it('gives wrong labels’ share of the weight and the gradient', () => {
    const shown = view({ strategy: 'uniform', margin: 2 });
    expect(text(wrongLabelSentence(shown, 'positive')!)).toBe(
      '1 wrong label: 25\u202f% of the weight, 25\u202f% of its gradient.',
    );
    expect(wrongLabelSentence(shown, 'negative')).toBeNull();
  });
});
