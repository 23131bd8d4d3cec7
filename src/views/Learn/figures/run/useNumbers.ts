// Reports a figure's numbers once for each change of a value, not for each drawing.
import { useEffect } from 'react';
import type { Numbers } from '../../../../lessons/types';

/** Numbers as text, ∞ included, which JSON has no word for. */
const written = (numbers: Numbers) =>
  Object.entries(numbers)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const read = (text: string): Numbers =>
  Object.fromEntries(
    text.split('&').map((entry) => {
      const [name, value] = entry.split('=');
      return [name, Number(value)];
    }),
  );

export function useNumbers(numbers: Numbers, onNumbers: (numbers: Numbers) => void): void {
  const text = written(numbers);
  useEffect(() => onNumbers(read(text)), [text, onNumbers]);
}
