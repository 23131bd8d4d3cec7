import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { OPTIONS } from '../../../experiment/options';
import { formatExponent, formatNumber, formatOption, formatOptionValue, parseNumber } from './format';

describe('numbers for people', () => {
  it.each([
    [0.1, '0.1'],
    [-0.25, '−0.25'],
    [1234567, '1234567'],
    [0.00001, '1e−5'],
    [0.123456, '0.1235'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '–'],
    [0, '0'],
  ])('%s reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keeps the digits of the step, and shows more where the value has more', () => {
    expect(formatOption(OPTIONS.margin, 0.3)).toBe('0.30');
    expect(formatOption(OPTIONS.margin, 0.123)).toBe('0.123');
    expect(formatOption(OPTIONS.similarityThreshold, -0.5)).toBe('−0.50');
    expect(formatOption(OPTIONS.sigma, Infinity)).toBe('∞');
    expect(formatOption(OPTIONS.identities, 48)).toBe('48');
  });

  it('writes learning rates with an exponent', () => {
    expect(formatExponent(0.001)).toBe('1e−3');
    expect(formatExponent(0.00023)).toBe('2.3e−4');
  });

  it('names choices and switches by their labels', () => {
    expect(formatOptionValue('optimiser', 'adam')).toBe('Adam');
    expect(formatOptionValue('normalize', false)).toBe('off');
    expect(formatOptionValue('own', '')).toBe('none');
  });
});

describe('numbers that people type', () => {
  it.each([
    ['∞', Infinity],
    ['inf', Infinity],
    [' −0,5 ', -0.5],
    ['1e-3', 0.001],
    ['1e−3', 0.001],
    ['', NaN],
    ['abc', NaN],
    ['0x10', NaN],
  ])('“%s” is %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it('reads back what it writes, to the digits written', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const back = parseNumber(formatNumber(value));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-3);
      }),
    );
  });
});
