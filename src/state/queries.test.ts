import { describe, expect, it } from 'vitest';
import type { EvaluationReport, Probe } from '../worker/protocol';
import { evaluationAt, slim } from './evaluations';
import { extremeQueries, MOST_CHOSEN, offeredQueries, orderQueries, shownQueries, toggled } from './queries';

const probe = (items: number[], identity: number[]): Probe => ({
  items: Int32Array.from(items),
  identity: Int32Array.from(identity),
  trueIdentity: Int32Array.from(identity),
  camera: Int32Array.from(items, () => 0),
});

const offered = probe([10, 11, 12, 13, 14, 15], [1, 1, 2, 3, 4, 5]);
const scores = [
  { query: 10, ap: 0.9 },
  { query: 11, ap: null },
  { query: 12, ap: 0.2 },
  { query: 13, ap: 0.5 },
  { query: 14, ap: 0.2 },
  { query: 15, ap: 1 },
];
const list = offeredQueries(offered, scores);
const queriesOf = (order: 'worst' | 'best' | 'identity') =>
  orderQueries(list, order).map(({ query }) => query);

const report = (part: 'seen' | 'unseen', step: number, mAP: number): EvaluationReport => ({
  part,
  step,
  countedQueries: 1,
  mAP,
  mAPTrapezoid: mAP,
  mINP: mAP,
  cmc: [1],
  cameraRank1: [],
  histogram: { edges: [0, 1], positive: [1], negative: [1], overlap: 1 },
  perQuery: scores,
});

describe('order of the offered queries', () => {
  it('goes by AP from either end; one that cannot be counted is last, not worst', () => {
    expect(queriesOf('worst')).toEqual([12, 14, 13, 10, 15, 11]);
    expect(queriesOf('best')).toEqual([15, 10, 13, 12, 14, 11]);
    expect(queriesOf('identity')).toEqual([10, 11, 12, 13, 14, 15]);
  });

  it('the quick choices hold counted queries only, and as many as can be ticked', () => {
    expect(extremeQueries(list, 'worst')).toEqual([12, 14, 13, 10]);
    expect(extremeQueries(offeredQueries(offered, []), 'worst')).toEqual([]);
  });
});

describe('shown queries', () => {
  it('the anchor is first and never twice; without a choice the others are of other identities', () => {
    expect(shownQueries(offered, offered, 0, null)).toEqual([10, 12, 13, 14]);
    expect(shownQueries(offered, offered, 2, [15, 12])).toEqual([12, 15]);
    expect(shownQueries(offered, probe([], []), 0, [15])).toEqual([15]);
  });

  it('a fifth tick changes nothing, and the last one taken away brings the spread back', () => {
    const full = [10, 11, 12, 13];
    expect(full).toHaveLength(MOST_CHOSEN);
    expect(toggled(full, 14)).toEqual(full);
    expect(toggled(full, 11)).toEqual([10, 12, 13]);
    expect(toggled(null, 14)).toEqual([14]);
    expect(toggled([14], 14)).toBeNull();
  });
});

describe('evaluations of the past', () => {
  it('are found by part and step, the newest where a step was scored twice, and keep no list of queries', () => {
    const past = [report('seen', 0, 0.1), report('unseen', 0, 0.2), report('seen', 0, 0.3)].map(slim);
    expect(evaluationAt(past, 'seen', 0)?.mAP).toBe(0.3);
    expect(evaluationAt(past, 'unseen', 0)?.mAP).toBe(0.2);
    expect(evaluationAt(past, 'seen', 10)).toBeNull();
    expect(past[0]).not.toHaveProperty('perQuery');
  });
});
