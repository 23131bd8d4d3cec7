// The derivative of a formula with respect to d, by the rules of school, tidied so that it stays short and stable.
import { apply, evaluate, number, type Formula, type Operation } from './tree';

const isNumber = (formula: Formula, value?: number): formula is { kind: 'number'; value: number } =>
  formula.kind === 'number' && (value === undefined || formula.value === value);

/** An operation with its neutral elements left out and numbers worked out. */
function tidy(operation: Operation, a: Formula, b: Formula = number(NaN)): Formula {
  const whole = operation === 'negate' ? apply(operation, a) : apply(operation, a, b);
  if (isNumber(a) && (operation === 'negate' || isNumber(b))) return number(evaluate(whole, NaN));
  switch (operation) {
    case 'add':
      return isNumber(a, 0) ? b : isNumber(b, 0) ? a : whole;
    case 'subtract':
      return isNumber(b, 0) ? a : isNumber(a, 0) ? tidy('negate', b) : whole;
    case 'multiply':
      if (isNumber(a, 0) || isNumber(b, 0)) return number(0);
      return isNumber(a, 1) ? b : isNumber(b, 1) ? a : whole;
    case 'divide':
      return isNumber(a, 0) ? a : isNumber(b, 1) ? a : whole;
    case 'power':
      return isNumber(b, 0) ? number(1) : isNumber(b, 1) ? a : whole;
    case 'negate':
      return a.kind === 'apply' && a.operation === 'negate' ? a.parts[0] : whole;
    default:
      return whole;
  }
}

function choose(left: Formula, right: Formula, holds: Formula, otherwise: Formula): Formula {
  const same = isNumber(holds) && isNumber(otherwise, holds.value);
  return same ? holds : { kind: 'choose', left, right, holds, otherwise };
}

function powerSlope(whole: Formula, a: Formula, b: Formula, da: Formula, db: Formula): Formula {
  if (isNumber(db, 0))
    return tidy('multiply', tidy('multiply', b, tidy('power', a, tidy('subtract', b, number(1)))), da);
  const byExponent = tidy('multiply', db, apply('log', a));
  const byBase = tidy('multiply', b, tidy('divide', da, a));
  return tidy('multiply', whole, tidy('add', byExponent, byBase));
}

function slopeOf(whole: Formula, operation: Operation, [a, b]: Formula[]): Formula {
  const da = derivative(a);
  const db = b ? derivative(b) : number(0);
  switch (operation) {
    case 'add':
    case 'subtract':
      return tidy(operation, da, db);
    case 'multiply':
      return tidy('add', tidy('multiply', da, b), tidy('multiply', a, db));
    case 'divide':
      return tidy('divide', tidy('subtract', da, tidy('multiply', whole, db)), b);
    case 'power':
      return powerSlope(whole, a, b, da, db);
    case 'negate':
      return tidy('negate', da);
    case 'exp':
      return tidy('multiply', whole, da);
    case 'log':
      return tidy('divide', da, a);
    case 'log1p':
      return tidy('divide', da, tidy('add', number(1), a));
    case 'sqrt':
      return tidy('divide', da, tidy('multiply', number(2), whole));
    case 'tanh':
      return tidy('multiply', tidy('subtract', number(1), tidy('power', whole, number(2))), da);
    case 'abs':
      return choose(a, number(0), da, tidy('negate', da));
    case 'max':
      return choose(a, b, da, db);
    case 'min':
      return choose(b, a, da, db);
  }
}

/** d(formula)/dd. At a kink of abs, min or max the slope of the first branch that holds; of no use beyond first order. */
export function derivative(formula: Formula): Formula {
  switch (formula.kind) {
    case 'distance':
      return number(1);
    case 'apply':
      return slopeOf(formula, formula.operation, formula.parts);
    case 'choose': {
      const { left, right, holds, otherwise } = formula;
      return choose(left, right, derivative(holds), derivative(otherwise));
    }
    default:
      return number(0);
  }
}
