// Reads a formula's marks from left to right and says the first thing that is wrong, in a sentence and with its place.
import { FUNCTIONS, isFunction, OPERATIONS } from './tree';

/** A formula or parameter line that cannot be taken. */
export class FormulaError extends RangeError {
  constructor(
    message: string,
    /** Index of the character that is wrong, from 0; the text's length where something is missing at its end. */
    readonly at: number,
  ) {
    super(message);
  }
}

/** Longer ones are refused: a link and a field must hold it, and a tree of this depth never fills the stack. */
export const LONGEST = 200;

/** Other ways to write an operator, each one character long so that places stay true. */
const SAME: Record<string, string> = { '−': '-', '–': '-', '×': '*', '·': '*', '⋅': '*', '÷': '/' };

/** The text with one way to write each operator; every character stays in its place. */
export const plain = (text: string): string => text.replaceAll(/[−–×·⋅÷]/g, (sign) => SAME[sign]);

interface Mark {
  kind: 'number' | 'name' | 'operator' | 'open' | 'close' | 'comma';
  text: string;
  at: number;
}

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const NAME = /\p{L}[\p{L}\d]*/uy;

/** Whether `text` can be the name of a parameter: a letter, then letters and digits. */
export const isName = (text: string): boolean => /^\p{L}[\p{L}\d]*$/u.test(text);

/** Sentences for characters that other languages have. */
const STRANGERS: [RegExp, string][] = [
  [/=/, 'An equals sign has no place here: write only what log w is, such as d / s.'],
  [/["'`“”]/, 'A formula holds no text in quotes.'],
  [/[[\]{}]/, 'Only round brackets are read here.'],
  [/\./, 'A dot belongs in a number only; nothing has parts here.'],
  [/[²³]/, 'Write a power with ^, such as d^2.'],
  [/∞/, 'Write a number; infinity is none.'],
  [/[\n\r\t]/, 'A formula stands on one line.'],
];

function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const mark = markAt(text, at, character);
    if (mark) marks.push(mark);
    at += mark ? mark.text.length : 1;
  }
  return marks;
}

function markAt(text: string, at: number, character: string): Mark | null {
  if (character === ' ') return null;
  NUMBER.lastIndex = NAME.lastIndex = at;
  const digits = NUMBER.exec(text)?.[0];
  if (digits) {
    if (!Number.isFinite(Number(digits))) throw new FormulaError(`The number ${digits} is too large.`, at);
    return { kind: 'number', text: digits, at };
  }
  const name = NAME.exec(text)?.[0];
  if (name) return { kind: 'name', text: name, at };
  if ('+-*/^'.includes(character)) return { kind: 'operator', text: character, at };
  if (character === '(') return { kind: 'open', text: character, at };
  if (character === ')') return { kind: 'close', text: character, at };
  if (character === ',') return { kind: 'comma', text: character, at };
  const known = STRANGERS.find(([pattern]) => pattern.test(character));
  throw new FormulaError(known?.[1] ?? `“${character}” means nothing here; there are + − * / ^ and ( ).`, at);
}

/** "a, b and c" */
const list = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join();

interface Bracket {
  at: number;
  /** The function whose arguments it holds; null for a plain bracket. */
  call: Mark | null;
  commas: number;
}

/** A walk over the marks that knows whether an operand must come next. */
class Reader {
  private readonly brackets: Bracket[] = [];
  private wantsOperand = true;
  private last: Mark | null = null;

  constructor(private readonly names: readonly string[] | null) {}

  read(mark: Mark, next: Mark | undefined): void {
    switch (mark.kind) {
      case 'number':
        this.operand(mark);
        break;
      case 'name':
        this.name(mark, next);
        break;
      case 'operator':
        this.operator(mark);
        break;
      case 'open':
        this.open(mark);
        break;
      case 'close':
        this.close(mark);
        break;
      case 'comma':
        this.comma(mark, next);
    }
    this.last = mark;
  }

