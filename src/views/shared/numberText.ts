// Numbers as the views write them: true minus sign, no leading zero where space is short; a missing number is a dash, never a zero.

/** Fixed digits with a true minus sign, e.g. "−0.42"; a value that rounds to 0 carries none. "–" for null and NaN. */
export function fixed(value: number | null, digits = 2): string {
  if (value === null || Number.isNaN(value)) return '–';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** As fixed, without the leading zero: ".42". For strips and captions. */
export function short(value: number | null, digits = 2): string {
  return fixed(value, digits).replace(/^(−?)0\./, '$1.');
}

/** A share (0–1) in percent, without the sign: "80.4"; a full 100 needs no digits. "–" for null. */
export function percent(share: number | null, digits = 0): string {
  return share === 1 ? '100' : fixed(share === null ? null : share * 100, digits);
}
