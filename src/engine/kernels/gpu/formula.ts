// A formula of the distance d as an expression of WGSL. Numbers that a person moves are the shader's uniforms, so that no slider
// compiles anything.
import { dependsOnDistance, evaluate, type Formula, type Operation } from '../../../metric/formula/tree';

/** From here on a number stands for infinity: what a GPU gives at a pole is not said. */
export const INFINITE = 1e29;
const POLE = 1e30;

/** What the expressions call. `u.nan` holds NaN: WGSL has no way to write it. */
export const FORMULA_FUNCTIONS = `
fn isNaN(x : f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }
fn isFinite(x : f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u && abs(x) < ${INFINITE}; }
fn of_divide(a : f32, b : f32) -> f32 {
  if (b != 0.0 || isNaN(a)) { return a / b; }
  return select(sign(a) * ${POLE}, u.nan, a == 0.0);
}
fn of_log(x : f32) -> f32 {
  if (x > 0.0) { return log(x); }
  return select(u.nan, -${POLE}, x == 0.0);
}
fn of_log1p(x : f32) -> f32 {
  if (abs(x) < 0.01) { return x * (1.0 - x * (0.5 - x * (0.33333333 - x * (0.25 - x * 0.2)))); }
  return of_log(1.0 + x);
}
fn of_sqrt(x : f32) -> f32 { return select(u.nan, sqrt(x), x >= 0.0); }
fn of_tanh(x : f32) -> f32 { return tanh(clamp(x, -15.0, 15.0)); }
fn of_exp(x : f32) -> f32 { return select(exp(x), ${POLE}, x > 80.0); }
fn of_max(a : f32, b : f32) -> f32 { return select(max(a, b), u.nan, isNaN(a) || isNaN(b)); }
fn of_min(a : f32, b : f32) -> f32 { return select(min(a, b), u.nan, isNaN(a) || isNaN(b)); }
fn of_power(a : f32, b : f32) -> f32 {
  let whole = b == floor(b);
  if (whole && abs(b) <= 16.0) {
    var result = 1.0;
    for (var i = 0.0; i < abs(b); i += 1.0) { result *= a; }
    return select(result, of_divide(1.0, result), b < 0.0);
  }
  if (a > 0.0) { return pow(a, b); }
  if (a == 0.0) { return select(0.0, ${POLE}, b < 0.0); }
  let odd = whole && fract(b * 0.5) != 0.0;
  return select(u.nan, select(1.0, -1.0, odd) * pow(-a, b), whole);
}`;

/** WGSL's float32 literal nearest to a number of float64. */
function literal(value: number): string {
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 'u.nan';
  if (size > INFINITE) return value > 0 ? `${POLE}f` : `(-${POLE}f)`;
  const nearest = Math.fround(value);
  return nearest < 0 ? `(${nearest}f)` : `${nearest}f`;
}

/** What each operation is in WGSL; those with a pole or a gap are functions of ours. */
const WRITE: Record<Operation, (a: string, b: string) => string> = {
  add: (a, b) => `(${a} + ${b})`,
  subtract: (a, b) => `(${a} - ${b})`,
  multiply: (a, b) => `(${a} * ${b})`,
  divide: (a, b) => `of_divide(${a}, ${b})`,
  power: (a, b) => `of_power(${a}, ${b})`,
  negate: (a) => `(-${a})`,
  abs: (a) => `abs(${a})`,
  exp: (a) => `of_exp(${a})`,
  log: (a) => `of_log(${a})`,
  log1p: (a) => `of_log1p(${a})`,
  max: (a, b) => `of_max(${a}, ${b})`,
  min: (a, b) => `of_min(${a}, ${b})`,
  sqrt: (a) => `of_sqrt(${a})`,
  tanh: (a) => `of_tanh(${a})`,
};

const hasParameter = (formula: Formula): boolean => {
  switch (formula.kind) {
    case 'parameter':
      return true;
    case 'apply':
      return formula.parts.some(hasParameter);
    case 'choose':
      return [formula.left, formula.right, formula.holds, formula.otherwise].some(hasParameter);
    default:
      return false;
  }
};

/** The formula's value as an expression in `d`; `nameOf` gives a parameter's uniform. */
export function expressionOf(formula: Formula, nameOf: (parameter: string) => string): string {
  // WGSL works constants out itself, and refuses those that overflow.
  if (!dependsOnDistance(formula) && !hasParameter(formula)) return literal(evaluate(formula, NaN));
  const write = (part: Formula) => expressionOf(part, nameOf);
  switch (formula.kind) {
    case 'number':
      return literal(formula.value);
    case 'distance':
      return 'd';
    case 'parameter':
      return nameOf(formula.name);
    case 'choose': {
      const { left, right, holds, otherwise } = formula;
      return `select(${write(otherwise)}, ${write(holds)}, ${write(left)} >= ${write(right)})`;
    }
    case 'apply': {
      const [a, b = ''] = formula.parts.map(write);
      return WRITE[formula.operation](a, b);
    }
  }
}
