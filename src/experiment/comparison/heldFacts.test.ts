import { describe, expect, it } from 'vitest';
import { defaultOptions, type Options } from '../options';
import { heldFacts } from './heldFacts';

const lane = (change: Partial<Options> = {}): Options => ({ ...defaultOptions(), ...change });

describe('facts that all lanes share', () => {
  it('are the data, the batches, the network, the loss and the optimiser', () => {
    expect(heldFacts([lane(), lane({ strategy: 'hardest' })], 400)).toEqual([
      'People',
      '96 identities',
      '8 × 4 batches',
      'Small conv net',
      '32-D',
      'margin 0.30',
      'Adam 3e−3',
      'seed 7',
      '400 steps',
    ]);
  });

  it('leave out what differs in any lane', () => {
    const facts = heldFacts([lane(), lane(), lane({ batchImages: 6, learningRate: 0.01, seed: 8 })], 1);
    expect(facts).toEqual(['People', '96 identities', 'Small conv net', '32-D', 'margin 0.30', '1 step']);
  });

  it('leave out what does not act in every lane', () => {
    expect(heldFacts([lane(), lane({ strategy: 'nPair' })], 5)).not.toContain('margin 0.30');
    const clusters = lane({ data: 'clusters', network: 'paperHead' });
    expect(heldFacts([clusters], 5)).toEqual(expect.arrayContaining(['MLP', '32-D']));
    expect(heldFacts([lane({ data: 'own', own: 'abc' })], 5).join()).not.toContain('identities');
  });

  it('name wrong labels and softmax only where there are any', () => {
    const facts = heldFacts(
      [lane({ wrongLabels: 0.1, lambda: 0.5 }), lane({ wrongLabels: 0.1, lambda: 0.5 })],
      5,
    );
    expect(facts).toContain('10\u202f% wrong labels');
    expect(facts).toContain('softmax λ 0.50');
  });
});
