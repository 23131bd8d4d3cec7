// What a person types as a number; how options read is said below the views, where names and sentences use it too.
import { MINUS } from '../numberText';

export * from '../../../experiment/optionText';

/** What a person typed, as a number: takes −, ∞, "inf" and a decimal comma. NaN when it is none. */
export function parseNumber(text: string): number {
  const plain = text.trim().toLowerCase().replaceAll(MINUS, '-').replace(',', '.');
  if (/^-?(∞|inf|infinity)$/.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
  return /^[-+.\de]+$/.test(plain) ? Number(plain) : NaN;
}
