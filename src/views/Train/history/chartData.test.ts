import { describe, expect, it } from 'vitest';
import { Curves } from '../../../state/curves';
import type { EvaluationReport, PartName } from '../../../worker/protocol';
import { activeData, distanceData, lossData, scoreRows, sizesData, thinned } from './chartData';
import { stepTicks, ticksTo, ticksWithin } from './scale';

/** loss, metric, softmax, active, N_eff⁺, N_eff⁻, D⁺, D⁻ of one step. */
type Record8 = [number, number, number, number, number, number, number, number];

function curvesOf(records: Record8[]): Curves {
  const curves = new Curves();
  curves.append(1, Float32Array.from(records.flat()));
  return curves;
}

const STEP: Record8 = [2, 1.5, 0.5, 0.75, 2, 7, 1, 0.8];
const WITHOUT_ANCHORS: Record8 = [2, 2, 0, NaN, NaN, NaN, NaN, NaN];
const repeated = (record: Record8, count: number) => Array.from({ length: count }, () => record);

describe('loss', () => {
  it('shows every spike of single steps in the band, however many steps share a point', () => {
    const records = repeated(STEP, 1000);
    records[500] = [40, ...STEP.slice(1)] as Record8;
    const { rows } = lossData(curvesOf(records));
    expect(rows.length).toBeLessThanOrEqual(300);
    const highest = Math.max(...rows.map(({ band }) => (band as [number, number])[1]));
    expect(highest).toBe(40);
  });

  it('draws one line where there is no softmax part, two where there is', () => {
    expect(lossData(curvesOf(repeated(WITHOUT_ANCHORS, 9))).metricOnly).toBe(true);
    expect(lossData(curvesOf(repeated(STEP, 9))).metricOnly).toBe(false);
  });

  it('leaves out the steps at which a diverging loss became infinite', () => {
    const infinite = [Infinity, ...STEP.slice(1)] as Record8;
    const { rows } = lossData(curvesOf([...repeated(STEP, 8), ...repeated(infinite, 8)]));
    expect(rows[0].total).toBe(2);
    expect(rows.at(-1)?.total).toBeUndefined();
  });

  it('has no value and no row before the first step', () => {
    expect(lossData(new Curves())).toMatchObject({ rows: [], total: null });
  });
});

describe('columns without meaning', () => {
  it('are left out with their word, not drawn as zero', () => {
    const curves = curvesOf(repeated(WITHOUT_ANCHORS, 20));
    const active = activeData(curves);
    expect(active.known).toBe(false);
    expect(active.active).toBeNull();
    expect(active.rows.every((row) => row.active === undefined)).toBe(true);
    expect(sizesData(curves, 8, 4).known).toBe(false);
  });

  it('leave a gap where the loss was changed on the way, and no live value while it lasts', () => {
    const curves = curvesOf([...repeated(STEP, 40), ...repeated(WITHOUT_ANCHORS, 40)]);
    const { rows, active, known } = activeData(curves);
    expect(known).toBe(true);
    expect(active).toBeNull();
    expect(rows.at(-1)).toEqual({ x: 80 });
    expect(rows[0].active).toBeCloseTo(0.75);
  });

  it('do not count as unknown before the first step', () => {
    expect(activeData(new Curves()).known).toBe(true);
  });
});

describe('effective sizes', () => {
  it('are shares of K − 1 and (P − 1)K', () => {
    const { positive, negative, positives, negatives } = sizesData(curvesOf(repeated(STEP, 8)), 8, 4);
    expect([positives, negatives]).toEqual([3, 28]);
    expect(positive).toBeCloseTo(2 / 3);
    expect(negative).toBeCloseTo(7 / 28);
  });

  it('of a uniform weighting are exactly 1', () => {
    const uniform: Record8 = [1, 1, 0, 1, 3, 28, 1, 1];
    expect(sizesData(curvesOf(repeated(uniform, 8)), 8, 4)).toMatchObject({ positive: 1, negative: 1 });
  });
});

const report = (part: PartName, step: number, mAP: number | null): EvaluationReport => ({
  part,
  step,
  countedQueries: mAP === null ? 0 : 10,
  mAP,
  mAPTrapezoid: mAP,
  mINP: mAP,
  cmc: [0.5, 0.8],
  cameraRank1: [],
  histogram: { edges: [0, 1, 2], positive: [0.75, 0.25], negative: [0.25, 0.75], overlap: 0.5 },
});

describe('scores over evaluations', () => {
  it('puts both parts of a step into one row, the newest evaluation of a step last', () => {
    const rows = scoreRows([report('seen', 0, 0.1), report('unseen', 0, 0.2), report('seen', 25, 0.3)]);
    expect(rows).toEqual([
      { x: 0, seenMap: 0.1, seenRank1: 0.5, unseenMap: 0.2, unseenRank1: 0.5 },
      { x: 25, seenMap: 0.3, seenRank1: 0.5 },
    ]);
  });

  it('leaves uncounted evaluations empty instead of 0 %', () => {
    expect(scoreRows([report('unseen', 0, null)])).toEqual([{ x: 0, unseenMap: null, unseenRank1: null }]);
  });

  it('thins long runs but keeps the newest evaluation', () => {
    const list = Array.from({ length: 4001 }, (_, i) => i);
    const some = thinned(list, 150);
    expect(some.length).toBeLessThanOrEqual(150);
    expect(some.at(-1)).toBe(4000);
    expect(thinned([1, 2], 150)).toEqual([1, 2]);
  });
});

describe('distances', () => {
  it('gives the means of both heaps and their overlap', () => {
    const data = distanceData(report('seen', 25, 0.5));
    expect(data).toMatchObject({ positive: 0.75, negative: 1.25, overlap: 0.5, step: 25 });
    expect(data?.rows.map(({ x }) => x)).toEqual([0.5, 1.5]);
  });

  it('has nothing to show when no query was counted', () => {
    expect(distanceData(report('seen', 25, null))).toBeNull();
    expect(distanceData(null)).toBeNull();
  });
});

describe('ticks', () => {
  it('are few and round, and reach the largest value', () => {
    expect(ticksTo(1.74, 3)).toEqual([0, 1, 2]);
    expect(ticksTo(0.45, 3)).toEqual([0, 0.2, 0.4, 0.6]);
    for (const max of [1e-4, 0.3, 7, 99, 12345]) {
      const ticks = ticksTo(max, 3);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-6));
    }
  });

  it('survive a run whose loss is 0 or infinite', () => {
    expect(ticksTo(0, 3)).toEqual([0, 1]);
    expect(ticksTo(Infinity, 3)).toEqual([0, 1]);
    expect(ticksTo(NaN, 3)).toEqual([0, 1]);
  });

  it('of steps do not repeat at the very start', () => {
    expect(stepTicks(1)).toEqual([0, 1]);
    expect(stepTicks(240)).toEqual([0, 120, 240]);
    expect(ticksWithin(0, 1.9, 4)).toEqual([0, 0.5, 1, 1.5]);
  });
});
