import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../data/random';
import { defaultOptions, type Options } from '../../../experiment/options';
import { losses, weightings, type WeightingSpec } from '../../../metric';
import type { Probe } from '../../../worker/protocol';
import { anchorView, probeLoss } from '../../shared/anchorTerm';
import { texOptions } from '../../shared/katex';
import { lossTex } from '../../shared/formula/lossTex';
import { equationOf, expandSet, setTex, termOf } from './formulaModel';
import { inOrder, overviewOf } from './overviewModel';
import { probeWrongLabelSentence } from './sentences';
import { wrongInProbe, wrongInSet } from './wrongLabels';

const DIMENSION = 6;
const WRONG = [1, 9, 22];
const random = createRandom(8);
const identity = Int32Array.from({ length: 30 }, (_, i) => 1 + Math.floor(i / 5));
const probe: Probe = {
  items: Int32Array.from({ length: 30 }, (_, i) => 50 + i),
  identity,
  trueIdentity: identity.map((id, i) => (WRONG.includes(i) ? id + 1 : id)),
  camera: new Int32Array(30),
};
const embeddings = Float32Array.from({ length: 30 * DIMENSION }, random.normal);
const lossOf = (options: Partial<Options> = {}, of = probe) =>
  probeLoss(embeddings, DIMENSION, of, { ...defaultOptions(), margin: 2, ...options })!;
const viewOf = (options: Partial<Options> = {}, anchor = 0) => anchorView(lossOf(options), anchor)!;

const POINT_TO_SET = ['uniform', 'random', 'semihard', 'hardest', 'exponential', 'polynomial'] as const;
const COMPARISON = [
  'batchAll',
  'contrastive',
  'lifted',
  'nPair',
  'multiSimilarity',
  'circle',
  'marginLoss',
] as const;

describe('expandSet', () => {
  it.each(POINT_TO_SET)('%s: terms and rest add up to D⁺ and D⁻', (strategy) => {
    const view = viewOf({ strategy });
    for (const side of ['positive', 'negative'] as const) {
      const { terms, rest, total } = expandSet(view, side, 3);
      const distance = view.term![`${side}Distance`];
      expect(total.product).toBeCloseTo(distance, 9);
      expect(terms.reduce((sum, { product }) => sum + product, rest?.product ?? 0)).toBeCloseTo(distance, 9);
      expect(terms.reduce((sum, { member }) => sum + member.weight, rest?.weight ?? 0)).toBeCloseTo(1, 9);
      expect(terms.length + (rest?.count ?? 0)).toBe(view[`${side}s`].length);
    }
  });

  it('writes out the heaviest, and a single one more rather than “+1 more”', () => {
    const view = viewOf({ strategy: 'random' });
    expect(expandSet(view, 'negative', 3).terms[0].member.weight).toBe(1);
    expect(expandSet(view, 'positive', 3).rest).toBeNull(); // 4 positives
    expect(expandSet(view, 'positive', 2).rest?.count).toBe(2);
  });

  it('finds a hovered member’s own term on its side', () => {
    const view = viewOf();
    const far = view.negatives[20];
    expect(termOf(view, far.item)).toMatchObject({ side: 'negative', product: far.weight * far.distance });
    expect(termOf(view, view.item)).toBeNull();
    expect(termOf(view, null)).toBeNull();
  });
});

describe('TeX', () => {
  it('marks the roles in every loss', () => {
    for (const { tex } of Object.values(losses)) {
      expect(tex).toContain(String.raw`\positive{`);
      expect(tex).toContain(String.raw`\negative{`);
    }
  });

  it('is understood by KaTeX, which keeps the marks: every loss, every weighting', () => {
    const sets = (Object.keys(weightings) as (keyof typeof weightings)[]).flatMap((kind) =>
      (['positive', 'negative'] as const).map((side) => setTex({ kind } as WeightingSpec, side)),
    );
    const anchors = [...POINT_TO_SET, ...COMPARISON].map((strategy) => lossTex(viewOf({ strategy }).spec));
    for (const tex of [...sets, ...anchors, lossTex(viewOf({ soft: true }).spec)])
      expect(renderToString(tex, texOptions())).toMatch(/data-term="(positive|negative)"/);
  });

  it('has no margin under the soft margin, and exp where the weighting has it', () => {
    expect(lossTex(viewOf({ soft: true }).spec)).not.toContain(String.raw`\margin`);
    const { spec } = viewOf({ sigma: 0.1 });
    if (spec.kind !== 'pointToSet') throw new Error('exponential is point-to-set');
    expect(setTex(spec.weighting, 'negative')).toContain(String.raw`e^{-d/\sigma}`);
    expect(equationOf(spec.weighting)).toBe('7');
    expect(equationOf({ kind: 'exponential', sigma: 0 })).toBe('5'); // the end of the dial is batch-hard
    expect(equationOf({ kind: 'polynomial', alpha: 0 })).toBeNull();
  });
});

