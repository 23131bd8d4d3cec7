// Every case of the reference numbers (PyTorch autograd, float64) that concerns what is built: value, gradient, and D, w.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computeLoss, losses } from './losses';
import { circleRule } from './losses/circle';
import { lossOf } from './lossOf';
import type { Comparison } from './lossOf';
import { pointToSetLoss, pointToSetPairs } from './pointToSetLoss';
import type { AnchorTerm, LossResult, PointToSetOptions, WeightingSpec } from './types';

interface Params {
  margin: number | 'soft' | 'none';
  distance: string;
  reduction: 'mean' | 'mean_nonzero' | 'sum';
  weighting: 'exponential' | 'polynomial';
  weights: 'differentiated' | 'detached';
  normalise: boolean;
  sigma: number;
  alpha: number;
  beta: number;
  lambda: number;
  m: number;
  gamma: number;
  l2_reg: number;
  mining_epsilon?: number;
}
interface Case {
  id: string;
  batch: string;
  loss: string;
  params: Params;
  value: number;
  gradient: number[][];
  gradient_norm: number;
  aux: Record<string, unknown>;
}
interface Reference {
  batches: Record<string, { embeddings: number[][]; labels: number[] }>;
  cases: Case[];
}
type Outcome = LossResult & { anchors?: AnchorTerm[] };

const reference = JSON.parse(
  readFileSync(new URL('../../fixtures/losses.json', import.meta.url), 'utf8'),
) as Reference;

/** What the reference has and the product has not. */
function notBuilt({ loss, params }: Case): string | null {
  if (loss === 'triplet_semihard_all') return 'semi-hard is the FaceNet rule here';
  if (loss === 'lifted_generalized') return 'lifted structure is Oh Song’s here';
  if (loss === 'contrastive_linear') return 'contrastive is Hadsell’s here';
  if (loss === 'margin_loss_triplet') return 'margin loss is over pairs here';
  if (loss === 'n_pair' && params.l2_reg > 0) return 'N-pair has no L2 term here';
  if (loss === 'multi_similarity' && params.mining_epsilon !== undefined)
    return 'multi-similarity does no mining here';
  return null;
}

const comparisons: Record<string, Comparison> = {
  euclidean: { measure: 'euclidean', normalize: false },
  euclidean_l2norm: { measure: 'euclidean', normalize: true },
  sqeuclidean: { measure: 'squaredEuclidean', normalize: false },
  sqeuclidean_l2norm: { measure: 'squaredEuclidean', normalize: true },
  cosine_distance: { measure: 'cosineDistance', normalize: true },
};

/** A hinge that is never closed: with this margin on every anchor, the loss is D⁺ − D⁻ plus it. */
const ALWAYS_OPEN = 100;

function runPointToSet({ batch, params }: Case, weighting: WeightingSpec): Outcome {
  const { embeddings, labels } = reference.batches[batch];
  const comparison = comparisons[params.distance];
  const options: PointToSetOptions = {
    weighting,
    margin: params.margin === 'none' ? ALWAYS_OPEN : params.margin,
    detachWeights: params.weights === 'detached',
    normalize: comparison.normalize,
  };
  const result =
    comparison.measure === 'euclidean'
      ? pointToSetLoss(embeddings, labels, options)
      : lossOf(embeddings, labels, comparison, (matrix, labels) => pointToSetPairs(matrix, labels, options));
  return params.margin === 'none' ? { ...result, value: result.value - ALWAYS_OPEN } : result;
}

function run(one: Case): Outcome {
  const { embeddings, labels } = reference.batches[one.batch];
  const { params } = one;
  const comparison = comparisons[params.distance];
  const normalize = comparison?.normalize;
  const margin = params.margin as number;
  switch (one.loss) {
    case 'hap2s':
      return runPointToSet(one, {
        kind: params.weighting,
        sigma: params.sigma,
        alpha: params.alpha,
      });
    case 'triplet_batch_hard':
      return runPointToSet(one, { kind: 'hardest' });
    case 'triplet_semihard_facenet':
      return runPointToSet(one, { kind: 'semihard' });
    case 'triplet_batch_all': {
      const spec = { kind: 'batchAll', margin, normalize, reduction: params.reduction } as const;
      if (comparison.measure === 'euclidean') return computeLoss(embeddings, labels, spec);
      return lossOf(embeddings, labels, comparison, (m, l) => losses.batchAll.rule(m, l, spec));
    }
    case 'contrastive_hadsell':
      return computeLoss(embeddings, labels, { kind: 'contrastive', margin, normalize });
    case 'lifted_structure':
      return computeLoss(embeddings, labels, { kind: 'lifted', margin, normalize });
    case 'n_pair':
      return computeLoss(embeddings, labels, { kind: 'nPair', normalize: params.normalise });
    case 'margin_loss':
      return computeLoss(embeddings, labels, {
        kind: 'marginLoss',
        alpha: params.alpha,
        beta: params.beta,
        normalize,
      });
    case 'multi_similarity':
      return computeLoss(embeddings, labels, {
        kind: 'multiSimilarity',
        alpha: params.alpha,
        beta: params.beta,
        threshold: params.lambda,
      });
    case 'circle': {
      const circle = { margin: params.m, gamma: params.gamma };
      if (params.weights === 'detached')
        return computeLoss(embeddings, labels, { kind: 'circle', ...circle });
      const cosine: Comparison = { measure: 'dot', normalize: true };
      return lossOf(embeddings, labels, cosine, (m, l) =>
        circleRule(m, l, { ...circle, detachWeights: false }),
      );
    }
    default:
      throw new Error(`No way to run ${one.id}`);
  }
}

