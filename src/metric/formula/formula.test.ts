// Formulas of d: what is read, what it comes to, its derivative, and that every wrong one says where.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaError } from './check';
import { derivative } from './derivative';
import { formatParameters, parseParameters } from './parameters';
import { parseFormula } from './parse';
import { toTex } from './tex';
import { apply, bind, DISTANCE, evaluate, FUNCTIONS, number, OPERATIONS, type Formula } from './tree';

const at = (text: string, d: number, parameters: Record<string, number> = {}) =>
  evaluate(parseFormula(text, Object.keys(parameters)), d, parameters);

/** The error of a formula that must not go through. */
function errorOf(text: string, names: string[] = ['s']): FormulaError {
  try {
    parseFormula(text, names);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`“${text}” went through.`);
}

describe('parseFormula', () => {
  it.each([
    ['d / s', 5],
    ['-d/s', -5],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['8 - 3 - 2', 3],
    ['8 / 4 / 2', 1],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['-d^2^1', -0.25],
    ['(-d)^2', 0.25],
    ['2*-3', -6],
    ['--2', 2],
    ['+2 - +3', -1],
    ['1e-3 * .5 + 2.', 2.0005],
    ['min(d, s) + max(d, 3)', 3.1],
    ['exp(log(2)) + log1p(0) + sqrt(4) + abs(-1) + tanh(0)', 5],
    ['2 × d − 3 · s ÷ 1', 0.7],
    ['-exp(d - d)^2', -1],
    ['(d)^(2)*4', 1],
  ])('%s', (text, expected) => {
    expect(at(text, 0.5, { s: 0.1 })).toBeCloseTo(expected, 14);
  });

  it('takes parameters of any script, and one named like a property of every object', () => {
    expect(at('σ1 * toString', 1, { σ1: 2, toString: 3 })).toBe(6);
    expect(errorOf('constructor(d)').message).toContain('no function “constructor”');
    expect(errorOf('hasOwnProperty', []).at).toBe(0);
  });

  it.each([
    ['', 0, /empty/],
    ['   ', 0, /empty/],
    ['2d', 1, /write 2 \* d/],
    ['2(d)', 1, /write 2 \* \(/],
    ['(d)(s)', 3, /write \) \* \(/],
    ['d s', 2, /write d \* s/],
    ['s(d)', 1, /write s \* \(/],
    ['d +', 3, /ends too early.*“\+”/],
    ['* d', 0, /missing before “\*”/],
    ['d */ s', 3, /missing before “\/”/],
    ['d ** 2', 3, /\^/],
    ['(d + 1', 0, /never closed/],
    ['d + 1)', 5, /closes nothing/],
    ['d * ()', 5, /nothing in these brackets/],
    ['d + (s -)', 8, /missing before “\)”/],
    ['d / q', 4, /no “q”.*parameters s/],
    ['foo(d)', 0, /no function “foo”.*tanh/],
    ['exp', 0, /write exp\(…\)/],
    ['2 * exp * d', 4, /write exp\(…\)/],
    ['exp(d, s)', 0, /one argument, not 2/],
    ['min(d)', 0, /two arguments, not 1/],
    ['1 + max()', 4, /two arguments, not 0/],
    ['min(d,)', 6, /missing before “\)”/],
    ['min(,d)', 4, /argument is missing/],
    ['1,5 * d', 1, /with a point: 1\.5/],
    ['d, s', 1, /arguments of a function/],
    ['w = d', 2, /equals sign/],
    ['d == s', 2, /equals sign/],
    ['d.length', 1, /dot/],
    ['"d"', 0, /quotes/],
    ['d[0]', 1, /round brackets/],
    ['d²', 1, /\^/],
    ['d; s', 1, /means nothing/],
    ['d ? s : 1', 2, /means nothing/],
    ['d > 1', 2, /means nothing/],
    ['s _ d', 2, /means nothing/],
    ['1e999 * d', 0, /too large/],
    ['d\n+ 1', 1, /one line/],
    [`d${' + d'.repeat(60)}`, 200, /at most 200/],
  ])('says what is wrong with %j and where', (text, place, message) => {
    const error = errorOf(text);
    expect(error.message).toMatch(message);
    expect(error.at).toBe(place);
  });
});

/** Any well-formed formula as text. */
const texts: fc.Arbitrary<string> = fc.letrec<{ any: string; atom: string }>((tie) => ({
  atom: fc.constantFrom('d', 's', '2', '0.5', '1e-2'),
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc
      .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '^'), tie('any'))
      .map((parts) => parts.join(' ')),
    tie('any').map((inner) => `(${inner})`),
    tie('any').map((inner) => `-${inner}`),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), tie('any'), tie('any'))
      .map(([name, a, b]) => (OPERATIONS[name].arity === 2 ? `${name}(${a}, ${b})` : `${name}(${a})`)),
  ),
})).any;

/** Ways to break a well-formed formula at a place so that it is wrong whatever stands around. */
const breakers = [
  (text: string, i: number) => `${text.slice(0, i)} = ${text.slice(i)}`,
  (text: string, i: number) => `${text.slice(0, i)}"${text.slice(i)}`,
  (text: string, i: number) => `${text.slice(0, i)}[${text.slice(i)}`,
  (text: string, i: number) => `${text.slice(0, i)} @ ${text.slice(i)}`,
  (text: string) => `${text} *`,
  (text: string) => `/ ${text}`,
  (text: string) => `(${text}`,
  (text: string) => `${text})`,
  (text: string) => `${text} d`,
  (text: string) => `3 (${text})`,
  (text: string) => `${text} + unknown`,
  (text: string) => `unknown(${text})`,
  (text: string) => `sqrt(${text}, 1)`,
  (text: string) => `${text}, 1`,
  (text: string) => `(${text}).constructor`,
  (text: string) => `${text} + ()`,
];

