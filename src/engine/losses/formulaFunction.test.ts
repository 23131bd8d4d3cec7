// A formula as a function is the formula as a tree.
import { expect, test } from 'vitest';
import { derivative } from '../../metric/formula/derivative';
import { parseFormula } from '../../metric/formula/parse';
import { bind, evaluate } from '../../metric/formula/tree';
import { functionOf } from './formulaFunction';

test.each([
  'd / s',
  '-2 * a * log1p(d)',
  'max(d, 4) * tanh(d) - min(2, sqrt(d))^1.5',
  'abs(d - 5) + exp(-d)',
])('as a function it is what it is as a tree, and so is its slope: %s', (text) => {
  const parameters = { s: 0.5, a: 3 };
  const formula = bind(parseFormula(text, Object.keys(parameters)), parameters);
  for (const part of [formula, derivative(formula)])
    for (const d of [0, 0.3, 4, 5, 90]) expect(functionOf(part)(d)).toBe(evaluate(part, d));
});
