// A record says its log-weight twice: as a function, and as a formula for shaders. Both say the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileOwn } from './formula/own';
import { evaluate } from './formula/tree';
import { weightings } from './weightings';

const smooth = Object.values(weightings).filter(({ logWeight, id }) => logWeight && id !== 'own');

test('there are smooth weightings', () => {
  expect(smooth.map(({ id }) => id)).toEqual(['uniform', 'exponential', 'polynomial']);
});

test.each(smooth)('$id: the formula is the log-weight, and its derivative the slope', (record) => {
  const { formula, logWeight, logWeightSlope, parameter } = record;
  if (!formula || !logWeight || !logWeightSlope) throw new Error('There is no formula.');
  const distances = fc.double({ min: 0, max: 20, noNaN: true });
  const values = fc.double({ min: 0.01, max: 50, noNaN: true });
  fc.assert(
    fc.property(distances, values, fc.constantFrom('positive', 'negative'), (d, value, side) => {
      const parameters = parameter ? { [parameter.key]: value } : {};
      const compiled = compileOwn({ kind: 'own', ...formula, parameters })[side];
      expect(evaluate(compiled.logWeight, d)).toBeCloseTo(logWeight(d, side, value), 9);
      expect(evaluate(compiled.slope, d)).toBeCloseTo(logWeightSlope(d, side, value), 9);
    }),
  );
});
