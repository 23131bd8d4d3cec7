// A run as a file for another person: to see its curves, and to train it again. JSON that a person or a script can read.
// The checksum over the content tells a damaged or edited file; such a file still opens, with a notice, since what counts
// is told apart by training again: the checksum of the weights.
import { checked, optionsFromJson, optionToJson, parseJson } from '../jsonFile';
import { formatLink } from '../link';
import { MOST_CHANGES, startAndChanges, type Change } from '../moment';
import { defaultOptions, isVisible, OPTION_KEYS, type Options } from '../options';
import type { RunRecord } from '../runs/record';
import { float32FromJson, float32Json } from './numbers';
import { APP_VERSION, jsonFingerprint, kindComplaint, type Opened } from './opened';
import { changesFromJson, runSchema } from './runSchema';

/** A file that is no run; the message says what and where. */
export class RunFileError extends Error {}

/** What stands before the content. */
const HEAD = ['format', 'version', 'check'];

export const RUN_FILE = { format: 'hap2s-run', version: 1, what: 'run file' };

/** Options that have an effect, and the others where they are not at their defaults. */
export function optionsToJson(options: Options) {
  const defaults = defaultOptions();
  const keys = OPTION_KEYS.filter(
    (key) => isVisible(key, options) || !Object.is(options[key], defaults[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, optionToJson(options[key])]));
}

export const changesToJson = (changes: readonly Change[]) =>
  changes.map((change) => ({ ...change, value: optionToJson(change.value) }));

/** The link that trains the run again and compares the weights; to its start alone where too much changed on the way for a link. */
export function runLink({ options, changes, steps, weights, on, columns, records }: RunRecord): string {
  const start = startAndChanges(options, changes);
  if (start.changes.length > MOST_CHANGES) return formatLink(start.options);
  const last = records[(steps - 1) * columns.length + columns.indexOf('loss')];
  const loss = Number.isFinite(last) ? last : null;
  return formatLink(start.options, { step: steps, check: weights, loss, on, changes: start.changes });
}

/** The curves as JSON, a line for each step. */
export function curvesText({ columns, records }: RunRecord): string {
  const width = columns.length;
  const rows = Array.from({ length: records.length / width }, (_, row) => {
    const values = records.subarray(row * width, (row + 1) * width);
    return `\n      [${Array.from(values, float32Json).join(', ')}]`;
  });
  return `{\n    "columns": ${JSON.stringify(columns)},\n    "rows": [${rows.join()}\n    ]\n  }`;
}

/** The run as JSON text. */
export function formatRunFile(record: RunRecord): string {
  const { id, name, note, tags, sweep, options, steps, on, milliseconds, weights, wrongWeight, scores } =
    record;
  const content = {
    app: APP_VERSION,
    id,
    name,
    note,
    tags,
    created: new Date(record.created).toISOString(),
    sweep,
    link: runLink(record),
    options: optionsToJson(options),
    changes: changesToJson(record.changes),
    steps,
    on,
    milliseconds,
    weights,
    wrongWeight,
    scores,
  };
  const curves = curvesText(record);
  const check = jsonFingerprint({ ...content, curves: JSON.parse(curves) as unknown });
  const { format, version } = RUN_FILE;
  const head = JSON.stringify({ format, version, check, ...content }, null, 2);
  return `${head.slice(0, -'\n}'.length)},\n  "curves": ${curves}\n}\n`;
}

/** Whether the content is still the one that was written. */
function noticesOf(json: Readonly<Record<string, unknown>>): string[] {
  const { check } = json;
  const content = Object.fromEntries(Object.entries(json).filter(([key]) => !HEAD.includes(key)));
  if (check === undefined)
    return ['The file has no checksum, so the page cannot tell whether it was changed.'];
  if (check === jsonFingerprint(content)) return [];
  return [
    'The file was edited or damaged after it was written: its checksum does not fit. Train the run again to see whether its numbers hold.',
  ];
}

/** Reads a run. An option that the file does not name is at its default. @throws RunFileError with what is wrong and where. */
export function parseRunFile(text: string): Opened<RunRecord> {
  const json = parseJson(text, RunFileError);
  const wrong = kindComplaint(Object(json) as object, RUN_FILE);
  if (wrong) throw new RunFileError(wrong);
  const file = checked(runSchema, json, 'run', RunFileError);
  const { id, name, note, tags, sweep, steps, on, milliseconds, weights, wrongWeight, scores } = file;
  const content: RunRecord = {
    id,
    name,
    note,
    tags,
    created: Date.parse(file.created),
    sweep,
    options: { ...defaultOptions(), ...optionsFromJson(file.options) },
    changes: changesFromJson(file.changes),
    steps,
    on,
    milliseconds,
    weights,
    columns: file.curves.columns,
    records: Float32Array.from(file.curves.rows.flat(), (value) => float32FromJson(value) ?? NaN),
    scores,
    wrongWeight,
  };
  return { content, notices: noticesOf(json as Record<string, unknown>) };
}
