// The line of named numbers beside a formula: "s = 0.1, k = 2".
import { FormulaError, isName, LONGEST, plain } from './check';
import { isFunction, type Parameters } from './tree';

/** More than these are no longer tried by hand. */
export const MOST_PARAMETERS = 4;

const PART = /^(\s*)([^=]*?)\s*(?:=(\s*)(.*?)\s*)?$/;

/**
 * Reads "name = number" separated by commas or semicolons; an empty line has none.
 * @throws FormulaError with a sentence and the place.
 */
export function parseParameters(text: string): Record<string, number> {
  if (text.length > LONGEST) throw new FormulaError(`The line has at most ${LONGEST} characters.`, LONGEST);
  const found: Record<string, number> = {};
  if (text.trim() === '') return found;
  let at = 0;
  for (const part of plain(text).split(/[,;]/)) {
    const [, before, name, between, value] = PART.exec(part) ?? ['', '', part];
    const nameAt = at + before.length;
    requireName(name, found, nameAt);
    const valueAt = at + part.indexOf('=') + 1 + (between ?? '').length;
    if (value === undefined)
      throw new FormulaError(`${name} needs a number: write ${name} = 1.`, at + part.length);
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) || !Number.isFinite(Number(value)))
      throw new FormulaError(value ? `“${value}” is no number.` : `${name} needs a number.`, valueAt);
    found[name] = Number(value);
    at += part.length + 1;
  }
  return found;
}

function requireName(name: string, found: Parameters, at: number): void {
  if (name === '') throw new FormulaError('A name is missing: write such as s = 0.1.', at);
  if (!isName(name)) throw new FormulaError(`“${name}” is no name: use letters, then digits.`, at);
  if (name === 'd') throw new FormulaError('d is the distance; choose another name.', at);
  if (isFunction(name)) throw new FormulaError(`${name} is a function; choose another name.`, at);
  if (Object.hasOwn(found, name)) throw new FormulaError(`${name} is there twice.`, at);
  if (Object.keys(found).length === MOST_PARAMETERS)
    throw new FormulaError(`There are at most ${MOST_PARAMETERS} parameters.`, at);
}

/** The line that parseParameters reads. */
export const formatParameters = (parameters: Parameters): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
