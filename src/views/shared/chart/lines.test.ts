import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  bandPath,
  barsPath,
  linePath,
  nearestIndex,
  newestOf,
  pointAt,
  positionsOf,
  spreadApart,
  textWidth,
} from './lines';
import { makeScale } from './scale';
import type { ChartSeries } from './types';

const x = makeScale('linear', [0, 10], [0, 100]);
const y = makeScale('linear', [0, 10], [100, 0]);
const series = (points: ChartSeries['points'], id = 'a'): ChartSeries => ({
  id,
  name: id,
  look: { colour: 'red', dash: '', mark: null },
  points,
});

test('a line goes through its points; what is not finite is a gap, a lone point a dot', () => {
  const points = [0, 1, NaN, 3, 4, Infinity, 6].map((value, i) => ({ x: i, y: value }));
  expect(linePath(points, x, y)).toBe('M0.0 100.0L10.0 90.0M30.0 70.0L40.0 60.0M60.0 40.0h.01');
  expect(linePath([], x, y)).toBe('');
});

test('a band goes there along the high side and back along the low one, with the same gaps', () => {
  const sided = [1, 2, NaN, 4, 5].map((value, i) => ({ x: i, y: value, low: value - 1, high: value + 1 }));
  expect(bandPath(sided, x, y)).toBe(
    'M0.0 80.0L10.0 70.0L10.0 90.0L0.0 100.0ZM30.0 50.0L40.0 40.0L40.0 60.0L30.0 70.0Z',
  );
  expect(bandPath([{ x: 0, y: 1 }], x, y)).toBe('');
});

test('on a log axis the low side of a band that reaches 0 lies at the bottom', () => {
  const log = makeScale('log', [0.1, 10], [100, 0]);
  const path = bandPath(
    [
      { x: 0, y: 1, low: -0.5, high: 10 },
      { x: 1, y: 1, low: 0, high: 10 },
    ],
    x,
    log,
  );
  expect(path).toBe('M0.0 0.0L10.0 0.0L10.0 100.0L0.0 100.0Z');
});

test('error bars stand at points that have both sides', () => {
  expect(
    barsPath(
      [
        { x: 1, y: 5, low: 4, high: 6 },
        { x: 2, y: 5 },
      ],
      x,
      y,
    ),
  ).toBe('M10.0 60.0V40.0M7.0 60.0h6M7.0 40.0h6');
});

test('the newest point is the last with a value', () => {
  const points = [
    { x: 0, y: 1 },
    { x: 1, y: 2 },
    { x: 2, y: NaN },
  ];
  expect(newestOf(series(points))).toEqual({ x: 1, y: 2 });
  expect(newestOf(series([{ x: 0, y: NaN }]))).toBeUndefined();
});

test('the crosshair stands at the points of all series', () => {
  const a = series([0, 20, 40].map((at) => ({ x: at, y: 1 })));
  const b = series([0, 30, Infinity].map((at) => ({ x: at, y: 1 })));
  expect(positionsOf([a, b])).toEqual([0, 20, 30, 40]);
});

test('the nearest index is what a search through all finds', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 30 }),
      fc.double({ min: -600, max: 600, noNaN: true }),
      (list, value) => {
        const rising = list.toSorted((a, b) => a - b);
        const best = Math.min(...rising.map((entry) => Math.abs(entry - value)));
        expect(Math.abs(rising[nearestIndex(rising, value)] - value)).toBe(best);
      },
    ),
  );
  expect(nearestIndex([], 3)).toBe(0);
});

test('a line has a value at a crosshair near its points, none far beyond its end, none in a gap', () => {
  const points = [0, 20, 40].map((at) => ({ x: at, y: at === 20 ? NaN : at }));
  expect(pointAt(points, 33)?.y).toBe(40);
  expect(pointAt(points, 50)?.y).toBe(40);
  expect(pointAt(points, 51)).toBeNull();
  expect(pointAt(points, 20)).toBeNull();
  expect(pointAt([{ x: 5, y: 1 }], 5)?.y).toBe(1);
  expect(pointAt([{ x: 5, y: 1 }], 6)).toBeNull();
  expect(pointAt([], 6)).toBeNull();
});

test('labels are moved apart, keep their order and stay within', () => {
  expect(spreadApart([50, 52, 10], 14, 0, 100)).toEqual([50, 64, 10]);
  expect(spreadApart([95, 97, 99], 14, 0, 100)).toEqual([72, 86, 100]);
  expect(spreadApart([3, 3], 14, 0, 100)).toEqual([3, 17]);
});

test('a longer text is wider, a bold one too', () => {
  expect(textWidth('Batch-hard', 11)).toBeGreaterThan(textWidth('Batch', 11));
  expect(textWidth('Batch', 11, true)).toBeGreaterThan(textWidth('Batch', 11));
  expect(textWidth('Batch-hard', 11)).toBeGreaterThan(45);
  expect(textWidth('Batch-hard', 11)).toBeLessThan(75);
});
