// One rule per option, made from its record: every value from outside (link, file, storage) passes here. The records say all
// there is to check, so a schema library would add 9 KB to the first paint and nothing else; files with a shape use one.
import type { NumberOption, Option, Values } from './optionTypes';
import { OPTION_KEYS, optionOf, type OptionKey, type Options } from './options';

interface Rule {
  allows: (value: unknown) => boolean;
  /** "must be …" */
  wanted: string;
}

const display = (value: number) => (value === Infinity ? 'inf' : String(value));

function numberRule({ min, max, limits, integer }: NumberOption): Rule {
  const allowed = (value: number) =>
    value === limits?.low ||
    value === limits?.high ||
    (value >= min && value <= max && (!integer || Number.isInteger(value)));
  const extra = [limits?.low, limits?.high].filter((v) => v !== undefined).map(display);
  const range = `${integer ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  return {
    allows: (value) => typeof value === 'number' && allowed(value),
    wanted: `must be ${[range, ...extra].join(' or ')}`,
  };
}

function ruleOf(option: Option): Rule {
  switch (option.kind) {
    case 'number':
      return numberRule(option);
    case 'choice': {
      const values = option.choices.map((c) => c.value);
      return {
        allows: (value) => values.includes(value as string),
        wanted: `must be one of ${values.join(', ')}`,
      };
    }
    case 'boolean':
      return { allows: (value) => typeof value === 'boolean', wanted: 'must be 1 or 0' };
    case 'text':
      return { allows: (value) => typeof value === 'string', wanted: 'must be a text' };
  }
}

const rules = new Map<OptionKey, Rule>();

/**
 * null when `value` is allowed for the option, else what it must be ("must be …").
 * @param beside the other options, where they are known: some texts need each other.
 */
export function complaint(key: OptionKey, value: unknown, beside?: Values): string | null {
  let rule = rules.get(key);
  if (!rule) rules.set(key, (rule = ruleOf(optionOf(key))));
  if (!rule.allows(value)) return rule.wanted;
  const option = optionOf(key);
  return option.kind === 'text' ? option.check(value as string, beside) : null;
}

/** The first complaint about options that need each other; null when all fit. */
export function togetherComplaint(options: Values): { key: OptionKey; wrong: string } | null {
  for (const key of OPTION_KEYS) {
    const option = optionOf(key);
    const wrong =
      option.kind === 'text' && option.together ? option.check(String(options[key]), options) : null;
    if (wrong) return { key, wrong };
  }
  return null;
}

/** Text as it stands in a link → value; undefined when it cannot be read as the option's kind. */
export function parseValue(key: OptionKey, text: string): unknown {
  const option = optionOf(key);
  if (option.kind === 'number') return text === 'inf' ? Infinity : text.trim() === '' ? NaN : Number(text);
  if (option.kind === 'boolean') return text === '1' ? true : text === '0' ? false : undefined;
  return text;
}

/** Value → text as it stands in a link; parseValue's inverse. */
export function formatValue(key: OptionKey, value: Options[OptionKey]): string {
  const option = optionOf(key);
  if (option.kind === 'boolean') return value ? '1' : '0';
  return option.kind === 'number' ? display(value as number) : String(value);
}
