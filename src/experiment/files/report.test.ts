import { describe, expect, it } from 'vitest';
import { defaultOptions, OPTIONS } from '../options';
import { comparisonReport, escapeHtml, type ComparisonReport } from './report';

const options = defaultOptions();
const NASTY = `<script>alert("1")</script> & 'more'`;

const report = (change: Partial<ComparisonReport> = {}): ComparisonReport => ({
  title: 'Does the weighting matter?',
  created: Date.UTC(2026, 10, 24, 17, 5),
  link: 'https://example.org/#/experiments/compare?v=1&a=2',
  held: { lead: 'Same data, same start, same batches', rest: 'only the weighting differs', hash: 'c9f9ed' },
  facts: ['96 identities', 'seed 7'],
  figures: [{ title: 'mAP by step', svg: '<svg viewBox="0 0 1 1"><path stroke="var(--run-3)"/></svg>' }],
  results: [
    {
      title: 'Unseen identities',
      note: 'At the last step.',
      columns: ['Run', 'mAP %'],
      rows: [
        ['Batch-hard', '58.9'],
        ['HAP2S-E', '56.4'],
      ],
      baseline: 0,
    },
  ],
  runs: [
    {
      name: 'Batch-hard',
      colour: 'var(--run-2)',
      options: { ...options, strategy: 'hardest' },
      link: 'https://example.org/#/train?a',
      steps: 400,
      weights: 'abc1234',
      on: 'WASM',
    },
    {
      name: 'HAP2S-E',
      colour: 'var(--run-3)',
      options: { ...options, sigma: Infinity },
      link: 'https://example.org/#/train?b',
      steps: 400,
      weights: null,
      on: 'WASM',
    },
  ],
  versions: [
    ['Page', '0.1.0'],
    ['Adapter', 'SwiftShader (software)'],
  ],
  tokens: ':root{--ink:#000}',
  faces: '',
  ...change,
});

/** The rows of the table below a heading, each as the texts of its cells, with the class of the row. */
function rowsBelow(html: string, heading: string) {
  const table = html.slice(html.indexOf(`<h2>${heading}</h2>`)).split('</table>')[0];
  return [...table.matchAll(/<tr([^>]*)>(.*?)<\/tr>/gs)].map(([, attributes, row]) => ({
    marked: attributes.includes('differs'),
    cells: [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text]) => text.replace(/<[^>]*>/g, '')),
  }));
}

describe('the report of a comparison', () => {
  it('says when, what is held equal and what differs', () => {
    const html = comparisonReport(report());
    expect(html).toContain('<title>Does the weighting matter?</title>');
    expect(html).toContain('2026-11-24 17:05 UTC');
    expect(html).toContain(
      '<b>Same data, same start, same batches</b> · only the weighting differs <code>c9f9ed</code>',
    );
    expect(html).toContain('Held equal: 96 identities · seed 7');
    expect(html).toContain('<path stroke="var(--run-3)"/>');
  });

  it('lists every option that has an effect, those that differ first and marked', () => {
    const rows = rowsBelow(comparisonReport(report()), 'Configurations');
    expect(rows[0].cells).toEqual(['Option', 'Batch-hard', 'HAP2S-E']);
    expect(rows.filter(({ marked }) => marked).map(({ cells }) => cells)).toEqual([
      [OPTIONS.strategy.label, 'Batch-hard', 'HAP2S-E'],
      [OPTIONS.sigma.label, '–', '∞'],
    ]);
    expect(rows.find(({ cells }) => cells[0] === OPTIONS.detach.label)?.cells.slice(1)).toEqual(['–', 'off']);
    expect(rows.slice(1, 3).every(({ marked }) => marked)).toBe(true);
    expect(rows.map(({ cells }) => cells[0])).toContain(OPTIONS.margin.label);
    expect(rows.map(({ cells }) => cells[0])).not.toContain(OPTIONS.alpha.label);
  });

  it('gives the results with the baseline named', () => {
    const rows = rowsBelow(comparisonReport(report()), 'Results').map(({ cells }) => cells);
    expect(rows).toEqual([
      ['Run', 'mAP %'],
      ['Batch-hard (baseline)', '58.9'],
      ['HAP2S-E', '56.4'],
    ]);
  });

  it('tells how to reproduce each run: link, steps, checksum, backend', () => {
    const html = comparisonReport(report());
    const rows = rowsBelow(html, 'How to reproduce').map(({ cells }) => cells);
    expect(rows[1]).toEqual(['Batch-hard', '400', 'abc1234', 'WASM', 'Train it again']);
    expect(rows[2][2]).toBe('–');
    expect(html).toContain('href="https://example.org/#/experiments/compare?v=1&amp;a=2"');
    expect(html).toContain('<dt>Adapter</dt><dd>SwiftShader (software)</dd>');
  });

  it('has no script, loads nothing, and follows the reader’s colour scheme', () => {
    const html = comparisonReport(report());
    expect(html).not.toMatch(/<script|<link|@import|\ssrc=/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('content="light dark"');
    expect(html).toContain('@media print');
  });

  it('shows every text as text, whatever it holds', () => {
    const [first, second] = report().runs;
    const html = comparisonReport(
      report({
        title: NASTY,
        link: `javascript:"${NASTY}"`,
        held: { lead: NASTY, rest: NASTY, hash: NASTY },
        facts: [NASTY],
        figures: [{ title: NASTY, svg: '<svg></svg>' }],
        results: [{ title: NASTY, note: NASTY, columns: [NASTY], rows: [[NASTY, NASTY]] }],
        runs: [{ ...first, name: NASTY, colour: NASTY, link: NASTY, weights: NASTY, on: NASTY }, second],
        versions: [[NASTY, NASTY]],
      }),
    );
    expect(html).not.toContain('<script>');
    expect(html).not.toContain(`"1"`);
    expect(html.split(escapeHtml(NASTY)).length - 1).toBeGreaterThanOrEqual(20);
  });
});

it('escapes what means something in HTML', () => {
  expect(escapeHtml(`a<b & "c" > 'd'`)).toBe('a&lt;b &amp; &quot;c&quot; &gt; &#39;d&#39;');
});
