// The bench's plan and what it says of the numbers, on made-up scores of which the answer is known.
import { describe, expect, it } from 'vitest';
import { BENCH_STRATEGIES, benchCells, benchFinding, benchJobs, WRONG_LABELS } from './lessonRuns';
import { differences } from './options';

describe('outlier bench', () => {
  it('one job per seed and share; its lanes differ in the strategy alone', () => {
    const jobs = benchJobs([7, 8]);
    expect(jobs).toHaveLength(2 * WRONG_LABELS.length);
    expect(new Set(jobs.map(({ key }) => key)).size).toBe(jobs.length);
    for (const { lanes, wrongLabels, seed } of jobs) {
      expect(lanes.map(({ strategy }) => strategy)).toEqual([...BENCH_STRATEGIES]);
      for (const lane of lanes) {
        expect(lane).toMatchObject({ wrongLabels, seed });
        const differing = differences(lanes[0], lane).filter((key) => key !== 'sigma' && key !== 'alpha');
        expect(differing).toEqual(lane === lanes[0] ? [] : ['strategy']);
      }
    }
  });

  it('says who is first, by how much, and who lost least – or nothing while a cell is missing', () => {
    const clean = [0.5, 0.6, 0.7, 0.65];
    const noisy = [0.45, 0.2, 0.4, 0.44];
    const jobs = benchJobs([7]);
    const score = (key: string, lane: number) =>
      key === '7/0' ? clean[lane] : key === '7/0.3' ? noisy[lane] : null;
    const found = benchFinding(benchCells(jobs, score));
    expect(found).toMatchObject({
      bestClean: { strategy: 'exponential' },
      bestNoisy: { strategy: 'uniform' },
      second: { strategy: 'polynomial' },
      steadiest: { strategy: 'uniform' },
      withinSpread: null,
    });
    expect(found?.lead).toBeCloseTo(0.01, 9);
    expect(found?.lost).toBeCloseTo(0.05, 9);
    const gap = (key: string, lane: number) => (lane === 3 ? null : score(key, lane));
    expect(benchFinding(benchCells(jobs, gap))).toBeNull();
  });

  it('with several seeds, a lead below the spread over seeds is called so', () => {
    const jobs = benchJobs([7, 8, 9]);
    const score = (spread: number) => (key: string, lane: number) =>
      0.5 + 0.02 * lane + spread * (Number(key[0]) - 8);
    expect(benchFinding(benchCells(jobs, score(0.1)))?.withinSpread).toBe(true);
    expect(benchFinding(benchCells(jobs, score(0.001)))?.withinSpread).toBe(false);
  });
});
