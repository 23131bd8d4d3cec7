import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOptions, type Options } from '../options';
import { anyOptions } from '../testOptions';
import { laneNames } from './laneNames';

const lanes = (...changes: Partial<Options>[]) =>
  changes.map((change) => ({ ...defaultOptions(), ...change }));

describe('names of lanes', () => {
  it('are the strategies where they differ, each with its dial below', () => {
    const names = laneNames(
      lanes({ strategy: 'hardest' }, {}, { strategy: 'polynomial' }, { strategy: 'uniform' }),
    );
    expect(names).toEqual([
      { name: 'Batch-hard', sub: 'hardest pair' },
      { name: 'HAP2S-E', sub: 'σ = 0.1' },
      { name: 'HAP2S-P', sub: 'α = 10' },
      { name: 'Uniform', sub: 'all equal' },
    ]);
  });

  it('name few differences and count the others; the whole is kept', () => {
    const many = { margin: 1, embedding: 8, seed: 5, learningRate: 1e-3, batchImages: 3, batchIdentities: 5 };
    const [, changed] = laneNames(lanes({}, many));
    expect(changed.name.split(' · ')).toHaveLength(2);
    expect(changed.sub).toMatch(/ · and 2 more$/);
    expect(changed.full?.split(' · ')).toHaveLength(8);
    expect(laneNames(lanes({}, { margin: 1 }))[1]).not.toHaveProperty('full');
  });

  it('are what changed where one strategy is compared with itself', () => {
    expect(laneNames(lanes({}, { learningRate: 1e-3 }))).toEqual([
      { name: 'lr 3e−3', sub: 'HAP2S-E · σ = 0.1' },
      { name: 'lr 1e−3', sub: 'HAP2S-E · σ = 0.1' },
    ]);
    expect(laneNames(lanes({}, { sigma: Infinity }))).toEqual([
      { name: 'σ = 0.1', sub: 'HAP2S-E' },
      { name: 'σ = ∞', sub: 'HAP2S-E' },
    ]);
    expect(laneNames(lanes({}, { wrongLabels: 0.2 })).map(({ name }) => name)).toEqual([
      '0\u202f% wrong labels',
      '20\u202f% wrong labels',
    ]);
  });

  it('name two options and say the others below', () => {
    const [, second] = laneNames(lanes({}, { sigma: 0.5, margin: 1, detach: true }));
    expect(second).toEqual({ name: 'σ = 0.5 · m = 1.00', sub: 'HAP2S-E · weights detached' });
  });

  it('tell lanes of the same strategy apart within a comparison of strategies', () => {
    const names = laneNames(lanes({ lambda: 0 }, { lambda: 0.5 }, { strategy: 'hardest' }));
    expect(names.map(({ name }) => name)).toEqual(['HAP2S-E, no softmax', 'HAP2S-E, λ = 0.50', 'Batch-hard']);
    expect(names[2].sub).toBe('hardest pair · no softmax');
  });

  it('leave out options without an effect', () => {
    const names = laneNames(lanes({ strategy: 'hardest', sigma: 3 }, { strategy: 'uniform', sigma: 5 }));
    expect(names.map(({ sub }) => sub)).toEqual(['hardest pair', 'all equal']);
  });

  it('of equal lanes are counted', () => {
    expect(laneNames(lanes({}, {}, { strategy: 'uniform' })).map(({ name }) => name)).toEqual([
      'HAP2S-E (1)',
      'HAP2S-E (2)',
      'Uniform',
    ]);
    expect(laneNames(lanes({}))).toEqual([{ name: 'HAP2S-E', sub: 'σ = 0.1' }]);
  });

  it('are never empty and never the same, whatever the lanes are', () => {
    fc.assert(
      fc.property(fc.array(anyOptions, { minLength: 1, maxLength: 4 }), (options) => {
        const names = laneNames(options).map(({ name }) => name);
        expect(names.every(Boolean)).toBe(true);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
