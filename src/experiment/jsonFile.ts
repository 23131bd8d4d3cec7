// What JSON files of the page have in common: options by name, and a complaint that says what is wrong and where.
import * as z from 'zod/mini';
import { quote } from './link';
import { optionOf, type OptionKey, type Options } from './options';
import { complaint } from './validate';

/** JSON has no infinity: the dial's ends are written as in a link. */
export const optionToJson = (value: Options[OptionKey]) => (value === Infinity ? 'inf' : value);

/** optionToJson's inverse; what is no value of the option comes back as it is. */
export const optionFromJson = (key: OptionKey, value: unknown) =>
  value === 'inf' && optionOf(key).kind === 'number' ? Infinity : value;

/** What is wrong with an option's value in a file, "must be …, not …"; null when it is allowed. */
export function jsonComplaint(key: OptionKey, value: unknown): string | null {
  const wrong = complaint(key, optionFromJson(key, value));
  if (!wrong) return null;
  const must = optionOf(key).kind === 'boolean' ? 'must be true or false' : wrong;
  return `${must}, not ${quote(typeof value === 'string' ? value : JSON.stringify(value))}`;
}

/** An object that names some of these options, each with an allowed value. */
export const optionFields = <K extends OptionKey>(keys: readonly K[], whole: string) =>
  z.partial(
    z.strictObject(
      Object.fromEntries(
        keys.map((key) => [
          key,
          z.unknown().check((context) => {
            const wrong = jsonComplaint(key, context.value);
            if (wrong) context.issues.push({ code: 'custom', message: wrong, input: context.value });
          }),
        ]),
      ) as Record<K, z.ZodMiniUnknown>,
      whole,
    ),
  );

/** The options that such an object names. */
export const optionsFromJson = (named: Readonly<Record<string, unknown>>): Partial<Options> =>
  Object.fromEntries(
    Object.entries(named).map(([key, value]) => [key, optionFromJson(key as OptionKey, value)]),
  );

/** "points[3].x" from a path of keys. */
const placeOf = (path: readonly PropertyKey[]) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** Reads JSON. @throws `Wrong` with a sentence when it is none. */
export function parseJson(text: string, Wrong: new (message: string) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Wrong(`This is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The value as the schema has it. @throws `Wrong` with the first thing that is wrong in it; `name` is what it should be. */
export function checked<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  name: string,
  Wrong: new (message: string) => Error,
): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message, ...issue } = result.error.issues[0];
  const place = placeOf(path);
  if (issue.code === 'unrecognized_keys')
    throw new Wrong(`${place || `The ${name}`} has ${quote(issue.keys[0])}, which is not known here.`);
  throw new Wrong(`${place || 'The file'} ${message}.`);
}
