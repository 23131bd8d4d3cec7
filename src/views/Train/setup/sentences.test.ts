import { describe, expect, it } from 'vitest';
import {
  coldDifferences,
  defaultOptions,
  isVisible,
  OPTION_KEYS,
  optionOf,
  type Options,
} from '../../../experiment/options';
import { COMPARISON, POINT_TO_SET } from '../../../experiment/lossOptions';
import { dialKeyOf } from '../../shared/dial';
import { panelRows, pendingSentence, sheetGroups, summaryLine } from './sentences';

const from = defaultOptions();
const sentence = (change: Partial<Options>) => {
  const to = { ...from, ...change };
  return pendingSentence(coldDifferences(from, to), from, to);
};

describe('what a restart would change', () => {
  it('names option, old and new value', () => {
    expect(sentence({ identities: 60 })).toBe('Identities 96 → 60 starts a new run from step 0.');
    expect(sentence({ normalize: false })).toBe(
      'Unit-norm embeddings on → off starts a new run from step 0.',
    );
    expect(sentence({ optimiser: 'sgd' })).toContain('Optimiser Adam → SGD');
  });

  it('lists up to three and counts the rest', () => {
    expect(sentence({ identities: 60, cameras: 6 })).toBe(
      'Identities 96 → 60 and Cameras 4 → 6 start a new run from step 0.',
    );
    expect(sentence({ identities: 60, cameras: 6, channels: 8, embedding: 2 })).toBe(
      'Identities 96 → 60, Cameras 4 → 6 and 2 more start a new run from step 0.',
    );
  });

  it('says nothing for hot options and does not show fingerprints', () => {
    expect(sentence({ sigma: 1, margin: 0.5 })).toBe('');
    expect(sentence({ data: 'own', own: 'abc1' })).toBe('Data People → Yours starts a new run from step 0.');
  });
});

describe('summary of More', () => {
  it('tells optimiser, norm and dimension', () => {
    expect(summaryLine(from)).toBe('Adam 3e−3 · unit norm · 32-D');
    expect(
      summaryLine({ ...from, optimiser: 'sgd', learningRate: 0.02, normalize: false, embedding: 2 }),
    ).toBe('SGD 2e−2 · no norm · 2-D');
  });
});

describe('where an option is found', () => {
  it.each([...POINT_TO_SET, ...COMPARISON])(
    '%s: every option with an effect has exactly one control',
    (strategy) => {
      const options = { ...from, strategy };
      const onPanel = ['data', 'strategy', dialKeyOf(strategy), ...panelRows(options)].filter(Boolean);
      const inSheet = sheetGroups(options).flatMap(({ keys }) => keys);
      const wanted = OPTION_KEYS.filter((key) => isVisible(key, options) && optionOf(key).kind !== 'text');
      expect([...onPanel, ...inSheet].toSorted()).toEqual([...wanted].toSorted());
    },
  );
});
