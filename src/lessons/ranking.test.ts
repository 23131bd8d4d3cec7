// The editable search: the protocol's cases, both APs by hand, ties, and what editing does.
import { describe, expect, it } from 'vitest';
import { onGrid, RANKING_CLAIMS, rankingProblem, scoreRanking, swapped } from './ranking';

const start = rankingProblem(null);
const ranks = (problem = start) =>
  scoreRanking(problem)
    .placed.filter(({ rank }) => rank !== null)
    .map(({ index }) => index);

describe('editable ranking', () => {
  it('leaves out junk and the query’s own camera, keeps the distractor, and breaks the tie by gallery place', () => {
    const { placed, hits } = scoreRanking(start);
    expect(ranks()).toEqual([0, 1, 4, 5, 6, 7]);
    expect(hits).toEqual([1, 4, 6]);
    expect(placed.filter(({ leftOut }) => leftOut).map(({ index, leftOut }) => [index, leftOut])).toEqual([
      [2, 'sameCamera'],
      [3, 'junk'],
    ]);
    expect(placed.filter(({ tied }) => tied).map(({ index }) => index)).toEqual([4, 5]);
  });

  it('scores as by hand', () => {
    const { result, cmc, otherTie } = scoreRanking(start);
    expect(result?.ap).toBeCloseTo((1 + 2 / 4 + 3 / 6) / 3, 12);
    expect(result?.apTrapezoid).toBeCloseTo((1 + (1 / 3 + 2 / 4) / 2 + (2 / 5 + 3 / 6) / 2) / 3, 12);
    expect(result?.inp).toBeCloseTo(3 / 6, 12);
    expect(cmc?.[0]).toBe(1);
    // The other way round the right picture stands third.
    expect(otherTie).toBeCloseTo((1 + 2 / 3 + 3 / 6) / 3, 12);
  });

  it('the claims do what they say', () => {
    expect(RANKING_CLAIMS).toEqual(['sameCamera', 'junk', 'tie', 'none']);
    expect(ranks(rankingProblem('sameCamera'))[0]).toBe(2);
    expect(ranks(rankingProblem('junk'))[0]).toBe(3);
    const untied = scoreRanking(rankingProblem('tie'));
    expect(untied.placed.some(({ tied }) => tied)).toBe(false);
    expect(untied.result?.ap).toBeCloseTo(scoreRanking(start).otherTie ?? NaN, 12);
    const none = scoreRanking(rankingProblem('none'));
    expect(none.result).toBeNull();
    expect(none.cmc).toBeNull();
    expect(none.placed.filter(({ rank }) => rank !== null).length).toBeGreaterThan(0);
  });

  it('swapping moves a picture by one place, also out of a tie and never beyond the ends', () => {
    expect(ranks(swapped(start, 1, -1)).slice(0, 2)).toEqual([1, 0]);
    expect(ranks(swapped(start, 5, -1)).slice(2, 4)).toEqual([5, 4]);
    expect(swapped(start, 0, -1)).toBe(start);
    expect(swapped(start, 7, 1)).toBe(start);
    expect(swapped(start, 2, 1)).toBe(start); // left out: it has no place
  });

  it('distances stay on the grid and in range', () => {
    expect(onGrid(0.6499)).toBe(0.65);
    expect(onGrid(-3)).toBe(0.05);
    expect(onGrid(9)).toBe(1.5);
  });
});
