import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultOptions, differences, type Options } from '../options';
import { anyOptions } from '../testOptions';
import { heldEqual, type LaneSetup, type Prints } from './heldEqual';

const PRINTS: Prints = {
  images: 'aaaaaaa',
  labels: 'bbbbbbb',
  start: 'ccccccc',
  batches: 'ddddddd',
  step: 40,
};

function lane(change: Partial<Options> = {}, prints: Partial<Prints> | null = {}): LaneSetup {
  const options = { ...defaultOptions(), ...change };
  return {
    options,
    started: options,
    changes: [],
    weightsFrom: null,
    prints: prints && { ...PRINTS, ...prints },
  };
}

const line = (...lanes: LaneSetup[]): string => {
  const { lead, rest } = heldEqual(lanes);
  return `${lead} · ${rest}`;
};

describe('the line that says what is held equal', () => {
  it('names the one thing that differs', () => {
    const lanes = [lane(), lane({ strategy: 'hardest' }), lane({ strategy: 'uniform' })];
    expect(line(...lanes)).toBe('Same data, same start, same batches · only the weighting differs');
    expect(heldEqual(lanes)).toMatchObject({ state: 'equal', options: ['strategy'], unequal: [] });
    expect(heldEqual(lanes).hash).toMatch(/^[0-9a-z]{6}$/);
  });

  it('names four things that differ and counts the others', () => {
    const many = { sigma: 0.5, margin: 1, learningRate: 1e-3, weightDecay: 0.1, lambda: 0.5, temperature: 2 };
    expect(line(lane(), lane(many as Partial<Options>))).toMatch(/· ([^,]+, ){3}[^,]+ and \d more differ/);
  });

  it.each<[Partial<Options>, string]>([
    [{ sigma: 0.5 }, 'only σ differs'],
    [{ strategy: 'polynomial', alpha: 3 }, 'only the weighting differs'],
    [{ strategy: 'own', ownPositive: 'd' }, 'only the weighting differs'],
    [{ strategy: 'batchAll' }, 'only the loss differs'],
    [{ strategy: 'circle', gamma: 20 }, 'only the loss differs'],
    [{ learningRate: 0.001 }, 'only the learning rate differs'],
    [{ lambda: 0.5 }, 'only the softmax λ differs'],
    [{ detach: true }, 'only the detaching of weights differs'],
    [{ hidden: 64 }, 'only the hidden units differ'],
    [{ strategy: 'hardest', margin: 0.5 }, 'the weighting and the margin differ'],
    [{ sigma: 0.5, margin: 0.5, weightDecay: 0.01 }, 'σ, the margin and the weight decay differ'],
    [{ alpha: 3, gamma: 9, boundary: 2 }, 'nothing differs'], // none of them has an effect under HAP2S-E
  ])('says of %j: %s', (change, rest) => {
    expect(line(lane(), lane(change))).toBe(`Same data, same start, same batches · ${rest}`);
  });

  it('lists what else differs with what follows from it', () => {
    const noisy = { sigma: 0.5, margin: 1, wrongLabels: 0.2 };
    const found = heldEqual([lane(), lane(noisy, { labels: 'x', batches: 'y' })]);
    expect(`${found.lead} · ${found.rest}`).toBe(
      'Same images, same start · the wrong labels, σ and the margin differ; other labels, other batches',
    );
    expect(found).toMatchObject({ state: 'different', equal: ['images', 'start'], hash: null });
    expect(line(lane(), lane({ batchImages: 6 }, { batches: 'y' }))).toBe(
      'Same data, same start · only the images per identity in a batch differ; other batches',
    );
    const seed = lane({ seed: 8 }, { images: 'w', labels: 'x', start: 'y', batches: 'z' });
    expect(line(lane(), seed)).toBe(
      'Nothing is held equal · only the seed differs; other data, other start, other batches',
    );
  });

  it('believes hashes, not configurations, about what is equal', () => {
    const seed = lane({ seed: 8 }, { start: 'y', batches: 'z' });
    expect(heldEqual([lane(), seed]).equal).toEqual(['images', 'labels']);
  });

  it('looks at every pair of lanes, not only at the first and the others', () => {
    const lanes = [lane({ margin: 0.2 }), lane(), lane({}, { batches: 'z' })];
    expect(heldEqual(lanes)).toMatchObject({ state: 'contradiction', unexpected: ['batches'] });
  });

  it.each([
    ['images', 'other images'],
    ['labels', 'other labels'],
    ['start', 'other start'],
    ['batches', 'other batches'],
  ] as const)('says so when the hash of %s contradicts equal configurations', (aspect, words) => {
    const found = heldEqual([lane(), lane({ strategy: 'hardest' }, { [aspect]: 'z' })]);
    expect(found).toMatchObject({ state: 'contradiction', unexpected: [aspect], hash: null });
    expect(found.rest).toBe(
      `only the weighting differs; ${words}, although the configurations say the same: do not trust this comparison`,
    );
  });

  it('does not take first weights from a file for a contradiction', () => {
    const fromFile = { ...lane({}, { start: 'z' }), weightsFrom: 'net.safetensors' };
    expect(line(lane(), fromFile)).toBe(
      'Same data, same batches · only the first weights differ; other start',
    );
    expect(heldEqual([lane(), fromFile]).state).toBe('different');
  });

  it('is not checked before all hashes are there', () => {
    const found = heldEqual([lane(), lane({ strategy: 'hardest' }, null)]);
    expect(found).toMatchObject({ state: 'unchecked', equal: [], unequal: [], hash: null });
    expect(`${found.lead} · ${found.rest}`).toBe(
      'Not checked yet · by the configurations, only the weighting differs',
    );
  });

  it('compares batches at one step alone', () => {
    const found = heldEqual([lane(), lane({ sigma: 1 }, { batches: 'z', step: 41 })]);
    expect(found).toMatchObject({ state: 'unchecked', equal: ['images', 'labels', 'start'], unexpected: [] });
    expect(found.rest).toBe('only σ differs; batches are not compared while lanes are at different steps');
  });

  it('claims nothing of batches before one is drawn', () => {
    const start = { step: 0 };
    const found = heldEqual([lane({}, start), lane({ sigma: 1 }, start)]);
    expect(found).toMatchObject({ state: 'unchecked', equal: ['images', 'labels', 'start'], hash: null });
    expect(`${found.lead} · ${found.rest}`).toBe(
      'Same data, same start · only σ differs; batches are compared once some are drawn',
    );
  });

  it('remembers what differed on the way', () => {
    const back: LaneSetup = {
      ...lane(),
      changes: [
        { step: 10, key: 'sigma', value: 0.5 },
        { step: 20, key: 'sigma', value: 0.1 },
      ],
    };
    expect(heldEqual([lane(), back]).formerly).toEqual(['sigma']);
    expect(line(lane(), back)).toBe(
      'Same data, same start, same batches · nothing differs; σ differed on the way',
    );
    expect(heldEqual([back, back]).formerly).toEqual([]);
    const hidden: LaneSetup = { ...lane(), changes: [{ step: 10, key: 'alpha', value: 3 }] };
    expect(heldEqual([lane(), hidden]).formerly).toEqual([]);
  });

  it('has nothing to compare in one lane', () => {
    expect(heldEqual([lane()])).toMatchObject({ state: 'alone', hash: null });
    expect(heldEqual([])).toMatchObject({ state: 'alone' });
  });

  it('gives another short hash for other hashes', () => {
    const hash = (prints: Partial<Prints>) => heldEqual([lane({}, prints), lane({}, prints)]).hash;
    const all = [{}, { images: 'z' }, { labels: 'z' }, { start: 'z' }, { batches: 'z' }, { step: 41 }];
    expect(new Set(all.map(hash)).size).toBe(all.length);
  });

  it('names exactly the options that differ, whatever they are', () => {
    fc.assert(
      fc.property(anyOptions, anyOptions, (a, b) => {
        const found = heldEqual([lane(a), lane(b)]);
        expect(found.options).toEqual(differences(a, b));
        // Equal hashes are no contradiction, whatever the configurations say.
        expect(found.state).toBe('equal');
      }),
    );
  });
});
