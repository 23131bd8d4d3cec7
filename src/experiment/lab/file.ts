// A layout as a file: everything that the Lab shows, with full precision. What is wrong in a file is said with its place.
import * as z from 'zod/mini';
import { optionOf } from '../options';
import { complaint } from '../validate';
import { defaultStages } from './presets';
import { FARTHEST, MOST_POINTS, STAGE_KEYS, type LabScene, type LabStage, type StageKey } from './scene';

/** A file that is no layout; the message says what and where. */
export class LayoutError extends Error {}

const FORMAT = 'hap2s-lab';
const VERSION = 1;

/** JSON has no infinity: the dial's ends are written as in a link. */
const toFile = (value: LabStage[StageKey]) => (value === Infinity ? 'inf' : value);
const fromFile = (key: StageKey, value: unknown) =>
  value === 'inf' && optionOf(key).kind === 'number' ? Infinity : value;

/** The scene as JSON text. */
export function formatLayout({ points, anchor, mode, normalize, stages }: LabScene): string {
  const written = stages.map((stage) =>
    Object.fromEntries(STAGE_KEYS.map((key) => [key, toFile(stage[key])])),
  );
  return JSON.stringify(
    { format: FORMAT, version: VERSION, points, anchor, mode, normalize, stages: written },
    null,
    2,
  );
}

const COORDINATE = `must be a number from −${FARTHEST} to ${FARTHEST}`;
const LABEL = 'must be a whole number from 0 to 999999';

const coordinate = z
  .number(COORDINATE)
  .check(z.minimum(-FARTHEST, COORDINATE), z.maximum(FARTHEST, COORDINATE));
const label = z.int(LABEL).check(z.minimum(0, LABEL), z.maximum(999_999, LABEL));
const point = z.strictObject(
  { x: coordinate, y: coordinate, identity: label, shows: z.optional(label) },
  'must be a point',
);

const stage = z.partial(
  z.strictObject(
    Object.fromEntries(
      STAGE_KEYS.map((key) => [
        key,
        z.unknown().check((context) => {
          const wrong = complaint(key, fromFile(key, context.value));
          if (wrong) context.issues.push({ code: 'custom', message: wrong, input: context.value });
        }),
      ]),
    ),
    'must be the options of a loss',
  ),
);

const COUNT = `must be a list of 1 to ${MOST_POINTS} points`;
const layout = z
  .strictObject(
    {
      format: z.literal(FORMAT, `must be "${FORMAT}"`),
      version: z.literal(VERSION, `must be ${VERSION}`),
      points: z.array(point, COUNT).check(z.minLength(1, COUNT), z.maxLength(MOST_POINTS, COUNT)),
      anchor: z.int('must be the index of a point').check(z.minimum(0, 'must be the index of a point')),
      mode: z.enum(['one', 'all'], 'must be "one" or "all"'),
      normalize: z.boolean('must be true or false'),
      stages: z.tuple([stage, stage], 'must be a list of two losses'),
    },
    'must be a layout of the Lab',
  )
  .check(
    z.refine(({ points, anchor }) => anchor < points.length, {
      path: ['anchor'],
      message: 'must be the index of a point',
    }),
  );

/** "points[3].x" from a path of keys. */
const placeOf = (path: readonly PropertyKey[]) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** Reads a layout. An option that a stage does not name is at its default. @throws LayoutError with what and where. */
export function parseLayout(text: string): LabScene {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new LayoutError(`This is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = layout.safeParse(json);
  if (!result.success) {
    const { path, message, ...issue } = result.error.issues[0];
    const place = placeOf(path);
    if (issue.code === 'unrecognized_keys')
      throw new LayoutError(`${place || 'The layout'} has “${issue.keys[0]}”, which is not known here.`);
    throw new LayoutError(`${place || 'The file'} ${message}.`);
  }
  const { points, anchor, mode, normalize, stages } = result.data;
  const [a, b] = defaultStages().map((defaults, side) => {
    const named = Object.entries(stages[side]).map(([key, value]) => [key, fromFile(key as StageKey, value)]);
    return { ...defaults, ...Object.fromEntries(named) } as LabStage;
  });
  return { points, anchor, mode, normalize, stages: [a, b] };
}
