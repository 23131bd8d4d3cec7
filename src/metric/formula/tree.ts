// A formula of the distance d as a small tree: numbers, d, named parameters and the operations below, nothing else.

/** Every operation with what it does to numbers; `arity` arguments each. Operators and functions alike. */
export const OPERATIONS = {
  add: { arity: 2, of: (a: number, b: number) => a + b },
  subtract: { arity: 2, of: (a: number, b: number) => a - b },
  multiply: { arity: 2, of: (a: number, b: number) => a * b },
  divide: { arity: 2, of: (a: number, b: number) => a / b },
  power: { arity: 2, of: (a: number, b: number) => a ** b },
  negate: { arity: 1, of: (a: number) => -a },
  abs: { arity: 1, of: Math.abs },
  exp: { arity: 1, of: Math.exp },
  log: { arity: 1, of: Math.log },
  log1p: { arity: 1, of: Math.log1p },
  max: { arity: 2, of: (a: number, b: number) => Math.max(a, b) },
  min: { arity: 2, of: (a: number, b: number) => Math.min(a, b) },
  sqrt: { arity: 1, of: Math.sqrt },
  tanh: { arity: 1, of: Math.tanh },
} as const satisfies Record<string, { arity: 1 | 2; of: (a: number, b: number) => number }>;

export type Operation = keyof typeof OPERATIONS;

/** Operations that a person writes by name, as `name(…)`. */
export const FUNCTIONS = ['abs', 'exp', 'log', 'log1p', 'max', 'min', 'sqrt', 'tanh'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export const isFunction = (name: string): name is FunctionName =>
  (FUNCTIONS as readonly string[]).includes(name);

export type Formula =
  | { kind: 'number'; value: number }
  /** The distance d. */
  | { kind: 'distance' }
  | { kind: 'parameter'; name: string }
  | { kind: 'apply'; operation: Operation; parts: Formula[] }
  /** `holds` where left ≥ right, else `otherwise`: only derivatives of abs, min and max hold it. */
  | { kind: 'choose'; left: Formula; right: Formula; holds: Formula; otherwise: Formula };

export type Parameters = Readonly<Record<string, number>>;

export const number = (value: number): Formula => ({ kind: 'number', value });
export const DISTANCE: Formula = { kind: 'distance' };
export const apply = (operation: Operation, ...parts: Formula[]): Formula => ({
  kind: 'apply',
  operation,
  parts,
});

/** The formula's value at distance d. An unknown parameter counts as NaN; nothing is thrown. */
export function evaluate(formula: Formula, d: number, parameters: Parameters = {}): number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'distance':
      return d;
    case 'parameter':
      return Object.hasOwn(parameters, formula.name) ? parameters[formula.name] : NaN;
    case 'apply': {
      const [a, b = NaN] = formula.parts.map((part) => evaluate(part, d, parameters));
      return OPERATIONS[formula.operation].of(a, b);
    }
    case 'choose': {
      const { left, right, holds, otherwise } = formula;
      const first = evaluate(left, d, parameters) >= evaluate(right, d, parameters);
      return evaluate(first ? holds : otherwise, d, parameters);
    }
  }
}

/** The formula with its parameters' numbers put in, and whatever does not depend on d worked out. */
export function bind(formula: Formula, parameters: Parameters): Formula {
  switch (formula.kind) {
    case 'parameter':
      return number(evaluate(formula, NaN, parameters));
    case 'apply': {
      const bound = apply(formula.operation, ...formula.parts.map((part) => bind(part, parameters)));
      return dependsOnDistance(bound) ? bound : number(evaluate(bound, NaN));
    }
    case 'choose': {
      const { left, right, holds, otherwise } = formula;
      const [l, r, t, o] = [left, right, holds, otherwise].map((part) => bind(part, parameters));
      return { kind: 'choose', left: l, right: r, holds: t, otherwise: o };
    }
    default:
      return formula;
  }
}

/** Whether d occurs in it. */
export function dependsOnDistance(formula: Formula): boolean {
  switch (formula.kind) {
    case 'distance':
      return true;
    case 'apply':
      return formula.parts.some(dependsOnDistance);
    case 'choose':
      return [formula.left, formula.right, formula.holds, formula.otherwise].some(dependsOnDistance);
    default:
      return false;
  }
}
