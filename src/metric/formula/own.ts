// A person's own weighting, ready to use: both sides parsed, their numbers put in, and differentiated; kept by their text.
import type { OwnWeighting, Side } from '../types';
import { FormulaError } from './check';
import { derivative } from './derivative';
import { parseFormula } from './parse';
import { say } from './say';
import { toTex } from './tex';
import { bind, evaluate, type Formula } from './tree';

/** One side's log w. */
export interface OwnSide {
  /** As written, parameters by name. */
  written: Formula;
  /** With the parameters' numbers: depends on d alone. */
  logWeight: Formula;
  /** Its derivative in d. */
  slope: Formula;
}

export type CompiledOwn = Record<Side, OwnSide>;

/** A slider moves one parameter through many values; more than these are not worth keeping. */
const MOST_KEPT = 64;
const kept = new Map<string, CompiledOwn>();

/** @throws FormulaError for a formula that cannot be read. The same spec gives the same object. */
export function compileOwn({ positive, negative, parameters }: OwnWeighting): CompiledOwn {
  const key = JSON.stringify([positive, negative, parameters]);
  const found = kept.get(key);
  if (found) return found;
  const names = Object.keys(parameters);
  const side = (text: string): OwnSide => {
    const written = parseFormula(text, names);
    const logWeight = bind(written, parameters);
    return { written, logWeight, slope: derivative(logWeight) };
  };
  const made = { positive: side(positive), negative: side(negative) };
  if (kept.size === MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

/** "is not a number" */
const valueInWords = (value: number): string =>
  Number.isNaN(value) ? 'is not a number' : `is ${value > 0 ? '' : '−'}infinite`;

/** An own formula that gives a set no weights: log w is not a number or +∞ at a member, or −∞ at all of them. */
export class UndefinedWeightError extends RangeError {
  constructor(
    readonly side: Side,
    /** The distance at which it fails. */
    readonly distance: number,
    /** What log w is there. */
    readonly value: number,
  ) {
    super(
      value === -Infinity
        ? `Your formula gives all ${side}s weight 0: log w is −infinite at d = ${say(distance, 4)} and at every other member.`
        : `Your formula has no weight at d = ${say(distance, 4)}: log w of the ${side}s ${valueInWords(value)} there.`,
    );
  }
}

/** −∞ is a weight of 0; NaN and +∞ are none. */
export const isWeight = (logWeight: number): boolean => logWeight < Infinity;

/** @throws UndefinedWeightError where log-weights make no weights. */
function refuse(logWeights: readonly number[], distances: ArrayLike<number>, side: Side): void {
  const bad = logWeights.findIndex((value) => !isWeight(value));
  if (bad >= 0) throw new UndefinedWeightError(side, distances[bad], logWeights[bad]);
  if (logWeights.every((value) => value === -Infinity))
    throw new UndefinedWeightError(side, distances[0], -Infinity);
}

/** TeX of one side's weight; a fraction in an exponent would be too small to read. */
export const weightTex = ({ written }: OwnSide): string => String.raw`\exp\left(${toTex(written)}\right)`;

/** What the record of an own weighting gets from its formulas (see WeightingRecord). */
export function ownFunctions(own: CompiledOwn) {
  return {
    tex: {
      positive: weightTex(own.positive),
      negative: weightTex(own.negative),
    },
    logWeight: (d: number, side: Side) => evaluate(own[side].logWeight, d),
    // The root's slope at 0 is infinite; like the distance's own gradient at 0 it is taken as 0.
    logWeightSlope: (d: number, side: Side) => {
      const slope = evaluate(own[side].slope, d);
      return Number.isFinite(slope) ? slope : 0;
    },
    refuse,
  };
}

/** Where in the three texts of an own weighting something is wrong. */
export interface OwnFault {
  field: 'positive' | 'negative' | 'parameters';
  message: string;
  at: number;
}

/** What `read` complains of, as a fault of that field; null when it goes through. */
export function faultOf(field: OwnFault['field'], read: () => unknown): OwnFault | null {
  try {
    read();
    return null;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { field, message: error.message, at: error.at };
  }
}
