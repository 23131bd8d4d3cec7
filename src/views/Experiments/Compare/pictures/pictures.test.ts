import { describe, expect, it } from 'vitest';
import type { AnchorView, Member } from '../../../shared/anchorTerm';
import { barAt, barPath, barsOf } from './bars';
import { commonAxes, histogramPath } from './histograms';

const members = (weights: number[], from: number): Member[] =>
  weights.map((weight, i) => ({
    index: i,
    item: from + i,
    distance: i,
    weight,
    effective: weight,
    pull: 0,
    mislabelled: false,
  }));

const view = (positives: number[], negatives: number[]) =>
  ({ positives: members(positives, 0), negatives: members(negatives, 100) }) as AnchorView;

describe('bars of weights', () => {
  const bars = barsOf(view([1, 0, 0], [0.25, 0.25, 0.5]), 300);

  it('stand in the order of the sets, positives before negatives, within the picture', () => {
    expect(bars.map(({ item }) => item)).toEqual([0, 1, 2, 100, 101, 102]);
    expect(bars.every((bar, i) => i === 0 || bar.x > bars[i - 1].x)).toBe(true);
    const many = barsOf(
      view(
        Array.from({ length: 30 }, () => 0),
        Array.from({ length: 200 }, () => 0),
      ),
      200,
    );
    expect(Math.max(...many.map(({ x, width }) => x + width))).toBeLessThanOrEqual(201);
  });

  it('are as high as the square root of the weight, whatever other lanes weigh', () => {
    expect(bars.map(({ height }) => height)).toEqual([1, 0, 0, 0.5, 0.5, Math.SQRT1_2]);
  });

  it('stand at the same places in lanes with sets of the same size', () => {
    const other = barsOf(view([0, 0.5, 0.5], [1, 0, 0]), 300);
    expect(other.map(({ x }) => x)).toEqual(bars.map(({ x }) => x));
  });

  it('are found by the pointer', () => {
    for (const bar of bars) expect(barAt(bars, bar.x + bar.width / 2)).toBe(bar);
    expect(barAt(bars, 299)).toBeNull();
  });

  it('of one role are one path, each bar with a foot that can be seen', () => {
    expect(barPath(bars, 'positive', 40).match(/M/g)).toHaveLength(3);
    expect(barPath(bars, 'positive', 40)).toContain('v-0.50');
    expect(barPath([], 'negative', 40)).toBe('');
  });
});

describe('histograms of several lanes', () => {
  const one = { edges: [0, 1, 2], positive: [0.8, 0.2], negative: [0.1, 0.9], overlap: 0.3 };
  const wide = { edges: [0, 2, 4], positive: [1, 0], negative: [0, 1], overlap: 0 };

  it('share axes that hold all of them', () => {
    expect(commonAxes([one, wide])).toEqual({ distance: 4, density: 0.9 });
    expect(commonAxes([])).toEqual({ distance: 1, density: 1 });
    expect(commonAxes([{ edges: [], positive: [], negative: [], overlap: 0 }]).density).toBe(1);
  });

  it('draw shares per unit of distance, so that equal areas are equal shares', () => {
    const axes = { distance: 4, density: 1 };
    expect(histogramPath(one, 'positive', axes, 100, 50)).toBe('M0.0 50V10.0H25.0V40.0H50.0V50Z');
    expect(histogramPath(wide, 'positive', axes, 100, 50)).toBe('M0.0 50V25.0H50.0V50.0H100.0V50Z');
  });
});
