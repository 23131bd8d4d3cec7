import { describe, expect, it } from 'vitest';
import { POINT_TO_SET, COMPARISON } from '../../../experiment/lossOptions';
import { dialKeyOf, dialScale } from '../../shared/dial';
import { placedStops } from './dial';

describe('hardness dial', () => {
  it('belongs to the two strategies that have a parameter', () => {
    const withDial = [...POINT_TO_SET, ...COMPARISON].filter((strategy) => dialKeyOf(strategy));
    expect(withDial).toEqual(['exponential', 'polynomial']);
  });

  it('runs from exactly uniform on the left to exactly batch-hard on the right', () => {
    const [sigma, alpha] = [dialScale('sigma'), dialScale('alpha')];
    expect([sigma.toValue(0), sigma.toValue(sigma.count - 1)]).toEqual([Infinity, 0]);
    expect([alpha.toValue(0), alpha.toValue(alpha.count - 1)]).toEqual([0, Infinity]);
  });

  it.each(['sigma', 'alpha'] as const)('%s: position → value → position', (key) => {
    const scale = dialScale(key);
    for (let p = 0; p < scale.count; p++) expect(scale.toPosition(scale.toValue(p))).toBe(p);
  });

  it.each([
    ['sigma', true],
    ['sigma', false],
    ['alpha', true],
    ['alpha', false],
  ] as const)('%s, unit norm %s: stops in order, each reachable', (key, normalize) => {
    const stops = placedStops(key, normalize);
    const scale = dialScale(key);
    expect(stops.map(({ at }) => at)).toEqual(stops.map(({ at }) => at).toSorted((a, b) => a - b));
    expect([stops[0].at, stops.at(-1)?.at]).toEqual([0, 1]);
    for (const { value } of stops) expect(scale.toValue(scale.toPosition(value))).toBe(value);
    for (const row of [0, 1]) {
      const labels = stops.filter((stop) => stop.row === row);
      labels.slice(1).forEach((label, i) => expect(label.left).toBeGreaterThan(labels[i].right));
    }
  });
});
