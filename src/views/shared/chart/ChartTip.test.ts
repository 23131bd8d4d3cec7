import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { laneLooks } from '../runLooks';
import { ChartTip, readings, spoken } from './ChartTip';
import { chartLayout, type ChartContent } from './layout';

const [first, second, third] = laneLooks(['exponential', 'hardest', 'uniform']);
const content: ChartContent = {
  series: [
    { id: 'a', name: 'HAP2S-E', look: first, points: [0, 20, 40].map((x) => ({ x, y: 50 + x / 10 })) },
    { id: 'b', name: 'Batch-hard', look: second, points: [0, 20, 40].map((x) => ({ x, y: 51.96 })) },
    { id: 'c', name: 'Uniform', look: third, points: [{ x: 0, y: 10 }] },
  ],
  x: { name: 'step', format: String },
  y: { name: 'mAP %', format: (value) => value.toFixed(0) },
  formatValue: (value) => value.toFixed(1),
};

test('values stand with the highest first, each with its difference to the baseline; a line that ended has none', () => {
  expect(
    readings(content, 40, 'b').map(({ series, value, difference }) => [series.id, value, difference]),
  ).toEqual([
    ['a', '54.0', '+2.0'],
    ['b', '52.0', ''],
  ]);
  expect(readings(content, 0, 'b').map(({ difference }) => difference)).toEqual(['', '−2.0', '−42.0']);
  expect(readings(content, 0).every(({ difference }) => difference === '')).toBe(true);
});

test('a difference that rounds to 0 carries no sign', () => {
  expect(readings(content, 20, 'b').find(({ series }) => series.id === 'a')?.difference).toBe('0.0');
});

test('the same is said in words', () => {
  expect(spoken(content, 40, 'b')).toBe('step 40: HAP2S-E 54.0 (+2.0), Batch-hard 52.0');
  expect(spoken(content, 90, 'b')).toBe('step 90: no value');
});

test('in a small chart the values stand above the lines, in a large one where few lines are', () => {
  const draw = (width: number) =>
    renderToStaticMarkup(
      createElement(ChartTip, { content, layout: chartLayout(content, width, 300), at: 40, baseline: 'b' }),
    );
  const { top, bottom } = chartLayout(content, 320, 300);
  expect(draw(320)).toContain(`bottom:${300 - top + 4}px`);
  expect(draw(640)).toContain(`bottom:${300 - bottom + 4}px`); // both lines run high
  expect(draw(640)).toContain('<td>pinned</td>');
});
