// Where a text is wrong, as two lines of equal letters: the text around the place, and a caret under it.
import type { OwnFault } from '../../../metric/formula/own';

/** Characters shown before and after the place. */
const BEFORE = 20;
const AFTER = 12;

/** The text around the place and a line with a caret below it. */
export function placeOf(text: string, at: number): { line: string; caret: string } {
  const start = Math.max(0, at - BEFORE);
  const end = Math.min(text.length, at + AFTER);
  const lead = start > 0 ? '…' : '';
  return {
    line: `${lead}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    caret: `${' '.repeat(lead.length + at - start)}^`,
  };
}

/** "Character 3: A sign is missing …" */
export const faultInWords = ({ message, at }: Pick<OwnFault, 'message' | 'at'>): string =>
  `Character ${at + 1}: ${message}`;
