// A person's own formula as a plain function: the loss asks for it once per pair and step, and walking the tree takes several times longer.
import { evaluate, OPERATIONS, type Formula } from '../../metric/formula/tree';

/** A formula whose parameters are numbers, as a function of d; equal to `evaluate`. */
export function functionOf(formula: Formula): (d: number) => number {
  switch (formula.kind) {
    case 'distance':
      return (d) => d;
    case 'number':
    case 'parameter': {
      const value = evaluate(formula, NaN);
      return () => value;
    }
    case 'apply': {
      const { of }: { of: (a: number, b: number) => number } = OPERATIONS[formula.operation];
      const [a, b] = formula.parts.map(functionOf);
      return b ? (d) => of(a(d), b(d)) : (d) => of(a(d), NaN);
    }
    case 'choose': {
      const { left, right, holds, otherwise } = formula;
      const [l, r, t, o] = [left, right, holds, otherwise].map(functionOf);
      return (d) => (l(d) >= r(d) ? t(d) : o(d));
    }
  }
}