describe('malformed formulas', () => {
  it('100 generated ones: each gives a sentence and a place within the text', () => {
    let seen = 0;
    fc.assert(
      fc.property(texts, fc.constantFrom(...breakers), fc.nat(), (text, breaks, place) => {
        fc.pre(text.length <= 150);
        parseFormula(text, ['s']); // well-formed before
        const broken = breaks(text, place % (text.length + 1));
        const { message, at } = errorOf(broken);
        expect(message).toMatch(/^\S.*[.!]$/u);
        expect(message).not.toMatch(/undefined|This is no formula/);
        expect(Number.isInteger(at) && at >= 0 && at <= broken.length).toBe(true);
        seen++;
      }),
      { numRuns: 100, seed: 1807 },
    );
    expect(seen).toBe(100);
  });

  it('any noise either is a formula with a number for every d, or says where it is wrong', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'ds2.,+-*/^() exp()min='), maxLength: 30 });
    fc.assert(
      fc.property(noise, (text) => {
        try {
          expect(typeof at(text, 0.7, { s: 0.1 })).toBe('number');
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
          expect((error as FormulaError).at).toBeLessThanOrEqual(text.length);
          expect((error as FormulaError).message).not.toContain('This is no formula');
        }
      }),
      { numRuns: 2000, seed: 1807 },
    );
  });
});

describe('parameter line', () => {
  it('reads what it writes', () => {
    expect(parseParameters('s = 0.1, k = −2')).toEqual({ s: 0.1, k: -2 });
    expect(parseParameters('')).toEqual({});
    const parameters = { σ: 0.25, k2: 1e-7 };
    expect(parseParameters(formatParameters(parameters))).toEqual(parameters);
  });

  it.each([
    ['s', 1, /write s = 1/],
    ['s =', 3, /needs a number/],
    ['s = 1, = 2', 7, /name is missing/],
    ['s = 1,', 6, /name is missing/],
    ['s = two', 4, /“two” is no number/],
    ['s = 1,5', 6, /“5” is no name/],
    ['s = 1, d = 2', 7, /d is the distance/],
    ['exp = 2', 0, /is a function/],
    ['s = 1, s = 2', 7, /twice/],
    ['s_1 = 2', 0, /no name/],
    ['a=1,b=1,c=1,e=1,f=1', 16, /at most 4/],
    ['s = 1e999', 4, /no number/],
  ])('says what is wrong with %j and where', (text, place, message) => {
    let found: FormulaError | null = null;
    try {
      parseParameters(text);
    } catch (error) {
      found = error as FormulaError;
    }
    expect(found).toBeInstanceOf(FormulaError);
    expect(found?.message).toMatch(message);
    expect(found?.at).toBe(place);
  });
});

describe('derivative', () => {
  it.each([
    'd / s',
    '-2 * s * log1p(d)',
    'd^2 / (2*s^2)',
    'd^s',
    's^d',
    '(1 + d)^(d * s)',
    'exp(-d / s) * d',
    'log(d) / d',
    'sqrt(d + s)',
    'abs(d - 1)',
    'max(d, 2 - d) + min(3 * d, 2)',
    'tanh((d - 1) / s)',
    '1 / (1 + exp(-(d - 1) / s))',
    '-(d - 1)^2 - abs(tanh(d))',
    '5',
  ])('%s equals central differences', (text) => {
    const parameters = { s: 0.4 };
    const formula = bind(parseFormula(text, ['s']), parameters);
    const slope = derivative(formula);
    for (const d of [0.2, 0.7, 1.3, 1.9]) {
      const h = 1e-6;
      const expected = (evaluate(formula, d + h) - evaluate(formula, d - h)) / (2 * h);
      expect(Math.abs(evaluate(slope, d) - expected)).toBeLessThan(1e-7 * Math.max(1, Math.abs(expected)));
      // The derivative of the formula with its names is the same.
      expect(evaluate(derivative(parseFormula(text, ['s'])), d, parameters)).toBeCloseTo(
        evaluate(slope, d),
        9,
      );
    }
  });

  it('of a straight line is its slope, to the last digit', () => {
    const slope = derivative(bind(parseFormula('-d / s'), { s: 0.1 }));
    expect(slope).toEqual(number(-1 / 0.1));
  });
});

describe('toTex', () => {
  it.each([
    ['d / s', String.raw`\frac{d}{s}`],
    ['-d / sigma', String.raw`-\frac{d}{\sigma}`],
    ['-2 * alpha * log1p(d)', String.raw`-2 \, \alpha \, \log\left(1 + d\right)`],
    ['(1 + d)^2', String.raw`{\left(1 + d\right)}^{2}`],
    ['1 - (d - k1)', String.raw`1 - \left(d - k_{1}\right)`],
    ['max(d, near)', String.raw`\max\left(d, \mathit{near}\right)`],
    ['2 * (-d / s)', String.raw`2 \, \left(-\frac{d}{s}\right)`],
    ['1e-7 * d', String.raw`1 \cdot 10^{-7} \, d`],
  ])('%s', (text, tex) => {
    expect(toTex(parseFormula(text))).toBe(tex);
  });

  it('says the same as the formula: brackets survive', () => {
    const trees: Formula[] = [
      apply('multiply', apply('add', DISTANCE, number(1)), DISTANCE),
      apply('power', apply('negate', DISTANCE), number(2)),
    ];
    expect(trees.map(toTex)).toEqual([
      String.raw`\left(d + 1\right) \, d`,
      String.raw`{\left(-d\right)}^{2}`,
    ]);
  });
});
