// A table's text survives a reader that follows the standard.
import { expect, it } from 'vitest';
import { csvText } from './csv';

it('quotes what needs it and keeps every digit', () => {
  expect(
    csvText(
      ['a, b', 'c'],
      [
        [1 / 3, 'say "x"'],
        [null, 'two\nlines'],
        [-0.5, 'plain'],
      ],
    ),
  ).toBe('"a, b",c\r\n0.3333333333333333,"say ""x"""\r\n,"two\nlines"\r\n-0.5,plain\r\n');
});