  end(at: number): void {
    if (!this.last) throw new FormulaError('The formula is empty: write log w, such as d / s.', 0);
    if (this.wantsOperand)
      throw new FormulaError(`The formula ends too early: something must follow “${this.last.text}”.`, at);
    const open = this.brackets.at(-1);
    if (open) throw new FormulaError('This bracket is never closed.', open.at);
  }

  private operand(mark: Mark): void {
    if (!this.wantsOperand)
      throw new FormulaError(
        `A sign is missing between “${this.last?.text}” and “${mark.text}”: for a product write ${this.last?.text} * ${mark.text}.`,
        mark.at,
      );
    this.wantsOperand = false;
  }

  private name(mark: Mark, next: Mark | undefined): void {
    const { text, at } = mark;
    this.operand(mark);
    const called = next?.kind === 'open';
    if (isFunction(text)) {
      if (!called) throw new FormulaError(`${text} is a function: write ${text}(…).`, at);
      this.wantsOperand = true;
      return;
    }
    const known = text === 'd' || (this.names ? this.names.includes(text) : !called);
    if (known) return;
    if (called) throw new FormulaError(`There is no function “${text}”; there are ${list(FUNCTIONS)}.`, at);
    const parameters = this.names?.length ? `, and the parameters ${list(this.names)}` : '';
    throw new FormulaError(`There is no “${text}” here: there is d${parameters}.`, at);
  }

  private operator({ text, at }: Mark): void {
    if (this.wantsOperand && text !== '-' && text !== '+') {
      const twice = text === '*' && this.last?.text === '*';
      throw new FormulaError(
        twice ? 'Write a power with ^, such as d^2.' : `Something is missing before “${text}”.`,
        at,
      );
    }
    this.wantsOperand = true;
  }

  private open(mark: Mark): void {
    const call = this.last?.kind === 'name' && isFunction(this.last.text) ? this.last : null;
    if (!call) this.operand(mark);
    this.brackets.push({ at: mark.at, call, commas: 0 });
    this.wantsOperand = true;
  }

  private close({ at }: Mark): void {
    const bracket = this.brackets.pop();
    if (!bracket) throw new FormulaError('This bracket closes nothing.', at);
    const { call, commas } = bracket;
    const empty = this.last?.kind === 'open';
    if (this.wantsOperand && !(empty && call))
      throw new FormulaError(
        empty ? 'There is nothing in these brackets.' : 'Something is missing before “)”.',
        at,
      );
    if (call && isFunction(call.text)) requireArity(call.text, empty ? 0 : commas + 1, call.at);
    this.wantsOperand = false;
  }

  private comma({ at }: Mark, next: Mark | undefined): void {
    const bracket = this.brackets.at(-1);
    if (!bracket?.call) {
      const decimal = this.last?.kind === 'number' && next?.kind === 'number';
      throw new FormulaError(
        decimal
          ? `Write a decimal with a point: ${this.last?.text}.${next.text}.`
          : 'A comma only separates the arguments of a function.',
        at,
      );
    }
    if (this.wantsOperand) throw new FormulaError('An argument is missing before this comma.', at);
    bracket.commas++;
    this.wantsOperand = true;
  }
}

function requireArity(name: keyof typeof OPERATIONS, count: number, at: number): void {
  const { arity } = OPERATIONS[name];
  if (count === arity) return;
  throw new FormulaError(
    `${name} takes ${arity === 1 ? 'one argument' : 'two arguments'}, not ${count}.`,
    at,
  );
}

/**
 * @throws FormulaError for the first thing that is wrong in a formula (operators as `plain` writes them).
 * @param names the parameters that there are; null: any name may be one.
 */
export function checkFormula(text: string, names: readonly string[] | null): void {
  if (text.length > LONGEST) throw new FormulaError(`A formula has at most ${LONGEST} characters.`, LONGEST);
  const marks = marksOf(text);
  const reader = new Reader(names);
  marks.forEach((mark, i) => reader.read(mark, marks[i + 1]));
  reader.end(text.length);
}
