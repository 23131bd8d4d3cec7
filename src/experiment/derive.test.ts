import { describe, expect, it } from 'vitest';
import { computeLoss } from '../metric';
import { dialStops, learningRateAt, lossOf } from './derive';
import { COMPARISON, POINT_TO_SET } from './lossOptions';
import { networkOf } from './network';
import { defaultOptions } from './options';
import { complaint } from './validate';

const embeddings = [
  [0, 1],
  [0.6, 0.8],
  [1, 0],
  [0.8, -0.6],
];
const keys = embeddings.map((_, i) => embeddings.map((_, j) => i * 4 + j));

describe('options → loss', () => {
  it.each([...POINT_TO_SET, ...COMPARISON])(
    '%s becomes a loss that the metric floor can compute',
    (strategy) => {
      for (const soft of [false, true]) {
        const { value } = computeLoss(
          embeddings,
          [0, 0, 1, 1],
          lossOf({ ...defaultOptions(), strategy, soft }, keys),
        );
        expect(Number.isFinite(value)).toBe(true);
      }
    },
  );

  it('the default own formula is HAP2S-E at its default σ', () => {
    const of = (strategy: 'own' | 'exponential') =>
      computeLoss(embeddings, [0, 0, 1, 1], lossOf({ ...defaultOptions(), strategy }, keys));
    expect(of('own')).toEqual(of('exponential'));
  });

  it('the margin of the options reaches the loss, and a soft margin replaces it', () => {
    const base = { ...defaultOptions(), strategy: 'hardest' as const };
    const value = (change: object) =>
      computeLoss(embeddings, [0, 0, 1, 1], lossOf({ ...base, ...change }, keys)).value;
    expect(value({ margin: 1 })).toBeGreaterThan(value({ margin: 0.5 }));
    expect(value({ soft: true, margin: 1 })).toBe(value({ soft: true, margin: 0.5 }));
  });
});

describe('learning-rate schedule', () => {
  const options = { ...defaultOptions(), learningRate: 0.1, period: 100 };
  it('constant stays, halving halves each period, cosine falls to one hundredth', () => {
    expect(learningRateAt({ ...options, schedule: 'constant' }, 5000)).toBe(0.1);
    expect(learningRateAt({ ...options, schedule: 'halving' }, 99)).toBe(0.1);
    expect(learningRateAt({ ...options, schedule: 'halving' }, 200)).toBeCloseTo(0.025, 12);
    expect(learningRateAt({ ...options, schedule: 'cosine' }, 0)).toBeCloseTo(0.1, 12);
    expect(learningRateAt({ ...options, schedule: 'cosine' }, 50)).toBeCloseTo(0.0505, 12);
    expect(learningRateAt({ ...options, schedule: 'cosine' }, 300)).toBeCloseTo(0.001, 12);
  });
});

describe('dial stops', () => {
  it.each([true, false])('reach both limits exactly (unit norm: %s) and are allowed values', (normalize) => {
    for (const key of ['sigma', 'alpha'] as const) {
      const stops = dialStops(key, normalize);
      for (const { value } of stops) expect(complaint(key, value)).toBeNull();
      expect([stops[0].label, stops.at(-1)?.label]).toEqual(['uniform', 'batch-hard']);
      expect(stops[0].value).toBe(key === 'sigma' ? Infinity : 0);
    }
  });
});

describe('options → network', () => {
  it('the paper’s head is 1024 → 128 whatever the hidden option holds; other networks take D as chosen', () => {
    const image = { kind: 'image', height: 32, width: 32, channels: 1 } as const;
    const options = { ...defaultOptions(), embedding: 16 };
    expect(networkOf({ ...options, network: 'paperHead' }, image, 4).embedding).toBe(128);
    expect(networkOf({ ...options, network: 'conv' }, image, 4).embedding).toBe(16);
    const vectors = { ...options, data: 'clusters' as const, network: 'paperHead' as const };
    expect(networkOf(vectors, { kind: 'vector', dimension: 8 }, 4).embedding).toBe(16);
  });

  it('vectors never get a convolution', () => {
    const vector = { kind: 'vector', dimension: 8 } as const;
    expect(networkOf({ ...defaultOptions(), network: 'conv' }, vector, 4).kind).toBe('mlp');
    expect(networkOf({ ...defaultOptions(), network: 'linear' }, vector, 4).kind).toBe('linear');
  });
});
