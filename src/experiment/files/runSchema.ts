// What a run file may hold, value by value, so that a wrong one is named with its place.
import * as z from 'zod/mini';
import { optionFields, jsonComplaint, optionsFromJson } from '../jsonFile';
import { LAST_STEP, optionsAt, type Change } from '../moment';
import { defaultOptions, OPTION_KEYS, optionOf, type OptionKey } from '../options';
import { togetherComplaint } from '../validate';
import { float32FromJson } from './numbers';

const MOST_COLUMNS = 64;
const MOST_TAGS = 100;

const text = (most: number) => {
  const must = `must be a text of at most ${most.toLocaleString('en')} characters`;
  return z.string(must).check(z.maxLength(most, must));
};

const between = (must: string, low: number, high: number) =>
  z.number(must).check(z.minimum(low, must), z.maximum(high, must));

const share = z.nullable(between('must be a number from 0 to 1, or null', 0, 1));

const count = (must: string, most = Number.MAX_SAFE_INTEGER) =>
  z.int(must).check(z.minimum(0, must), z.maximum(most, must));

const step = count(`must be a whole number from 0 to ${LAST_STEP.toLocaleString('en')}`, LAST_STEP);

const CHECKSUM = 'must be 7 letters and digits as the app writes them';
const checksum = z.string(CHECKSUM).check(z.regex(/^[0-9a-z]{7}$/, CHECKSUM));

const WHEN = 'must be a date and time such as 2026-11-25T08:30:00.000Z';
const when = z.string(WHEN).check(z.refine((value) => Number.isFinite(Date.parse(value)), WHEN));

const isHot = (key: string) => OPTION_KEYS.includes(key as OptionKey) && optionOf(key as OptionKey).hot;

const change = z
  .strictObject(
    {
      step,
      key: z
        .string('must be the name of an option')
        .check(z.refine(isHot, 'must be the name of an option that may change on the way')),
      value: z.unknown(),
    },
    'must be a change: step, key and value',
  )
  .check((context) => {
    const { key, value } = context.value;
    const wrong = isHot(key) ? jsonComplaint(key as OptionKey, value) : null;
    if (wrong) context.issues.push({ code: 'custom', message: wrong, input: value, path: ['value'] });
  });

const score = z.strictObject(
  {
    step,
    part: z.enum(['seen', 'unseen'], 'must be "seen" or "unseen"'),
    mAP: share,
    mINP: share,
    cmc: z
      .array(between('must be a number from 0 to 1', 0, 1), 'must be a list of shares')
      .check(z.maxLength(1000, 'must be a list of at most 1,000 shares')),
    countedQueries: count('must be a whole number from 0'),
  },
  'must be a score',
);

const COLUMNS = `must be a list of 1 to ${MOST_COLUMNS} names`;

const curves = z
  .strictObject(
    {
      columns: z.array(text(200), COLUMNS).check(z.minLength(1, COLUMNS), z.maxLength(MOST_COLUMNS, COLUMNS)),
      rows: z.array(z.unknown(), 'must be a list of rows'),
    },
    'must be the curves: columns and rows',
  )
  .check((context) => {
    const { columns, rows } = context.value;
    const wrong = wrongCell(columns.length, rows);
    if (wrong) context.issues.push({ code: 'custom', input: rows, ...wrong });
  });

/** The first cell (or row) of the curves that is none. */
function wrongCell(width: number, rows: readonly unknown[]): { path: PropertyKey[]; message: string } | null {
  for (const [i, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== width)
      return { path: ['rows', i], message: `must be a list of ${width} numbers, one for each column` };
    const j = row.findIndex((cell) => float32FromJson(cell) === undefined);
    if (j >= 0) return { path: ['rows', i, j], message: 'must be a number, null, "inf" or "-inf"' };
  }
  return null;
}

/** Values of changes as options hold them. */
export const changesFromJson = (changes: readonly { step: number; key: string; value?: unknown }[]) =>
  changes.map(
    ({ step, key, value }) =>
      ({ step, key, value: optionsFromJson({ [key]: value })[key as OptionKey] }) as Change,
  );

export const runSchema = z
  .strictObject(
    {
      format: z.unknown(),
      version: z.unknown(),
      check: z.optional(checksum),
      app: text(100),
      id: text(200),
      name: text(500),
      note: text(20_000),
      tags: z
        .array(text(200), 'must be a list of tags')
        .check(z.maxLength(MOST_TAGS, `must be a list of at most ${MOST_TAGS} tags`)),
      created: when,
      sweep: z.nullable(
        z.strictObject({ id: text(200), cell: text(2000) }, 'must be null, or id and cell of a sweep'),
      ),
      link: text(20_000),
      options: optionFields(OPTION_KEYS, 'must be the options of a run'),
      changes: z.array(change, 'must be a list of changes'),
      steps: step,
      on: z.array(
        z.enum(['webgpu', 'wasm', 'cpu'], 'must be "webgpu", "wasm" or "cpu"'),
        'must be a list of backends',
      ),
      milliseconds: between('must be a number of milliseconds from 0', 0, Number.MAX_VALUE),
      weights: checksum,
      wrongWeight: share,
      scores: z.array(score, 'must be a list of scores'),
      curves,
    },
    'must be a run',
  )
  .check((context) => {
    const { options, changes, curves, steps, scores } = context.value;
    const refuse = (path: PropertyKey[], message: string) =>
      context.issues.push({ code: 'custom', message, input: context.value, path });
    if (curves.rows.length !== steps)
      refuse(
        ['curves', 'rows'],
        `must be as many rows as there are steps (${steps}), not ${curves.rows.length}`,
      );
    const start = { ...defaultOptions(), ...optionsFromJson(options) };
    const unfit = togetherComplaint(start);
    if (unfit) refuse(['options', unfit.key], unfit.wrong);
    const journal = changesFromJson(changes);
    for (const [i, { step }] of journal.entries()) {
      const later = unfit ? null : togetherComplaint(optionsAt(start, journal, step));
      if (later)
        refuse(
          ['changes', i, 'value'],
          `must leave options that fit each other: ${later.key} ${later.wrong}`,
        );
      if (step > steps) refuse(['changes', i, 'step'], `must be a step of the run (0 to ${steps})`);
    }
    for (const [i, { step }] of scores.entries()) {
      if (step > steps) refuse(['scores', i, 'step'], `must be a step of the run (0 to ${steps})`);
      if (i && step < scores[i - 1].step)
        refuse(['scores', i, 'step'], 'must not be before the one above it');
    }
  });
