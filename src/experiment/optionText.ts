// Numbers and option values as a person reads them: true minus sign, ∞, no more digits than needed.
import { fixed, MINUS } from './numberText';
import type { NumberOption } from './optionTypes';
import { optionOf, type OptionKey, type Options } from './options';

/** Digits after the point that a step needs. */
export const decimalsOf = (step: number): number => (String(step).split('.')[1] ?? '').length;

/** Below this a number is written with an exponent ("1e−4"). */
const SMALLEST_PLAIN = 1e-3;

const withMinus = (text: string): string => text.replaceAll('-', MINUS);

/** A number with at most `digits` significant digits; an integer is never cut. NaN (no value) is a dash. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return fixed(value);
  if (Number.isInteger(value)) return withMinus(String(value));
  const rounded = Number(value.toPrecision(digits));
  return withMinus(Math.abs(rounded) < SMALLEST_PLAIN ? rounded.toExponential() : String(rounded));
}

/** A number with an exponent whatever its size, for learning rates: 0.001 → "1e−3". */
export const formatExponent = (value: number): string =>
  withMinus(Number(value.toPrecision(3)).toExponential());

/** The value of a number option: the digits of its step, unless the value has more. */
export function formatOption(option: NumberOption, value: number): string {
  const decimals = decimalsOf(option.step);
  const onStep = option.scale === 'linear' && Number(value.toFixed(decimals)) === value;
  return onStep ? fixed(value, decimals) : formatNumber(value);
}

/** Any option's value in words: "0.30", "10 %" for a share, "on", "Adam". */
export function formatOptionValue<K extends OptionKey>(key: K, value: Options[K]): string {
  const option = optionOf(key);
  switch (option.kind) {
    case 'number':
      return option.share
        ? `${formatNumber(100 * (value as number))}\u202f%`
        : formatOption(option, value as number);
    case 'boolean':
      return value ? 'on' : 'off';
    case 'choice':
      return option.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'text':
      return String(value) || 'none';
  }
}
