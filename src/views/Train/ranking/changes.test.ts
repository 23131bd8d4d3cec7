import { describe, expect, it } from 'vitest';
import type { EvaluationReport, QueryRanking } from '../../../worker/protocol';
import { earlier, rankChanges, scoreState, tiles } from './changes';

const ranking = (query: number, items: number[]): QueryRanking => ({
  query,
  identity: 1,
  camera: 0,
  ap: 0.5,
  firstMatch: 1,
  top: items.map((item) => ({ item, identity: 1, camera: 1, distance: 1, correct: true })),
});

const report = (mAP: number | null, cmc: number[]): EvaluationReport => ({
  part: 'seen',
  step: 25,
  countedQueries: mAP === null ? 0 : 4,
  mAP,
  mAPTrapezoid: mAP,
  mINP: mAP,
  cmc,
  cameraRank1: [],
  histogram: { edges: [], positive: [], negative: [], overlap: 0 },
});

describe('rankChanges', () => {
  it('counts places gained upwards: from 3rd to 1st is up 2', () => {
    expect(rankChanges(ranking(1, [12, 10, 11]), ranking(1, [10, 11, 12]))).toEqual([
      { kind: 'up', by: 2 },
      { kind: 'down', by: 1 },
      { kind: 'down', by: 1 },
    ]);
  });

  it('tells an item that stood still from one that came from beyond the known places', () => {
    expect(rankChanges(ranking(1, [10, 99]), ranking(1, [10, 11]))).toEqual([
      { kind: 'same' },
      { kind: 'new' },
    ]);
  });

  it('claims nothing without an earlier ranking, or with one that could not be counted', () => {
    expect(rankChanges(ranking(1, [10]), null)).toEqual([{ kind: 'unknown' }]);
    expect(rankChanges(ranking(1, [10]), ranking(1, []))).toEqual([{ kind: 'unknown' }]);
  });

  it('compares a query with itself only, even when the rows have been reordered', () => {
    const before = [ranking(7, [1]), ranking(5, [2])];
    expect(earlier(ranking(5, [3]), before)?.top[0].item).toBe(2);
    expect(earlier(ranking(6, [3]), before)).toBeNull();
  });
});

describe('tiles', () => {
  it('gives values as shares and changes in percentage points', () => {
    const now = report(0.804, [0.882, 0.9, 0.95, 0.97, 0.979, 0.98, 0.98, 0.98, 0.98, 0.993]);
    const before = report(0.735, [0.826, 0.9, 0.95, 0.97, 0.986, 0.99, 0.99, 0.99, 0.99, 0.993]);
    expect(tiles(now, before)).toEqual([
      { name: 'mAP', value: 0.804, change: 6.9 },
      { name: 'rank-1', value: 0.882, change: 5.6 },
      { name: 'rank-5', value: 0.979, change: -0.7 },
      { name: 'rank-10', value: 0.993, change: 0 },
    ]);
  });

  it('reads rank-10 of a gallery of three as its last rank', () => {
    expect(tiles(report(0.5, [0.2, 0.6, 1]), null)[3].value).toBe(1);
  });

  it('never turns "no query could be counted" into 0 % or a change', () => {
    const uncounted = report(null, [0, 0, 0]);
    expect(scoreState(uncounted)).toBe('uncounted');
    for (const tile of tiles(uncounted, report(0.5, [0.5]))) {
      expect(tile.value).toBeNull();
      expect(tile.change).toBeNull();
    }
    expect(tiles(report(0.5, [0.5]), uncounted)[0].change).toBeNull();
  });

  it('has no numbers before the first evaluation', () => {
    expect(scoreState(null)).toBe('pending');
    expect(tiles(null, null).map(({ value }) => value)).toEqual([null, null, null, null]);
  });
});
