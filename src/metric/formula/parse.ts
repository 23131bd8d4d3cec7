// Text → tree. jsep reads the expression, nothing is ever evaluated as code; check.ts has said before what is wrong and where.
import jsep from 'jsep';
import { checkFormula, FormulaError, plain } from './check';
import { apply, DISTANCE, isFunction, number, type Formula, type Operation } from './tree';

const BINARY: Partial<Record<string, Operation>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '^': 'power',
};

function setUp(): void {
  jsep.removeAllBinaryOps();
  jsep.removeAllUnaryOps();
  jsep.removeAllLiterals();
  for (const [sign, precedence] of Object.entries({ '+': 1, '-': 1, '*': 2, '/': 2 }))
    jsep.addBinaryOp(sign, precedence);
  jsep.addUnaryOp('-');
  jsep.addUnaryOp('+');
  // jsep's own number reader skips the hook below, which every operand must pass.
  jsep.hooks.add('gobble-token', function gobbleNumber(env) {
    if (/[\d.]/.test(this.char)) env.node = this.gobbleNumericLiteral();
  });
  // A power belongs to its operand before a sign in front does (−d^2 is −(d^2)), and from the right (2^3^2 is 2^(3^2)).
  jsep.hooks.add('after-token', function gobblePower(env) {
    this.gobbleSpaces();
    if (!env.node || this.char !== '^') return;
    this.index++;
    const exponent = (this as unknown as { gobbleToken: () => jsep.Expression }).gobbleToken();
    env.node = { type: 'BinaryExpression', operator: '^', left: env.node, right: exponent };
  });
}
setUp();

function toTree(expression: jsep.Expression): Formula {
  const node = expression as jsep.CoreExpression;
  switch (node.type) {
    case 'Literal':
      return number(Number(node.raw));
    case 'Identifier':
      return node.name === 'd' ? DISTANCE : { kind: 'parameter', name: node.name };
    case 'UnaryExpression':
      return node.operator === '-' ? apply('negate', toTree(node.argument)) : toTree(node.argument);
    case 'BinaryExpression': {
      const operation = BINARY[node.operator];
      if (operation) return apply(operation, toTree(node.left), toTree(node.right));
      break;
    }
    case 'CallExpression': {
      const { name } = node.callee as jsep.Identifier;
      if (isFunction(name)) return apply(name, ...node.arguments.map(toTree));
    }
  }
  throw new FormulaError(`This is no formula (${node.type}).`, 0);
}

/**
 * Reads a formula of d: numbers, d, parameters, + − * / ^, brackets and the functions of tree.ts. `^` binds tighter than a
 * sign in front and is right-associative.
 * @param names the parameters that there are; null: any name may be one.
 * @throws FormulaError with a sentence and the place of the first thing that is wrong.
 */
export function parseFormula(text: string, names: readonly string[] | null = null): Formula {
  const written = plain(text);
  checkFormula(written, names);
  try {
    return toTree(jsep(written));
  } catch (error) {
    if (error instanceof FormulaError) throw error;
    const { description, index } = error as { description?: string; index?: number };
    throw new FormulaError(`This is no formula: ${description ?? String(error)}.`, index ?? 0);
  }
}
