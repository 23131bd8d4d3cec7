// Numbers of a lane: means over its ends, and nothing where there is nothing.
import { describe, expect, it } from 'vitest';
import { Curves } from '../../../../state/curves';
import { STEP_COLUMNS } from '../../../../worker/protocol';
import { columnPoints, known, lastScore, meanOf, scorePoints } from './laneCurves';

function lane(values: number[]) {
  const curves = new Curves();
  const at = STEP_COLUMNS.indexOf('activeShare');
  const records = Float32Array.from({ length: values.length * STEP_COLUMNS.length }, (_, i) =>
    i % STEP_COLUMNS.length === at ? values[Math.floor(i / STEP_COLUMNS.length)] : 9,
  );
  curves.append(1, records);
  return { curves, scores: [0, 40].map((step) => ({ step, mAP: step ? 0.5 : null, rank1: null })) };
}

describe('curves of a lane', () => {
  it('means over the first or last steps; not a number while there are fewer', () => {
    const one = lane([1, 1, 0.5, 0.25]);
    expect(meanOf(one, 'activeShare', 2)).toBeCloseTo(0.375, 6);
    expect(meanOf(one, 'activeShare', 2, 'first')).toBe(1);
    expect(meanOf(one, 'activeShare', 5)).toBeNaN();
    expect(meanOf(undefined, 'activeShare', 1)).toBeNaN();
  });

  it('points of steps and of scores; a score that counts nothing is left out, not drawn as 0', () => {
    const one = lane([1, 0.5]);
    expect(columnPoints(one, 'activeShare')).toEqual([
      { x: 1, y: 1 },
      { x: 2, y: 0.5 },
    ]);
    expect(scorePoints(one)).toEqual([{ x: 40, y: 0.5 }]);
    expect(lastScore(one)).toBe(0.5);
    expect(lastScore(undefined)).toBeNaN();
    expect(known({ a: 1, b: NaN, c: Infinity })).toEqual({ a: 1, c: Infinity });
  });
});
