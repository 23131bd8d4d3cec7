// Numbers as the panels print them: true minus sign, and no leading zero where space is short.

/** "−0.25": fixed digits with a true minus; a value that rounds to 0 carries no sign. */
export function fixed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** ".25" instead of "0.25", for strips and labels. */
export const short = (value: number, digits = 2): string => fixed(value, digits).replace(/^(−?)0\./, '$1.');

/** "62 %" with a narrow no-break space. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u202f%`;

/** "1 positive", "3 positives". */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
