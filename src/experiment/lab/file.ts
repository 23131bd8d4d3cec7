// A layout as a file: everything that the Lab shows, with full precision. What is wrong in a file is said with its place.
import * as z from 'zod/mini';
import { checked, optionFields, optionsFromJson, optionToJson, parseJson } from '../jsonFile';
import { defaultStages } from './presets';
import { FARTHEST, MOST_POINTS, STAGE_KEYS, type LabScene, type LabStage } from './scene';

/** A file that is no layout; the message says what and where. */
export class LayoutError extends Error {}

const FORMAT = 'hap2s-lab';
const VERSION = 1;

/** The scene as JSON text. */
export function formatLayout({ points, anchor, mode, normalize, stages }: LabScene): string {
  const written = stages.map((stage) =>
    Object.fromEntries(STAGE_KEYS.map((key) => [key, optionToJson(stage[key])])),
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

const stage = optionFields(STAGE_KEYS, 'must be the options of a loss');

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

/** Reads a layout. An option that a stage does not name is at its default. @throws LayoutError with what and where. */
export function parseLayout(text: string): LabScene {
  const json = parseJson(text, LayoutError);
  const { points, anchor, mode, normalize, stages } = checked(layout, json, 'layout', LayoutError);
  const [a, b] = defaultStages().map((defaults, side): LabStage => ({
    ...defaults,
    ...optionsFromJson(stages[side]),
  }));
  return { points, anchor, mode, normalize, stages: [a, b] };
}
