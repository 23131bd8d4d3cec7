import { describe, expect, it } from 'vitest';
import { Curves } from '../../../../state/curves';
import type { EvaluationReport, PartName } from '../../../../worker/protocol';
import { curvePoints, differencesTo, drawnLine, scorePoints, smoothed, smoothedOver } from './series';

const line = (...values: number[]) => values.map((y, i) => ({ x: i + 1, y }));

const report = (part: PartName, step: number, mAP: number | null, cmc = [0.5]): EvaluationReport => ({
  part,
  step,
  countedQueries: mAP === null ? 0 : 10,
  mAP,
  mAPTrapezoid: mAP,
  mINP: mAP,
  cmc,
  cameraRank1: [],
  histogram: { edges: [0, 1], positive: [1], negative: [1], overlap: 1 },
});

describe('points of a lane', () => {
  it('leave out steps at which a column has no meaning or is infinite', () => {
    const curves = new Curves();
    const records = [1, NaN, Infinity, 4].flatMap((loss) => [loss, ...Array.from({ length: 7 }, () => NaN)]);
    curves.append(1, Float32Array.from(records));
    expect(curvePoints(curves, 'loss')).toEqual([
      { x: 1, y: 1 },
      { x: 4, y: 4 },
    ]);
    expect(curvePoints(curves, 'activeShare')).toEqual([]);
  });

  it('are few, however long the run is', () => {
    const curves = new Curves();
    curves.append(1, new Float32Array(8 * 10_000));
    expect(curvePoints(curves, 'loss').length).toBeLessThanOrEqual(120);
  });

  it('are scores of one part in per cent, none where no query was counted', () => {
    const reports = [report('unseen', 0, null), report('seen', 5, 0.9), report('unseen', 5, 0.25, [0.4])];
    expect(scorePoints(reports, 'unseen', 'mAP')).toEqual([{ x: 5, y: 25 }]);
    expect(scorePoints(reports, 'unseen', 'rank1')).toEqual([{ x: 5, y: 40 }]);
    expect(scorePoints([report('unseen', 5, 0.25, [])], 'unseen', 'rank1')).toEqual([]);
  });
});

describe('smoothing', () => {
  it('is a mean of what came before, as wide as the line is long', () => {
    const points = line(...Array.from({ length: 24 }, (_, i) => (i % 2 ? 2 : 0)));
    const calm = smoothed(points);
    expect(calm).toHaveLength(24);
    expect(calm.slice(1).map(({ y }) => y)).toEqual(Array.from({ length: 23 }, () => 1));
  });

  it('says over how many steps, where a point stands for several of them too', () => {
    const every = (steps: number) => Array.from({ length: 120 }, (_, i) => ({ x: 1 + i * steps, y: i }));
    expect(smoothedOver(every(1))).toBe(10);
    expect(smoothedOver(every(3))).toBe(30);
    expect(smoothedOver([])).toBe(1);
  });

  it('leaves short and constant lines as they are', () => {
    expect(smoothed(line(3, 5))).toEqual(line(3, 5));
    expect(smoothed(line(...Array.from({ length: 60 }, () => 7))).every(({ y }) => y === 7)).toBe(true);
  });
});

describe('differences to the baseline', () => {
  it('are taken at the same step, between its points too, and nowhere else', () => {
    const base = [
      { x: 10, y: 1 },
      { x: 20, y: 3 },
    ];
    const other = [
      { x: 5, y: 9 },
      { x: 10, y: 2 },
      { x: 15, y: 2 },
      { x: 20, y: 2 },
      { x: 25, y: 9 },
    ];
    expect(differencesTo(base, other)).toEqual([
      { x: 10, y: 1 },
      { x: 15, y: 0 },
      { x: 20, y: -1 },
    ]);
  });

  it('of the baseline itself are zero, smoothed or not', () => {
    const raw = line(...Array.from({ length: 40 }, (_, i) => Math.sin(i)));
    for (const smooth of [true, false])
      expect(drawnLine(raw, raw, { smooth, delta: true }).points.every(({ y }) => y === 0)).toBe(true);
  });

  it('smoothed lines keep the raw values behind them', () => {
    const raw = line(1, 2, 3);
    expect(drawnLine(raw, [], { smooth: true, delta: false }).faint).toEqual(raw);
    expect(drawnLine(raw, line(1, 1, 1), { smooth: true, delta: true }).faint).toEqual(line(0, 1, 2));
    expect(drawnLine(raw, [], { smooth: false, delta: false })).toEqual({ points: raw });
  });
});