function expectClose(actual: number, expected: number, scale: number, what: string) {
  // 1e-9 relative; 1e-12 absolute where the expected number is 0 and the reference itself carries rounding.
  expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(1e-9 * scale + 1e-12);
}

function expectEach(actual: number[], expected: unknown, what: string) {
  expect(actual.length, what).toBe((expected as number[]).length);
  (expected as number[]).forEach((v, i) => expectClose(actual[i], v, Math.max(1, Math.abs(v)), what));
}

function expectAnchors(anchors: AnchorTerm[], aux: Case['aux']) {
  if (aux.anchors) expect(anchors.map((t) => t.anchor)).toEqual(aux.anchors);
  const each = (key: 'positiveDistance' | 'negativeDistance' | 'loss') => anchors.map((term) => term[key]);
  if (aux.D_pos) expectEach(each('positiveDistance'), aux.D_pos, 'D⁺');
  if (aux.D_neg) expectEach(each('negativeDistance'), aux.D_neg, 'D⁻');
  if (aux.per_anchor) expectEach(each('loss'), aux.per_anchor, 'loss of an anchor');
  anchors.forEach((term, i) => {
    if (aux.w_pos_normalised) expectEach(term.positiveWeights, (aux.w_pos_normalised as number[][])[i], 'w⁺');
    if (aux.w_neg_normalised) expectEach(term.negativeWeights, (aux.w_neg_normalised as number[][])[i], 'w⁻');
    if (aux.hardest_positive)
      expect(term.positives[term.positiveWeights.indexOf(1)]).toBe((aux.hardest_positive as number[])[i]);
    if (aux.hardest_negative)
      expect(term.negatives[term.negativeWeights.indexOf(1)]).toBe((aux.hardest_negative as number[])[i]);
  });
  if (aux.chosen_triplets)
    expect(negativeShares(anchors)).toEqual(sharesOf(aux.chosen_triplets as number[][]));
}

/** anchor → negative → how many of the anchor's positive pairs chose it. */
function negativeShares(anchors: AnchorTerm[]): Record<string, number> {
  const entries = anchors.flatMap((t) =>
    t.negatives.map(
      (n, i) => [`${t.anchor}→${n}`, Math.round(t.negativeWeights[i] * t.positives.length)] as const,
    ),
  );
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}

function sharesOf(triplets: number[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [a, , n] of triplets) counts[`${a}→${n}`] = (counts[`${a}→${n}`] ?? 0) + 1;
  return counts;
}

const built = reference.cases.filter((one) => notBuilt(one) === null);

describe('reference numbers', () => {
  it.each(built.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const result = run(one);
    expectClose(result.value, one.value, Math.abs(one.value), 'value');
    one.gradient.forEach((row, i) =>
      row.forEach((g, k) => expectClose(result.gradient[i][k], g, one.gradient_norm, `gradient ${i},${k}`)),
    );
    if (result.anchors && one.params.margin !== 'none') expectAnchors(result.anchors, one.aux);
  });

  it('leaves out only what is not built, by name', () => {
    const counts: Record<string, number> = {};
    for (const one of reference.cases) {
      const reason = notBuilt(one);
      if (reason !== null) counts[`${one.loss}: ${reason}`] = (counts[`${one.loss}: ${reason}`] ?? 0) + 1;
    }
    console.log(`reference: ${built.length} of ${reference.cases.length} cases covered; left out:`, counts);
    expect(built.length).toBe(100);
    expect(counts).toEqual({
      'triplet_semihard_all: semi-hard is the FaceNet rule here': 2,
      'lifted_generalized: lifted structure is Oh Song’s here': 2,
      'contrastive_linear: contrastive is Hadsell’s here': 3,
      'margin_loss_triplet: margin loss is over pairs here': 1,
      'n_pair: N-pair has no L2 term here': 1,
      'multi_similarity: multi-similarity does no mining here': 1,
    });
  });
});
