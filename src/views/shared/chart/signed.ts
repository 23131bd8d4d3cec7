// Differences in words: charts, their tooltips and reports write them alike.
import { MINUS } from '../numberText';

/** "+1.2", "−0.3"; what rounds to 0 carries no sign. */
export function signed(value: number, format: (value: number) => string): string {
  const text = format(Math.abs(value));
  return text === format(0) ? text : (value < 0 ? MINUS : '+') + text;
}
