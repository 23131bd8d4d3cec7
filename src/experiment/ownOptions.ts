// The options of an own weighting: log w of each side as a formula of d, and the numbers that the formulas name.
import { faultOf, type OwnFault } from '../metric/formula/own';
import { parseFormula } from '../metric/formula/parse';
import { parseParameters } from '../metric/formula/parameters';
import type { OwnWeighting } from '../metric/types';
import type { TextOption, Values } from './optionTypes';

/** The three texts of an own weighting. */
export interface OwnTexts {
  positive: string;
  negative: string;
  /** "s = 0.1, k = 2" */
  parameters: string;
}

/** Which option holds which text. */
export const OWN_KEYS = {
  positive: 'ownPositive',
  negative: 'ownNegative',
  parameters: 'ownParameters',
} as const satisfies Record<keyof OwnTexts, string>;

export type OwnKey = (typeof OWN_KEYS)[keyof OwnTexts];

/** The texts within a set of options. */
export const ownTexts = (options: Readonly<Record<OwnKey, string>>): OwnTexts => ({
  positive: options.ownPositive,
  negative: options.ownNegative,
  parameters: options.ownParameters,
});

/** Options that hold the texts. */
export const ownOptions = ({ positive, negative, parameters }: OwnTexts): Record<OwnKey, string> => ({
  ownPositive: positive,
  ownNegative: negative,
  ownParameters: parameters,
});

/** What is wrong with each of the texts: the first thing in it. Empty when they make a weighting. */
export function ownFaults({ positive, negative, parameters }: OwnTexts): OwnFault[] {
  const inNumbers = faultOf('parameters', () => parseParameters(parameters));
  const names = inNumbers ? null : Object.keys(parseParameters(parameters)); // null: nothing is said about names yet
  return [
    inNumbers,
    faultOf('positive', () => parseFormula(positive, names)),
    faultOf('negative', () => parseFormula(negative, names)),
  ].filter((fault) => fault !== null);
}

/** The weighting that the texts make. @throws FormulaError where ownFaults finds something. */
export const ownWeighting = ({ positive, negative, parameters }: OwnTexts): OwnWeighting => ({
  kind: 'own',
  positive,
  negative,
  parameters: parseParameters(parameters),
});

/** Distances that a formula is looked at over where none are known: unit-norm embeddings are at most 2 apart. */
export const usualRange = (normalize: boolean): number => (normalize ? 2 : 20);

const inWords = ({ message, at }: OwnFault): string =>
  `(at character ${at + 1}: ${message.replace(/\.$/, '')})`;

/** A formula by itself may name any parameter; beside the other texts it must name one that is there. */
function checkOf(field: keyof OwnTexts, wanted: string): TextOption['check'] {
  const alone = (text: string) =>
    faultOf(field, () => (field === 'parameters' ? parseParameters(text) : parseFormula(text)));
  return (text, beside) => {
    const fault =
      alone(text) ??
      (beside && ownFaults({ ...ownTexts(beside as Record<OwnKey, string>), [field]: text })[0]);
    if (!fault) return null;
    if (fault.field === field) return `must be ${wanted} ${inWords(fault)}`;
    // Formulas answer for themselves; the numbers answer for what formulas miss among them.
    return field === 'parameters' ? `must have every number that the formulas name ${inWords(fault)}` : null;
  };
}

const common = {
  kind: 'text',
  group: 'loss',
  hot: true,
  together: Object.values(OWN_KEYS),
  visible: (options: Values) => options.strategy === 'own',
} as const;

export const OWN_OPTIONS = {
  ownPositive: {
    ...common,
    label: 'log w of positives',
    short: 'log w⁺',
    help: 'How much a positive at distance d weighs: log w as a formula of d; larger is heavier.',
    default: 'd / s',
    check: checkOf('positive', 'a formula of d'),
  },
  ownNegative: {
    ...common,
    label: 'log w of negatives',
    short: 'log w⁻',
    help: 'How much a negative at distance d weighs: log w as a formula of d; larger is heavier.',
    default: '-d / s',
    check: checkOf('negative', 'a formula of d'),
  },
  ownParameters: {
    ...common,
    label: 'Numbers',
    short: 'numbers',
    help: 'The numbers that the formulas name, such as s = 0.1, k = 2.',
    default: 's = 0.1',
    check: checkOf('parameters', 'a list such as s = 0.1, k = 2'),
  },
} as const satisfies Record<OwnKey, TextOption>;
