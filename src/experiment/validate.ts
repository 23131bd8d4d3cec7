// One schema per option, made from its record: every value from outside (link, file, storage) passes here.
import * as z from 'zod/mini';
import type { NumberOption, Option, Values } from './optionTypes';
import { OPTION_KEYS, optionOf, type OptionKey, type Options } from './options';

const display = (value: number) => (value === Infinity ? 'inf' : String(value));

function numberSchema(option: NumberOption) {
  const { min, max, limits, integer } = option;
  const allowed = (value: number) =>
    value === limits?.low ||
    value === limits?.high ||
    (value >= min && value <= max && (!integer || Number.isInteger(value)));
  const extra = [limits?.low, limits?.high].filter((v) => v !== undefined).map(display);
  const range = `${integer ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  const wanted = [range, ...extra].join(' or ');
  return z.custom<number>((value) => typeof value === 'number' && allowed(value), `must be ${wanted}`);
}

function schemaOf(option: Option): z.ZodMiniType<unknown> {
  switch (option.kind) {
    case 'number':
      return numberSchema(option);
    case 'choice': {
      const values = option.choices.map((c) => c.value);
      return z.custom((value) => values.includes(value as string), `must be one of ${values.join(', ')}`);
    }
    case 'boolean':
      return z.custom((value) => typeof value === 'boolean', 'must be 1 or 0');
    case 'text':
      return z.custom((value) => typeof value === 'string', 'must be a text');
  }
}

const schemas = new Map<OptionKey, z.ZodMiniType<unknown>>();

/**
 * null when `value` is allowed for the option, else what it must be ("must be …").
 * @param beside the other options, where they are known: some texts need each other.
 */
export function complaint(key: OptionKey, value: unknown, beside?: Values): string | null {
  let schema = schemas.get(key);
  if (!schema) schemas.set(key, (schema = schemaOf(optionOf(key))));
  const result = schema.safeParse(value);
  if (!result.success) return result.error.issues[0].message;
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
