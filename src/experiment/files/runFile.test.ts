// A run survives its file to the last bit; an edited file is noticed; a broken one is refused with what is wrong and where.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLink } from '../link';
import { optionsAt } from '../moment';
import { defaultOptions, OPTION_KEYS } from '../options';
import { float32FromJson, float32Json, float32Text } from './numbers';
import { formatRunFile, parseRunFile, RunFileError } from './runFile';
import { testRun } from './testRun';

type Json = Record<string, unknown>;

const run = testRun();
const bits = (values: Float32Array) => [...new Uint32Array(values.slice().buffer)];
const changed = (change: (json: Json) => void): string => {
  const json = JSON.parse(formatRunFile(run)) as Json;
  change(json);
  return JSON.stringify(json);
};
const curves = (json: Json) => json.curves as { columns: unknown; rows: unknown[][] };
const options = (json: Json) => json.options as Json;

describe('numbers', () => {
  it('come back with the same bits, in no more digits than it takes', () => {
    expect([0.3, 1e-7, 0.1].map((value) => float32Text(Math.fround(value)))).toEqual(['0.3', '1e-7', '0.1']);
    fc.assert(
      fc.property(fc.float(), (value) => {
        const text = float32Json(value);
        const back = float32FromJson(JSON.parse(text));
        expect(Object.is(back === undefined ? back : Math.fround(back), value)).toBe(true);
      }),
    );
  });
});

