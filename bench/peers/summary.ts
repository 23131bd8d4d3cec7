// The part of the README that the results fill.
import type { AllResults } from './results';
import {
  aimTable,
  evaluationTable,
  growthTables,
  kernelTables,
  machineLine,
  pageTable,
  workTable,
} from './tables';

const BEGIN = '<!-- bench results: written by `npm run bench -- summary` -->';
const END = '<!-- end of bench results -->';

/** All tables as Markdown; what was not measured is left out. */
export function summaryOf({
  peers,
  threads,
  growth,
  evaluation,
  page,
  kernels,
}: Partial<AllResults>): string {
  const parts = [];
  for (const results of [peers, threads])
    if (results) parts.push(machineLine(results), ...results.works.map(workTable), aimTable(results));
  if (kernels) parts.push(kernelTables(kernels));
  if (growth) parts.push(growthTables(growth));
  if (evaluation) parts.push(evaluationTable(evaluation));
  if (page) parts.push(pageTable(page));
  return parts.join('\n\n');
}

/** The text with what stands between the marks replaced. @throws Error when the marks are not there. */
export function withSummary(text: string, summary: string): string {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error(`There is no place for the results: “${BEGIN}” … “${END}”.`);
  return `${text.slice(0, from + BEGIN.length)}\n\n${summary}\n\n${text.slice(to)}`;
}
