import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../experiment/options';
import type { SweepPlan } from '../../../experiment/sweep/types';
import { canVary, draftOf, emptyDraft, newAxis, partialOf, readDraft } from './plan';

const PLAN: SweepPlan = {
  name: 'All kinds',
  base: { ...defaultOptions(), margin: 0.2 },
  axes: [
    { key: 'sigma', values: [0, 0.0123456, Infinity] },
    { key: 'strategy', values: ['exponential', 'hardest'] },
    { key: 'soft', values: [true] },
  ],
  list: [{ lambda: 0.5 }, {}],
  seeds: [7, 3],
  steps: 150,
};

describe('a set-up and its plan', () => {
  test('a plan on the table is the same plan when it is read', () => {
    expect(readDraft(draftOf(PLAN))).toEqual({ plan: PLAN, wrong: [], hints: [] });
  });

  test('a new set-up is a plan of seeds alone, named by them', () => {
    const { plan, wrong } = readDraft(emptyDraft(defaultOptions()));
    expect(wrong).toEqual([]);
    expect(plan).toMatchObject({ name: 'seeds', axes: [], list: [], seeds: [7, 8, 9] });
  });

  test('whatever is wrong is said, and what is right stays', () => {
    const draft = draftOf(PLAN);
    const { plan, wrong } = readDraft({
      ...draft,
      seeds: '1, x',
      steps: '0',
      axes: [{ ...draft.axes[0], text: '' }, { ...draft.axes[1], ticked: [] }, draft.axes[2]],
    });
    expect(wrong).toHaveLength(4);
    expect(wrong[0]).toBe('Hardness σ has no value yet.');
    expect(wrong[1]).toBe('Mining strategy has no value yet.');
    expect(wrong[2]).toContain('“x”');
    expect(wrong[3]).toContain('Steps must be');
    expect(plan.axes.map(({ key }) => key)).toEqual(['soft']);
    expect(plan.seeds).toEqual([1]);
  });

  test('without a name the varied options are the name', () => {
    expect(readDraft({ ...draftOf(PLAN), name: ' ' }).plan.name).toBe(
      'configurations × σ × strategy × soft margin',
    );
  });
});

test('a new axis has allowed values around the present one', () => {
  const base = { ...defaultOptions(), embedding: 2 };
  for (const key of ['sigma', 'margin', 'embedding', 'wrongLabels', 'soft', 'data'] as const) {
    const draft = { ...emptyDraft(base), axes: [newAxis(key, base)] };
    const { plan, wrong } = readDraft(draft);
    expect(wrong).toEqual([]);
    expect(plan.axes[0].values).toContain(base[key]);
  }
});

test('texts, seeds and how often a run is scored are no axes', () => {
  expect((['own', 'ownPositive', 'seed', 'evaluateEvery'] as const).some(canVary)).toBe(false);
  expect(canVary('sigma')).toBe(true);
});

test('a configuration of the list is its difference to the base, without the seed', () => {
  const base = defaultOptions();
  expect(partialOf({ ...base, seed: 99, margin: 0.5 }, base)).toEqual({ margin: 0.5 });
});
