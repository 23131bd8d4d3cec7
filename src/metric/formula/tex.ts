// A formula as TeX, with brackets only where they are needed.
import type { Formula, Operation } from './tree';

/** How tightly each operation binds; functions and fractions bring their own bounds. */
const BINDING: Partial<Record<Operation, number>> = { add: 1, subtract: 1, negate: 2, multiply: 3, power: 4 };
const ATOM = 5;

const isNegated = (formula: Formula): formula is Extract<Formula, { kind: 'apply' }> =>
  formula.kind === 'apply' && formula.operation === 'negate';

/** (−a) / b is written as −(a / b). */
const isNegativeFraction = (formula: Formula): boolean =>
  formula.kind === 'apply' && formula.operation === 'divide' && isNegated(formula.parts[0]);

const bindingOf = (formula: Formula): number => {
  if (formula.kind === 'number') return formula.value < 0 ? 2 : ATOM;
  if (formula.kind !== 'apply') return ATOM;
  return isNegativeFraction(formula) ? 2 : (BINDING[formula.operation] ?? ATOM);
};

const GREEK =
  /^(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega)$/;

/** A parameter's name: Greek where it spells a Greek letter, digits at its end as an index. */
export function nameTex(name: string): string {
  const [, letters, digits] = /^(.*?)(\d*)$/u.exec(name) ?? ['', name, ''];
  const base = GREEK.test(letters)
    ? `\\${letters}`
    : [...letters].length > 1
      ? `\\mathit{${letters}}`
      : letters;
  return digits ? `${base}_{${digits}}` : base;
}

function numberTex(value: number): string {
  const [digits, exponent] = String(value).split('e');
  return exponent ? `${digits} \\cdot 10^{${Number(exponent)}}` : digits;
}

/** A part in brackets where it binds less tightly than its place asks for. */
const within = (part: Formula, least: number): string =>
  bindingOf(part) < least ? `\\left(${toTex(part)}\\right)` : toTex(part);

function applyTex(operation: Operation, parts: Formula[]): string {
  const [a, b] = parts;
  switch (operation) {
    case 'add':
      return `${toTex(a)} + ${within(b, 2)}`;
    case 'subtract':
      return `${toTex(a)} - ${within(b, 3)}`;
    case 'negate':
      return `-${within(a, 3)}`;
    case 'multiply':
      return `${within(a, 2)} ${b.kind === 'number' ? '\\cdot' : '\\,'} ${within(b, 3)}`;
    case 'divide':
      return isNegated(a) ? `-\\frac{${toTex(a.parts[0])}}{${toTex(b)}}` : `\\frac{${toTex(a)}}{${toTex(b)}}`;
    case 'power':
      return `{${within(a, ATOM)}}^{${toTex(b)}}`;
    case 'sqrt':
      return `\\sqrt{${toTex(a)}}`;
    case 'abs':
      return `\\left|${toTex(a)}\\right|`;
    case 'log1p':
      return `\\log\\left(1 + ${toTex(a)}\\right)`;
    default:
      return `\\${operation}\\left(${parts.map(toTex).join(', ')}\\right)`;
  }
}

/** TeX of a formula as it was written: parameters by name. */
export function toTex(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return numberTex(formula.value);
    case 'distance':
      return 'd';
    case 'parameter':
      return nameTex(formula.name);
    case 'apply':
      return applyTex(formula.operation, formula.parts);
    case 'choose':
      return `\\begin{cases}${toTex(formula.holds)} & ${toTex(formula.left)} \\ge ${toTex(formula.right)} \\\\ ${toTex(formula.otherwise)} & \\text{else}\\end{cases}`;
  }
}
