import { expect, test } from 'vitest';
import { defaultOptions, type Options } from '../../../experiment/options';
import { clearBest, commonDeviation, gridOf, heatLevel, heatSpan, linesOver, valuesOf } from './slices';

const placed = (changes: Partial<Options>) => ({
  configuration: JSON.stringify(changes),
  options: { ...defaultOptions(), ...changes },
});
const GRID = [0.5, 0.1].flatMap((sigma) => [0.3, 0.1].map((margin) => placed({ sigma, margin })));

test('values are by size, choices in the order of their record', () => {
  expect(valuesOf(GRID, 'sigma')).toEqual([0.1, 0.5]);
  const strategies = [placed({ strategy: 'hardest' }), placed({ strategy: 'uniform' })];
  expect(valuesOf(strategies, 'strategy')).toEqual(['uniform', 'hardest']);
});

test('a grid over two options has every configuration at its place and holds the others', () => {
  const { xs, ys, cells } = gridOf(GRID, 'sigma', 'margin', {});
  expect([xs, ys]).toEqual([
    [0.1, 0.5],
    [0.1, 0.3],
  ]);
  cells.forEach((row, j) =>
    row.forEach((cell, i) => expect([cell?.options.sigma, cell?.options.margin]).toEqual([xs[i], ys[j]])),
  );
  expect(gridOf(GRID.slice(1), 'sigma', 'margin', {}).cells[1][1]).toBeNull();
  expect(gridOf([...GRID, placed({ lambda: 1 })], 'sigma', 'margin', { lambda: 0 }).xs).toEqual([0.1, 0.5]);
});

test('lines over an option are those that differ in nothing else', () => {
  const lines = linesOver(GRID, 'sigma', ['sigma', 'margin']);
  expect(lines.map(({ members }) => members.map(({ options }) => options.sigma))).toEqual([
    [0.1, 0.5],
    [0.1, 0.5],
  ]);
  expect(lines.map(({ first }) => first.options.margin)).toEqual([0.3, 0.1]);
  // Batch-hard has no σ.
  expect(
    linesOver([...GRID, placed({ strategy: 'hardest' })], 'sigma', ['strategy', 'sigma', 'margin']),
  ).toHaveLength(2);
});

test('the ramp has six levels, and one value is the lowest', () => {
  expect([0, 0.17, 0.5, 0.99, 1].map((value) => heatLevel(value, 0, 1))).toEqual([0, 1, 3, 5, 5]);
  expect(heatLevel(3, 3, 3)).toBe(0);
});

test('colours span at least the deviation over seeds, around the values', () => {
  expect(commonDeviation([3, null, 4])).toBeCloseTo(Math.sqrt(12.5), 12);
  expect(commonDeviation([null])).toBe(0);
  expect(heatSpan([10, 11], 5)).toEqual({ low: 8, high: 13 });
  expect(heatSpan([10, 20], 5)).toEqual({ low: 10, high: 20 });
});

test('the best stands out only by more than its own deviation', () => {
  const of = (mean: number | null, deviation: number | null) => ({ mean, deviation });
  expect(clearBest([of(50, 1), of(58, 2), of(null, null)], 'high')).toBe(1);
  expect(clearBest([of(50, 1), of(58, 2)], 'low')).toBe(0);
  expect(clearBest([of(50, 1), of(51, 2)], 'high')).toBeNull();
  expect(clearBest([of(50, null), of(58, null)], 'high')).toBeNull();
  expect(clearBest([of(50, 1), of(58, 2)], null)).toBeNull();
});
