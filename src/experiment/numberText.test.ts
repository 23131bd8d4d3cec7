import { describe, expect, it } from 'vitest';
import { countOf, fixed, hundredths, percent, short } from './numberText';

describe('fixed and short', () => {
  it.each([
    [-0.421, '−0.42', '−.42'],
    [-0.001, '0.00', '.00'],
    [10.5, '10.50', '10.50'],
    [Infinity, '∞', '∞'],
    [-Infinity, '−∞', '−∞'],
    [NaN, '–', '–'],
    [null, '–', '–'],
  ])('%s reads %s, in short %s', (value, long, text) => {
    expect(fixed(value)).toBe(long);
    expect(short(value)).toBe(text);
  });
});

describe('shares', () => {
  it('a missing score is a dash, not 0 %', () => {
    expect(hundredths(null, 1)).toBe('–');
    expect(hundredths(0, 1)).toBe('0.0');
  });

  it('a full share needs no digits, and almost full is not full', () => {
    expect(hundredths(1, 1)).toBe('100');
    expect(hundredths(0.999, 1)).toBe('99.9');
    expect(percent(0.618)).toBe('62\u202f%');
  });
});

it('counts agree with their nouns', () => {
  expect([0, 1, 1204].map((n) => countOf(n, 'query', 'queries'))).toEqual([
    '0 queries',
    '1 query',
    '1,204 queries',
  ]);
});
