// The part of the README that the results fill.
import { aimTable, machineLine, workTable } from './tables';
import type { Results } from './results';

const BEGIN = '<!-- bench results: written by `npm run bench -- summary` -->';
const END = '<!-- end of bench results -->';

const loadLine = ({ before, after }: Results['machine']['load']) =>
  `Load of the machine (1 minute mean) before and after: ${before.toFixed(1)} and ${after.toFixed(1)}.`;

/** The tables of a run as Markdown. */
export const summaryOf = (results: Results): string =>
  [
    `${machineLine(results)} ${results.rounds} rounds. ${loadLine(results.machine.load)}`,
    ...results.works.map(workTable),
    aimTable(results),
  ].join('\n\n');

/** The text with what stands between the marks replaced. @throws Error when the marks are not there. */
export function withSummary(text: string, summary: string): string {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error(`There is no place for the results: “${BEGIN}” … “${END}”.`);
  return `${text.slice(0, from + BEGIN.length)}\n\n${summary}\n\n${text.slice(to)}`;
}
