import { describe, expect, it } from 'vitest';
import type { AnchorView, Member } from '../../../shared/anchorTerm';
import { barAt, barPath, barsOf } from './bars';
import { farthestOf, histogramPath, rebinned } from './histograms';

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
  const total = (shares: number[]) => shares.reduce((sum, share) => sum + share, 0);

  it('share the largest distance of all', () => {
    expect(farthestOf([one, wide])).toBe(4);
    expect(farthestOf([])).toBe(1);
    expect(farthestOf([{ edges: [], positive: [], negative: [], overlap: 0 }])).toBe(1);
  });

  it('lose nothing when their bins are made alike', () => {
    expect(total(rebinned(one, 'positive', 4))).toBeCloseTo(1);
    expect(total(rebinned(wide, 'negative', 4))).toBeCloseTo(1);
    // A quarter of the axis holds the first bin of the narrow one, half of it that of the wide one.
    expect(total(rebinned(one, 'positive', 4).slice(0, 8))).toBeCloseTo(0.8);
    expect(total(rebinned(wide, 'positive', 4).slice(0, 8))).toBeCloseTo(0.5);
    const odd = { edges: [0, 0.9, 1.8], positive: [0.5, 0.5], negative: [0, 0], overlap: 0 };
    expect(total(rebinned(odd, 'positive', 3.1))).toBeCloseTo(1);
  });

  it('are as high as the root of the share, whatever other lanes hold', () => {
    expect(histogramPath([1, 0.25, 0], 90, 40)).toBe('M0 40V0.0H30.0V20.0H60.0V40.0H90.0V40Z');
  });
});