describe('run files', () => {
  it('bring everything back, float32 bit by bit', () => {
    const { content, notices } = parseRunFile(formatRunFile(run));
    expect(notices).toEqual([]);
    expect(content).toEqual(run);
    expect(bits(content.records)).toEqual(bits(run.records));
  });

  it('bring any curves back, infinities and NaN too', () => {
    const float = fc.oneof(fc.float(), fc.constantFrom(NaN, Infinity, -Infinity, -0));
    fc.assert(
      fc.property(fc.array(fc.tuple(float, float), { maxLength: 9 }), (rows) => {
        const record = testRun({
          steps: rows.length,
          columns: ['loss', 'other'],
          records: Float32Array.from(rows.flat()),
          changes: [],
          scores: [],
        });
        const { content, notices } = parseRunFile(formatRunFile(record));
        expect(notices).toEqual([]);
        expect(bits(content.records)).toEqual(bits(record.records));
      }),
    );
  });

  it('name the options that have an effect and those away from their defaults, and no others', () => {
    const named = Object.keys(options(JSON.parse(formatRunFile(run)) as Json));
    expect(named).toEqual(expect.arrayContaining(['sigma', 'alpha', 'seed', 'detach', 'dimension']));
    for (const key of ['own', 'channels', 'momentum', 'gamma', 'margin']) expect(named).not.toContain(key);
  });

  it('hold a link that says the whole run', () => {
    const { link } = JSON.parse(formatRunFile(run)) as { link: string };
    const { options, moment, notices } = parseLink(link);
    expect(notices).toEqual([]);
    expect(moment).toMatchObject({ step: 4, check: '0abc12z', loss: 16777216, on: ['webgpu', 'wasm'] });
    for (let step = 0; step <= run.steps; step++) {
      const there = optionsAt(options, moment?.changes ?? [], step);
      const here = optionsAt(run.options, run.changes, step);
      for (const key of ['data', 'strategy', 'sigma', 'seed', 'soft'] as const)
        expect(there[key]).toBe(here[key]);
      if (here.strategy === 'polynomial') expect(there.alpha).toBe(3);
    }
    const many = Array.from({ length: 61 }, (_, step) => ({ step, key: 'sigma' as const, value: 0.5 }));
    const long = testRun({ changes: many, steps: 61, records: new Float32Array(61 * 3) });
    const start = parseLink((JSON.parse(formatRunFile(long)) as { link: string }).link);
    expect(start).toMatchObject({ notices: [], moment: null, options: { seed: 12 } });
    expect(parseRunFile(formatRunFile(long)).content.changes).toEqual(many);
  });

  it('every option at every kind of value comes back', () => {
    const all = {
      ...defaultOptions(),
      strategy: 'own' as const,
      ownPositive: 'd',
      evaluateEvery: 5,
      detach: true,
    };
    const record = testRun({ options: all, changes: [] });
    expect(parseRunFile(formatRunFile(record)).content.options).toEqual(all);
    expect(Object.keys(all)).toHaveLength(OPTION_KEYS.length);
  });

  it('what the file does not name is at its default', () => {
    const { content, notices } = parseRunFile(changed((j) => delete options(j).alpha));
    expect(content.options.alpha).toBe(defaultOptions().alpha);
    expect(notices).toHaveLength(1);
  });

  it('an edited file opens and says so, whatever was edited; spaces and the order of keys are no edit', () => {
    const edits: ((json: Json) => void)[] = [
      (j) => (j.name = 'another'),
      (j) => (options(j).sigma = 0.5),
      (j) => (j.weights = '0abc12y'),
      (j) => (curves(j).rows[1][2] = 7.5),
    ];
    for (const edit of edits)
      expect(parseRunFile(changed(edit)).notices).toEqual([expect.stringContaining('edited or damaged')]);
    expect(parseRunFile(changed((j) => delete j.check)).notices).toEqual([
      expect.stringContaining('no checksum'),
    ]);
    const turned = Object.fromEntries(Object.entries(JSON.parse(formatRunFile(run)) as Json).toReversed());
    expect(parseRunFile(JSON.stringify(turned, null, 4)).notices).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /^This is not JSON/],
    ['cut off', formatRunFile(run).slice(0, 900), /^This is not JSON/],
    ['another thing', '[]', /^This is no run file .* format must be “hap2s-run”\.$/],
    ['nothing', 'null', /^This is no run file/],
    ['a layout', changed((j) => (j.format = 'hap2s-lab')), /“hap2s-run”, not “hap2s-lab”\.$/],
    ['a later version', changed((j) => (j.version = 2)), /newer page \(version 2 .* reads version 1/],
    ['no version', changed((j) => delete j.version), /^version must be 1\.$/],
    [
      'a bad σ',
      changed((j) => (options(j).sigma = 'big')),
      /^options\.sigma must be a number from 0\.01 to 10 or 0 or inf, not “big”\.$/,
    ],
    ['a bad switch', changed((j) => (options(j).soft = 1)), /^options\.soft must be true or false, not “1”/],
    ['a strange option', changed((j) => (options(j).size = 1)), /^options has “size”, which is not known/],
    ['a strange entry', changed((j) => (j.colour = 1)), /^The run has “colour”/],
    [
      'an own formula without its number',
      changed((j) => Object.assign(options(j), { strategy: 'own', ownPositive: 'd / q' })),
      /^options\.own\w+ must /,
    ],
    [
      'a cold change',
      changed((j) => ((j.changes as Json[])[0].key = 'seed')),
      /^changes\[0\]\.key must be the name of an option that may change/,
    ],
    [
      'a change to nothing',
      changed((j) => ((j.changes as Json[])[1].value = 'hard')),
      /^changes\[1\]\.value must be one of .*, not “hard”/,
    ],
    [
      'a change after the end',
      changed((j) => ((j.changes as Json[])[1].step = 9)),
      /^changes\[1\]\.step must be a step of the run \(0 to 4\)/,
    ],
    [
      'a short row',
      changed((j) => curves(j).rows[2].pop()),
      /^curves\.rows\[2\] must be a list of 3 numbers/,
    ],
    [
      'a text in a row',
      changed((j) => (curves(j).rows[1][0] = 'x')),
      /^curves\.rows\[1\]\[0\] must be a number/,
    ],
    ['a number too large', changed((j) => (curves(j).rows[1][0] = 1e300)), /^curves\.rows\[1\]\[0\] must/],
    ['a row too few', changed((j) => curves(j).rows.pop()), /^curves\.rows must be as many .* \(4\), not 3/],
    ['a backend', changed((j) => (j.on = ['cuda'])), /^on\[0\] must be "webgpu", "wasm" or "cpu"/],
    [
      'a score',
      changed((j) => ((j.scores as Json[])[0].mAP = 80)),
      /^scores\[0\]\.mAP must be a number from 0 to 1/,
    ],
    [
      'scores out of order',
      changed((j) => ((j.scores as Json[])[0].step = 2)),
      /^scores\[1\]\.step must not be before/,
    ],
    ['a date', changed((j) => (j.created = 'today')), /^created must be a date/],
    ['a checksum', changed((j) => (j.weights = 'ABC')), /^weights must be 7 letters/],
    ['no name', changed((j) => delete j.name), /^name must be a text/],
  ])('%s is refused', (_, text, message) => {
    expect(() => parseRunFile(text)).toThrow(RunFileError);
    expect(() => parseRunFile(text)).toThrow(message);
  });
});
