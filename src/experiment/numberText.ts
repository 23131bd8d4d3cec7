// Numbers as people read them: true minus sign, no leading zero where space is short; a missing number is a dash, never a zero.

export const MINUS = '−';

/** Fixed digits, e.g. "−0.42"; a value that rounds to 0 carries no sign. "∞" as such, "–" for null and NaN. */
export function fixed(value: number | null, digits = 2): string {
  if (value === null || Number.isNaN(value)) return '–';
  const text = Number.isFinite(value) ? Math.abs(value).toFixed(digits) : '∞';
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** As fixed, without the leading zero: ".42". For strips and captions. */
export function short(value: number | null, digits = 2): string {
  return fixed(value, digits).replace(/^(−?)0\./, '$1.');
}

/** A share (0–1) as a number of hundredths, for where the unit stands elsewhere: "80.4"; a full 100 needs no digits. */
export function hundredths(share: number | null, digits = 0): string {
  return share === 1 ? '100' : fixed(share === null ? null : share * 100, digits);
}

/** As hundredths, with the sign after a narrow no-break space: "62 %". */
export const percent = (share: number | null, digits = 0): string => `${hundredths(share, digits)}\u202f%`;

/** "1 image", "1,204 images". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
