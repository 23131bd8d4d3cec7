// The table of a sweep, against numbers worked out by hand.
import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../options';
import type { RunRecord } from '../runs/record';
import { factsOf, summaryOf, type RunSummary } from '../runs/summary';
import { estimateOf } from './estimate';
import { cellsOf } from './expand';
import { rowsOf } from './rows';
import type { SweepCell, SweepPlan } from './types';

const plan: SweepPlan = {
  name: 'σ',
  base: defaultOptions(),
  axes: [{ key: 'sigma', values: [0.1, 0.2] }],
  list: [],
  seeds: [7, 8, 9],
  steps: 10,
};
const cells = cellsOf(plan);

const COLUMNS = ['loss', 'positiveEffectiveSize', 'negativeEffectiveSize'];

function runOf(cell: SweepCell, mAP: number | null, change: Partial<RunRecord> = {}): RunRecord {
  const rows = Array.from({ length: 10 }, (_, i) => [1, i, NaN]);
  const cmc = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const score = { mAP, mINP: 0.3, cmc, countedQueries: 4 };
  return {
    id: cell.key,
    name: '',
    note: '',
    tags: [],
    created: 0,
    sweep: { id: 's', cell: cell.key },
    options: cell.options,
    changes: [],
    steps: 10,
    on: ['cpu'],
    milliseconds: 2500,
    weights: 'abc',
    columns: COLUMNS,
    records: Float32Array.from(rows.flat()),
    scores: [
      { ...score, step: 0, part: 'unseen', mAP: 0 },
      { ...score, step: 10, part: 'unseen' },
      { ...score, step: 10, part: 'seen', mAP: 1 },
    ],
    wrongWeight: 0.25,
    ...change,
  };
}

const summaries = (values: (number | null)[], change?: Partial<RunRecord>): RunSummary[] =>
  values.flatMap((mAP, i) => (mAP === null ? [] : [summaryOf(runOf(cells[i], mAP, change))]));

describe('the numbers of a run', () => {
  it('are of the last evaluation on unseen identities, and of the last fifth of the steps', () => {
    expect(factsOf(runOf(cells[0], 0.5))).toEqual({
      mAP: 0.5,
      rank1: 0.1,
      rank5: 0.5,
      rank10: 1,
      mINP: 0.3,
      positiveEffectiveSize: 8.5, // steps 9 and 10: 8 and 9
      negativeEffectiveSize: null,
      wrongWeight: 0.25,
      seconds: 2.5,
    });
  });

  it('are absent where nothing was measured', () => {
    const facts = factsOf(runOf(cells[0], 0.5, { scores: [], records: new Float32Array() }));
    expect(facts).toMatchObject({ mAP: null, rank1: null, positiveEffectiveSize: null });
  });
});

describe('the rows', () => {
  it('are mean and deviation over seeds, with the paired difference to the first configuration', () => {
    const [first, second] = rowsOf(cells, summaries([0.2, 0.4, 0.6, 0.3, 0.5, 0.7]), {}, null);
    expect(first).toMatchObject({ configuration: cells[0].configuration, done: 3, failed: 0, all: 3 });
    expect(first.values.mAP).toEqual({
      count: 3,
      mean: expect.closeTo(0.4, 12),
      deviation: expect.closeTo(0.2, 12),
    });
    expect(first.differences.mAP).toBeNull();
    expect(second.options.sigma).toBe(0.2);
    expect(second.differences.mAP).toMatchObject({ pairs: 3, mean: expect.closeTo(0.1, 12) });
    // Every seed gained the same, so the interval has no width.
    expect(second.differences.mAP?.low).toBeCloseTo(0.1, 12);
    expect(second.differences.mAP?.high).toBeCloseTo(0.1, 12);
  });

  it('are compared with the chosen baseline', () => {
    const runs = summaries([0.2, 0.4, 0.6, 0.3, 0.5, 0.7]);
    const [first, second] = rowsOf(cells, runs, {}, cells[3].configuration);
    expect(first.differences.mAP?.mean).toBeCloseTo(-0.1, 12);
    expect(second.differences.mAP).toBeNull();
    expect(rowsOf(cells, runs, {}, 'gone')[0].differences.mAP).toBeNull();
  });

  it('count what is there: missing, failed, and without a score', () => {
    const runs = summaries([0.2, null, null, 0.3, 0.5]);
    const failed = { [cells[1].key]: 'diverged', [cells[3].key]: 'failed first, trained later' };
    const [first, second] = rowsOf(cells, [...runs, summaryOf(runOf(cells[5], null))], failed, null);
    expect(first).toMatchObject({ done: 1, failed: 1, all: 3 });
    expect(second).toMatchObject({ done: 3, failed: 0 });
    expect(second.values.mAP.count).toBe(2);
    expect(second.differences.mAP).toMatchObject({ pairs: 1, low: null });
  });

  it('take cells of other sweeps too, of several the newest, and no other run', () => {
    const own = runOf(cells[0], 0.1);
    const runs = [
      summaryOf(own),
      summaryOf({
        ...own,
        id: 'b',
        created: 5,
        sweep: { id: 'other', cell: cells[0].key },
        wrongWeight: 0.75,
      }),
      summaryOf({ ...own, id: 'c', created: 9, sweep: null }),
    ];
    expect(rowsOf(cells, runs, {}, null)[0].runs.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the estimate', () => {
  it('leaves known cells out and goes by what equal runs took', () => {
    const [known] = summaries([0.2]);
    // 2.5 s for 10 steps, of which five cells with 10 steps are missing.
    expect(estimateOf(cells, [known])).toEqual({
      cells: 6,
      known: 1,
      steps: 50,
      seconds: 12.5,
      fromTrain: false,
    });
    expect(estimateOf(cells, [])).toEqual({ cells: 6, known: 0, steps: 60, seconds: null, fromTrain: false });
    const train = { options: cells[0].options, millisecondsPerStep: 100 };
    expect(estimateOf(cells, [], train)).toMatchObject({ seconds: 6, fromTrain: true });
    expect(estimateOf(cells, [known], train)).toMatchObject({ seconds: 12.5, fromTrain: false });
    const larger = { ...train, options: { ...train.options, batchImages: train.options.batchImages + 1 } };
    expect(estimateOf(cells, [], larger).seconds).toBeNull();
    expect(estimateOf(cells, [], { ...larger, trial: true }).seconds).not.toBeNull();
  });

  it('prefers runs of the same size, and says nothing from runs on other data', () => {
    const options = { ...plan.base, batchIdentities: 16 };
    const slow = summaryOf(runOf(cells[0], 0.2, { id: 'slow', options, sweep: null, milliseconds: 100_000 }));
    const [own] = summaries([0.2]);
    expect(estimateOf(cells, [slow, own]).seconds).toBe(12.5);
    expect(estimateOf(cells, [slow]).seconds).toBe(600);
    const other = summaryOf(
      runOf(cells[0], 0.2, { options: { ...plan.base, data: 'clusters' }, sweep: null }),
    );
    expect(estimateOf(cells, [other]).seconds).toBeNull();
  });
});
