import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { linearTicks, logTicks, makeScale, tickDigits, xDomain, yDomain } from './scale';
import type { ChartPoint, ChartSeries } from './types';

const line = (points: ChartPoint[], rest: Partial<ChartSeries> = {}): ChartSeries => ({
  id: 'a',
  name: 'A',
  look: { colour: 'red', dash: '', mark: null },
  points,
  ...rest,
});
const axis = { name: 'y', format: String };
const ys = (...values: number[]) => [line(values.map((y, x) => ({ x, y })))];

test('a scale places its domain on its range and leads back, linear and log', () => {
  const linear = makeScale('linear', [0, 50], [100, 0]);
  expect([linear.place(0), linear.place(50), linear.place(25)]).toEqual([100, 0, 50]);
  const log = makeScale('log', [0.01, 100], [0, 400]);
  expect(log.place(1)).toBeCloseTo(200, 9);
  fc.assert(
    fc.property(fc.double({ min: 0.011, max: 99, noNaN: true }), (value) => {
      expect(log.value(log.place(value)) / value).toBeCloseTo(1, 9);
      expect(linear.value(linear.place(value))).toBeCloseTo(value, 9);
    }),
  );
});

test('what has no place on an axis has none', () => {
  const log = makeScale('log', [0.1, 1], [0, 100]);
  expect([0, -1, NaN, Infinity].map(log.place)).toEqual([NaN, NaN, NaN, NaN]);
  expect(makeScale('linear', [0, 1], [0, 100]).place(NaN)).toBeNaN();
});

test('linear ticks are round, within the range, and no more than asked for', () => {
  expect(linearTicks(0, 70, 4)).toEqual([0, 20, 40, 60]);
  expect(linearTicks(-0.3, 0.3, 4)).toEqual([-0.2, 0, 0.2]);
  expect(linearTicks(3, 3, 4)).toEqual([3]);
  fc.assert(
    fc.property(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
      fc.integer({ min: 1, max: 8 }),
      (low, span, count) => {
        const ticks = linearTicks(low, low + span, count);
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - 1e-6 * (Math.abs(low) + span));
          expect(tick).toBeLessThanOrEqual(low + span + 1e-6 * (Math.abs(low) + span));
        }
      },
    ),
  );
});

test('log ticks are powers of ten, finer where the range is short, sparser where it is long', () => {
  expect(logTicks(0.001, 1, 5)).toEqual([0.001, 0.01, 0.1, 1]);
  expect(logTicks(0.1, 1, 5)).toEqual([0.1, 0.2, 0.5, 1]);
  expect(logTicks(2, 4, 4)).toEqual([2, 2.5, 3, 3.5, 4]);
  expect(logTicks(1e-12, 1, 4)).toEqual([1e-12, 1e-8, 1e-4, 1]);
});

test('the y range shows 0, holds the bands, and is rounded outwards', () => {
  expect(yDomain(ys(3, 58), axis)).toEqual([0, 60]);
  expect(yDomain(ys(-2, 1), axis)).toEqual([-2, 1]);
  expect(yDomain([line([{ x: 0, y: 50, low: 40, high: 71 }])], axis)).toEqual([0, 80]);
  expect(yDomain(ys(NaN, 3, Infinity), axis)).toEqual([0, 3]);
  expect(yDomain([], axis)).toEqual([0, 1]);
  expect(yDomain(ys(0, 0), axis)).toEqual([0, 1]);
});

test('a band that falls below 0 around shares does not open the axis there', () => {
  expect(yDomain([line([{ x: 0, y: 0.1, low: -0.3, high: 0.5 }])], axis)[0]).toBe(0);
});

test('a log range leaves out what it cannot show', () => {
  expect(yDomain(ys(0, 0.034, 1.2), { ...axis, scale: 'log' })).toEqual([0.03, 2]);
  expect(yDomain(ys(0, -1), { ...axis, scale: 'log' })).toEqual([0.1, 1]);
  expect(yDomain(ys(0.2, 0.9), { ...axis, scale: 'log', domain: [0, 1] })).toEqual([0.2, 0.9]);
  expect(yDomain(ys(0.2, 0.9), { ...axis, scale: 'log', domain: [0.01, 1] })).toEqual([0.01, 1]);
});

test('the x range begins at 0 where the data begin near it, and can be fixed', () => {
  const xs = (...values: number[]) => [line(values.map((x) => ({ x, y: 1 })))];
  expect(xDomain(xs(5, 395), axis)).toEqual([0, 395]);
  expect(xDomain(xs(20, 64), axis)).toEqual([20, 64]);
  expect(xDomain(xs(7), axis)).toEqual([3.5, 10.5]);
  expect(xDomain(xs(1, Infinity), { ...axis, scale: 'log' })).toEqual([0.5, 2]);
  expect(xDomain(xs(5, 395), { ...axis, domain: [0, 400] })).toEqual([0, 400]);
});

test('ticks are told apart by as many digits as their step needs', () => {
  expect([0.25, 0.1, 20, 100 * 0.0025].map(tickDigits)).toEqual([2, 1, 0, 2]);
});
