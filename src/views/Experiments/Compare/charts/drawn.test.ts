// What charts of a comparison say beside their lines: units, notes, the reason for an empty one.
import { expect, test } from 'vitest';
import { defaultOptions, type Options } from '../../../../experiment/options';
import { laneLooks } from '../../../shared/runLooks';
import { chartLayout } from '../../../shared/chart/layout';
import { readings } from '../../../shared/chart/ChartTip';
import { chartOf } from './drawn';
import { CHART_KINDS } from './kinds';

const [look] = laneLooks(['exponential']);
const kindOf = (id: string) => {
  const kind = CHART_KINDS.find((each) => each.id === id);
  if (!kind) throw new Error(`No chart ${id}.`);
  return kind;
};
const points = (...values: number[]) => values.map((y, i) => ({ x: i * 10, y }));
const drawing = (change: Partial<Options> = {}) => {
  const options = { ...defaultOptions(), ...change };
  return {
    series: [{ id: '1', name: 'A', look, points: points(0, -1.25) }],
    lanes: [{ id: 1, name: 'A', sub: '', look, options, shown: true }],
    part: 'unseen' as const,
    baseline: 0,
    delta: false,
    log: false,
    looked: null,
    step: 113,
  };
};

test('differences of shares are points, and every place writes them with their sign', () => {
  const chart = chartOf(kindOf('mAP'), { ...drawing(), delta: true, log: true });
  expect(chart.y).toMatchObject({ name: 'Δ points', scale: 'linear' });
  expect(chartLayout(chart, 600, 300).ends[0].value).toBe('−1.3');
  expect(readings(chart, 10)[0].value).toBe('−1.3');
});

test('all charts end where the clock stands, whatever they have values for', () => {
  for (const kind of CHART_KINDS) {
    const chart = chartOf(kind, drawing());
    expect(chart.x.domain).toEqual([0, 113]);
    expect(chartLayout(chart, 360, 240).xName).toBe('step 113');
    const early = chartLayout(chartOf(kind, { ...drawing(), step: 10 }), 480, 240);
    expect(early.xTicks.map(({ text }) => text)).toEqual(['0', '5', '10']);
  }
});

test('notes say of what Neff is, how far lines are smoothed, and which step is looked at', () => {
  const { batchImages } = defaultOptions();
  const smooth = drawing();
  smooth.series = [
    { ...smooth.series[0], faint: Array.from({ length: 120 }, (_, x) => ({ x, y: 1 })) },
  ] as never;
  const of = batchImages - 1;
  expect(chartOf(kindOf('positives'), { ...smooth, looked: 30 as never }).note).toBe(
    `in the batch, of ${of} · smoothed over 10 steps · at step 30`,
  );
  const [lane] = drawing().lanes;
  const other = { ...lane, options: { ...lane.options, batchImages: batchImages + 1 } };
  expect(chartOf(kindOf('positives'), { ...drawing(), lanes: [lane, other] }).note).toBe('in the batch');
});

test('an empty chart says why', () => {
  const empty = (change: Partial<Options>, step: number) =>
    chartOf(kindOf('negatives'), { ...drawing(change), step }).empty;
  expect(empty({ strategy: 'contrastive' }, 0)).toBe('No step taken yet.');
  expect(empty({ strategy: 'contrastive' }, 5)).toBe('These losses have no sets.');
  expect(empty({ strategy: 'uniform' }, 5)).toBe('No value yet.');
});
