// A comparison as one HTML file that opens anywhere, without a network and without scripts: figures, tables, how to reproduce.
import { differences, isVisible, OPTION_KEYS, optionOf, type OptionKey, type Options } from '../options';
import { formatOptionValue } from '../optionText';
import { reportStyle } from './reportStyle';

/** One run of the comparison. */
export interface ReportRun {
  name: string;
  /** CSS colour of its lines, e.g. "var(--run-3)". */
  colour: string;
  /** Options of its first step. */
  options: Options;
  /** Trains it again and compares the weights. */
  link: string;
  steps: number;
  /** Checksum of the weights after the last step; null where the run did not rest. */
  weights: string | null;
  /** Backends that computed it, in words. */
  on: string;
}

export interface ReportFigure {
  title: string;
  /** An <svg> element with the theme's variables as colours; taken as it is. */
  svg: string;
}

export interface ReportTable {
  title: string;
  /** Below the title: what the numbers are. */
  note: string;
  /** The first one names the run. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** Index of the row that the others are compared with. */
  baseline?: number;
}

export interface ComparisonReport {
  title: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Opens the comparison. */
  link: string;
  /** The line that says what is held equal ("Same data, same start, same batches") and what differs. */
  held: { lead: string; rest: string; hash: string | null };
  /** Further facts that hold for all runs, e.g. "96 identities". */
  facts: readonly string[];
  figures: readonly ReportFigure[];
  results: readonly ReportTable[];
  runs: readonly ReportRun[];
  /** What it ran on and with: name and value, e.g. ["Adapter", "SwiftShader (software)"]. */
  versions: readonly (readonly [name: string, value: string])[];
  /** Style sheet with the variables that the figures use, for both colour schemes. */
  tokens: string;
  /** @font-face rules with the typeface inside; empty for the reader's own. */
  faces: string;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, also between quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]);

const cell = (tag: string, text: string, more = '') => `<${tag}${more}>${escapeHtml(text)}</${tag}>`;

/** A column's heading for a run, with the colour of its lines. */
const runHead = ({ name, colour }: ReportRun, scope: 'col' | 'row') =>
  `<th scope="${scope}"><i class="key" style="background:${escapeHtml(colour)}"></i>${escapeHtml(name)}</th>`;

/** 2026-11-24 17:05 UTC. */
const dateText = (created: number) => `${new Date(created).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A table that scrolls by itself where the page is narrow, by keyboard too. */
const table = (name: string, head: string, rows: readonly string[]) =>
  `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(name)}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

const anchor = (link: string, text: string) =>
  `<a href="${escapeHtml(link)}" rel="noreferrer">${escapeHtml(text)}</a>`;

function heldLine({ held: { lead, rest, hash }, facts }: ComparisonReport): string {
  const shown = hash === null ? '' : ` <code>${escapeHtml(hash)}</code>`;
  const more = facts.length ? cell('p', `Held equal: ${facts.join(' · ')}`, ' class="quiet"') : '';
  return `<p class="held"><b>${escapeHtml(lead)}</b> · ${escapeHtml(rest)}${shown}</p>${more}`;
}

const figure = ({ title, svg }: ReportFigure) =>
  `<figure>${svg}<figcaption class="sr">${escapeHtml(title)}</figcaption></figure>`;

function resultTable({ title, note, columns, rows, baseline }: ReportTable): string {
  const head = columns.map((name) => cell('th', name, ' scope="col"')).join('');
  const body = rows.map(([name, ...values], i) => {
    const isBase = i === baseline;
    const first = cell('th', isBase ? `${name} (baseline)` : name, ' scope="row"');
    return `<tr${isBase ? ' class="base"' : ''}>${first}${values.map((value) => cell('td', value)).join('')}</tr>`;
  });
  return `<h3>${escapeHtml(title)}</h3>${cell('p', note, ' class="quiet"')}${table(title, head, body)}`;
}

/** What an option is in a run; a dash where it has no effect there. */
const valueText = (key: OptionKey, options: Options) =>
  isVisible(key, options) ? formatOptionValue(key, options[key]) : '–';

/** Every option with an effect in some run; those that differ come first and are marked. */
function configurations(runs: readonly ReportRun[]): string {
  const different = new Set(runs.flatMap(({ options }) => differences(runs[0].options, options)));
  const rows = OPTION_KEYS.filter((key) => runs.some(({ options }) => isVisible(key, options))).map(
    (key) => ({
      name: optionOf(key).label,
      values: runs.map(({ options }) => valueText(key, options)),
      differs: different.has(key),
    }),
  );
  const body = rows
    .toSorted((a, b) => Number(b.differs) - Number(a.differs))
    .map(({ name, values, differs }) => {
      const cells = values.map((value) => cell('td', value)).join('');
      return `<tr${differs ? ' class="differs"' : ''}>${cell('th', name, ' scope="row"')}${cells}</tr>`;
    });
  const head = runs.map((run) => runHead(run, 'col')).join('');
  return table('Configurations', `<th scope="col">Option</th>${head}`, body);
}

const REPRODUCE = ['Run', 'Steps', 'Checksum of the weights', 'Computed on', 'Link']
  .map((name) => cell('th', name, ' scope="col"'))
  .join('');

function reproduction({ link, runs, versions }: ComparisonReport): string {
  const rows = runs.map((run) => {
    const { steps, weights, on, link: own } = run;
    const seen = weights === null ? '<td>–</td>' : `<td><code>${escapeHtml(weights)}</code></td>`;
    return `<tr>${runHead(run, 'row')}<td>${steps}</td>${seen}${cell('td', on)}<td>${anchor(own, 'Train it again')}</td></tr>`;
  });
  const facts = versions.map(([name, value]) => `${cell('dt', name)}${cell('dd', value)}`).join('');
  return `<p>${anchor(link, 'Open the comparison')} to train all runs again side by side. The link of a single run trains it step by step and
compares the checksum of its weights with the one below: equal checksums mean equal weights. On another backend or graphics card the last
digits of the numbers may differ, and with them the checksum.</p>
${table('How to reproduce', REPRODUCE, rows)}
<dl>${facts}</dl>`;
}

/** Nothing is loaded and nothing runs, whatever a name or a figure holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

const section = (title: string, content: string) =>
  content ? `<section>${cell('h2', title)}${content}</section>` : '';

/** The report as the text of an HTML file. */
export function comparisonReport(report: ComparisonReport): string {
  const { title, created, figures, results, runs, tokens, faces } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${faces}${tokens}${reportStyle}</style>
</head>
<body>
<main>
<header><h1>${escapeHtml(title)}</h1><p class="quiet">HAP2S Playground · <time datetime="${new Date(created).toISOString()}">${dateText(created)}</time></p>${heldLine(report)}</header>
${section('Curves', figures.map(figure).join(''))}
${section('Results', results.map(resultTable).join(''))}
${section('Configurations', configurations(runs))}
${section('How to reproduce', reproduction(report))}
</main>
</body>
</html>
`;
}
