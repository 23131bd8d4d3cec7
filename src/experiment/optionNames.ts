// An option with its value as a legend says it. Apart from the values' texts, which the page needs at once.
import { optionOf, type OptionKey, type Options } from './options';
import { formatExponent, formatOptionValue } from './optionText';

/** What a switch's two states are called, off and on. */
export const SWITCHES: Partial<Record<OptionKey, readonly [string, string]>> = {
  soft: ['hinge', 'soft margin'],
  detach: ['weights in the graph', 'weights detached'],
  normalize: ['no unit norm', 'unit norm'],
};

/** Choices that say by themselves what they are. */
const SPEAKING: readonly OptionKey[] = ['data', 'strategy', 'network', 'optimiser'];

/** Characters of a formula within a name. */
const LONGEST_FORMULA = 24;

/** An option with its value, as a legend says it: "σ = 0.1", "lr 1e−3", "soft margin", "20\u202f% wrong labels". */
export function describeOption(key: OptionKey, options: Options): string {
  const option = optionOf(key);
  const value = options[key];
  const text = formatOptionValue(key, value);
  if (key === 'learningRate') return `${option.short} ${formatExponent(options.learningRate)}`;
  switch (option.kind) {
    case 'boolean':
      return SWITCHES[key]?.[value ? 1 : 0] ?? `${option.short} ${text}`;
    case 'choice':
      return SPEAKING.includes(key) ? text : `${option.short} ${text.toLowerCase()}`;
    case 'text': {
      const cut = text.length > LONGEST_FORMULA ? `${text.slice(0, LONGEST_FORMULA - 1)}…` : text;
      return key === 'own' ? `${option.short} ${cut.slice(0, 7)}` : `${option.short} = ${cut}`;
    }
    case 'number':
      if (option.share) return `${text} ${option.short}`;
      // A symbol, with what tells it from its namesake: "σ", "α (MS)".
      return /^\p{L}( \(|$)/u.test(option.short) ? `${option.short} = ${text}` : `${option.short} ${text}`;
  }
}
