// The drawing as markup, without a page: what is in the SVG, and where its parts lie.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { laneLooks } from '../runLooks';
import { ChartPicture } from './ChartPicture';
import { ChartSheet } from './ChartSheet';
import { chartLayout, TICK_SIZE, type ChartContent } from './layout';
import { textWidth } from './lines';
import type { ChartSeries } from './types';

const [look, other] = laneLooks(['exponential', 'hardest']);
const points = (...values: number[]) => values.map((y, i) => ({ x: i * 100, y }));
const content = (series: ChartSeries[]): ChartContent => ({
  series,
  x: { name: 'step', format: String },
  y: { name: 'mAP %', format: (value) => value.toFixed(0) },
  formatValue: (value) => value.toFixed(1),
});
const two = content([
  { id: 'a', name: 'HAP2S-E', look, points: points(7, 40, 56.25) },
  { id: 'b', name: 'Batch-hard', look: other, points: points(7, 41, 56.5) },
]);
const draw = (what: ChartContent, width: number, baseline?: string) =>
  renderToStaticMarkup(
    createElement(ChartPicture, { layout: chartLayout(what, width, 300), series: what.series, baseline }),
  );

test('wide enough, names and newest values stand at the ends without touching', () => {
  const { ends, right, width } = chartLayout(two, 600, 300);
  expect(ends.map(({ series, value }) => [series.name, value])).toEqual([
    ['HAP2S-E', '56.3'],
    ['Batch-hard', '56.5'],
  ]);
  expect(Math.abs(ends[0].y - ends[1].y)).toBeGreaterThanOrEqual(14);
  expect(right).toBeLessThan(width - 60);
  expect(draw(two, 600)).toContain('Batch-hard</tspan> 56.5');
});

test('what is written is measured, of the step that is looked at, where the line is a smoothed one', () => {
  const calm = content([{ ...two.series[0], points: points(7, 30, 44), faint: points(7, 40, 56.25) }]);
  expect(chartLayout(calm, 600, 300).ends[0].value).toBe('56.3');
  expect(chartLayout({ ...calm, looked: 100 }, 600, 300).ends[0].value).toBe('40.0');
  const sheet = renderToStaticMarkup(
    createElement(ChartSheet, {
      chart: { ...calm, title: 'mAP', looked: 100 },
      size: { width: 300, height: 300 },
    }),
  );
  expect(sheet).toContain('>40.0</tspan>');
  expect(sheet).not.toMatch(/56\.3|44\.0|30\.0/);
});

test('where there is no room for names the lines take the whole width', () => {
  expect(chartLayout(two, 340, 300).ends).toEqual([]);
  expect(chartLayout(two, 340, 300).right).toBe(328);
  const long = content(
    two.series.map((one) => ({ ...one, name: 'A run with quite a long name of its own' })),
  );
  expect(chartLayout(long, 600, 300).ends).toEqual([]);
});

test('where names fit but values do not, the names stand alone; from a line that ends early a lead goes to its name', () => {
  const long = content(two.series.map((one) => ({ ...one, name: 'A run of some other kind' })));
  expect(chartLayout(long, 470, 300).ends.map(({ value }) => value)).toEqual(['', '']);
  const early = { ...two, x: { ...two.x, domain: [0, 400] as const } };
  expect(draw(early, 600).split('stroke-dasharray="1 3"')).toHaveLength(3);
  expect(draw(two, 600)).not.toContain('stroke-dasharray="1 3"');
});

test('the name of the axis stands apart from the last tick; where none stands at the end, the name does with the end', () => {
  const at = (domain: [number, number]) => chartLayout({ ...two, x: { ...two.x, domain } }, 600, 300);
  const { xTicks, xName, xNameAt, right } = at([0, 400]);
  expect(xTicks.at(-1)).toMatchObject({ text: '400', anchor: 'end' });
  expect(xName).toBe('step');
  expect(xNameAt).toBeLessThan(right - textWidth('400', TICK_SIZE) - 8);
  expect(at([0, 230])).toMatchObject({ xName: 'step 230', xNameAt: right });
});

test('an end says at which value it lies where the axis asks for it', () => {
  const there = { ...two, x: { ...two.x, atEnds: true } };
  expect(chartLayout(there, 700, 300).ends[0].value).toMatch(/ at \d+$/);
});

test('every series has its colour and dash, the baseline a stronger line, a ghost a grey one', () => {
  const svg = draw(
    content([...two.series, { ...two.series[0], id: 'g', name: 'pinned', ghost: true }]),
    600,
    'b',
  );
  expect(svg).toMatch(/stroke="var\(--run-3\)" stroke-width="1\.8"/);
  expect(svg).toMatch(/stroke="var\(--run-2\)" stroke-width="2\.4" stroke-dasharray="6 3"/);
  expect(svg).toMatch(/stroke="var\(--ink-3\)" stroke-width="1\.4" stroke-dasharray="4 3"/);
});

test('bands, bars, raw values and dots are drawn where a series has them', () => {
  const sided = points(7, 40, 56).map((point) => ({ ...point, low: point.y - 3, high: point.y + 3 }));
  const band = draw(content([{ id: 'a', name: 'A', look, points: sided, faint: points(9, 38, 60) }]), 300);
  expect(band).toContain('fill-opacity="0.13"');
  expect(band).toContain('stroke-opacity="0.28"');
  const marks = (svg: string) => svg.split('<circle').length - 1;
  expect(marks(band)).toBe(1);
  const bars = draw(content([{ id: 'a', name: 'A', look, points: sided, spread: 'bars', dots: true }]), 300);
  expect(bars).not.toContain('fill-opacity');
  expect(bars).toContain('h6');
  expect(marks(bars)).toBe(3);
});

test('values that do not exist leave no mark and no number', () => {
  const none = draw(content([{ id: 'a', name: 'A', look, points: points(NaN, NaN), dots: true }]), 600);
  expect(none).not.toContain('NaN');
  expect(none).not.toContain('<circle');
});

describe('a chart as it is saved', () => {
  const sheet = (series: ChartSeries[], width: number) =>
    renderToStaticMarkup(
      createElement(ChartSheet, {
        chart: { ...content(series), title: 'mAP < 60 %', note: '3 seeds' },
        size: { width, height: 400 },
      }),
    );

  test('has its title, note and a legend with every name; its looks are attributes alone', () => {
    const svg = sheet([...two.series], 760);
    expect(svg).toContain('>mAP &lt; 60 %</text>');
    expect(svg).toContain('>3 seeds</text>');
    expect(svg.split('HAP2S-E')).toHaveLength(3); // in the legend and at the end of its line
    expect(svg).not.toMatch(/ class=| style=/);
  });

  test('the legend bears the newest values where the ends cannot', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...two.series[0],
      id: String(i),
      name: `Run ${i}`,
    }));
    const svg = sheet(many, 760);
    expect(svg).toMatch(/Run 11.*56\.3<\/tspan>/);
    const rows = [...svg.matchAll(/translate\((\d+(?:\.\d+)?) (\d+)\)"><path d="M0 6H30"/g)];
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(([, , y]) => y)).size).toBeGreaterThan(1);
    for (const [, x] of rows) expect(Number(x)).toBeLessThan(760 - 100);
  });
});
