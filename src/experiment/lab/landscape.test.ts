// A landscape is the evaluation with one point elsewhere, cell by cell, and it never takes longer than it was given.
import { describe, expect, it } from 'vitest';
import { evaluateLab } from './evaluate';
import { hasLandscape, landscape, nearestRow, type LandscapeRequest } from './landscape';
import { defaultStages, presetScene } from './presets';

const [HARD, SOFT] = defaultStages();
const scene = presetScene('mislabelled');
const request: LandscapeRequest = {
  scene,
  stage: SOFT,
  point: 5,
  quantity: 'loss',
  area: { left: -2, right: 2, bottom: -1, top: 1 },
  columns: 8,
  rows: 10,
};
const clock = () => {
  let time = 0;
  return () => time++;
};

describe('landscape', () => {
  it('each cell is the loss with the point at its middle', () => {
    const map = landscape(request);
    while (map.advance(Infinity));
    const at = (x: number, y: number) =>
      evaluateLab({ ...scene, points: scene.points.with(5, { ...scene.points[5], x, y }) }, SOFT).value;
    expect(map.values[0]).toBeCloseTo(at(-1.75, 0.9), 12);
    expect(map.values[79]).toBeCloseTo(at(1.75, -0.9), 12);
    expect([map.low, map.high]).toEqual([Math.min(...map.values), Math.max(...map.values)]);
  });

  it('the effective coefficient, where there is one', () => {
    const map = landscape({ ...request, quantity: 'effective' });
    while (map.advance(Infinity));
    expect(map.high).toBeGreaterThan(1);
    const has = (more: Partial<LandscapeRequest>) =>
      hasLandscape({ ...request, quantity: 'effective', ...more });
    expect(has({})).toBe(true);
    expect(has({ scene: { ...scene, mode: 'all' } })).toBe(true);
    expect(has({ point: scene.anchor })).toBe(false);
    expect(has({ point: 99 })).toBe(false);
    expect(has({ stage: { ...HARD, strategy: 'contrastive' } })).toBe(false);
    expect(has({ quantity: 'loss', stage: { ...HARD, strategy: 'contrastive' } })).toBe(true);
  });

  it('works in slices, coarse rows first, and each row once', () => {
    const map = landscape(request);
    expect(nearestRow(map, 3)).toBe(-1);
    const now = clock();
    let slices = 1;
    while (map.advance(1, now)) {
      if (slices === 2) expect([nearestRow(map, 0), nearestRow(map, 9)]).toEqual([0, 8]);
      slices++;
    }
    expect([slices, map.done, map.finished]).toEqual([10, 10, true]);
    expect(map.values.every(Number.isFinite)).toBe(true);
    expect(map.advance(1, now)).toBe(false);
  });
});