describe('overviewOf', () => {
  it('sorts all anchors by their loss and counts the active ones', () => {
    const loss = lossOf({ strategy: 'uniform', margin: 0 });
    const { rows, most, active } = overviewOf(loss);
    expect(rows).toHaveLength(30);
    const values = rows.map(({ value }) => value!);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(most).toBe(values[0]);
    expect(active).toBe(loss.anchors!.filter((term) => term.loss > 0).length);
    expect(active).toBeLessThan(30);
    expect(values.reduce((sum, v) => sum + v, 0) / 30).toBeCloseTo(loss.result.value, 9);
  });

  it('leaves anchors out that lack a positive', () => {
    const lonely = { ...probe, identity: identity.map((id, i) => (i === 4 ? 99 : id)) };
    const { rows } = overviewOf(lossOf({}, lonely));
    expect(rows.at(-1)).toMatchObject({ anchor: 4, value: null, active: false });
  });

  it.each(COMPARISON)('%s: shares of the gradient sum to 1', (strategy) => {
    const { rows, losses } = overviewOf(lossOf({ strategy, margin: 0.5 }));
    expect(losses).toBe(false);
    expect(rows.reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(1, 9);
  });

  it('keeps a held order only for the same anchors', () => {
    const { rows } = overviewOf(lossOf());
    const order = rows.map((row) => row.anchor).toReversed();
    expect(inOrder(rows, order).map((row) => row.anchor)).toEqual(order);
    expect(inOrder(rows, order.slice(1))).toBe(rows);
    expect(inOrder(rows, [77, ...order.slice(1)])).toBe(rows);
  });
});

describe('wrong labels', () => {
  it('of a set: weight and gradient as metric has them', () => {
    const view = viewOf({ sigma: 0.5 });
    const at = view.term!.positives.indexOf(1);
    const shares = wrongInSet(view, 'positive')!;
    expect(shares).toMatchObject({ count: 1, size: 4 });
    expect(shares.weight).toBeCloseTo(view.term!.positiveWeights[at], 9);
    const strengths = view.term!.positiveEffective.map(Math.abs);
    expect(shares.gradient).toBeCloseTo(strengths[at] / strengths.reduce((a, b) => a + b), 9);
  });

  it('of the probe: under uniform weights and an open hinge the share of the places they take', () => {
    const shares = wrongInProbe(lossOf({ strategy: 'uniform', margin: 100 }))!;
    expect(shares).toMatchObject({ count: 3, size: 30 });
    expect(shares.weight).toBeCloseTo(3 / 30, 9); // each wrong item is a positive of 4 anchors, as every item is
    expect(shares.gradient).toBeCloseTo(3 / 30, 9);
    expect(probeWrongLabelSentence(lossOf({ strategy: 'uniform', margin: 100 }))).toEqual({
      lead: '3 wrong labels (10\u202f% of the items)',
      rest: 'carry 10\u202f% of the positive weight and 10\u202f% of the gradient.',
    });
  });

  it('of a comparison loss: no weight, a share of the gradient', () => {
    const shares = wrongInProbe(lossOf({ strategy: 'contrastive', margin: 0.5 }))!;
    expect(shares.weight).toBeNull();
    expect(shares.gradient).toBeGreaterThan(0);
    expect(shares.gradient).toBeLessThan(1);
  });

  it('are null where there are none, and gradient is null where none flows', () => {
    const clean = { ...probe, trueIdentity: identity };
    expect(wrongInProbe(lossOf({}, clean))).toBeNull();
    expect(wrongInSet(viewOf({}, 11), 'positive')).toBeNull();
    expect(wrongInSet(viewOf({ strategy: 'uniform', margin: 0 }, 0), 'positive')?.weight).toBeCloseTo(0.25);
  });
});
