// Every scene survives its link, and no link, however broken, stops the Lab from opening or lies about what it left out.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionOf } from '../options';
import { formatLab, inLink, parseLab } from './link';
import { defaultScene, defaultStages, LAB_PRESETS, presetScene } from './presets';
import { STAGE_KEYS, type LabPoint, type LabScene, type LabStage, type StageKey } from './scene';

const label = fc.integer({ min: 0, max: 9999 });
const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
const point: fc.Arbitrary<LabPoint> = fc.record(
  { x: coordinate, y: coordinate, identity: label, shows: label },
  { requiredKeys: ['x', 'y', 'identity'] },
);

/** Some allowed value of an option; text options stay at their default. */
function valueOf(key: StageKey): fc.Arbitrary<unknown> {
  const option = optionOf(key);
  switch (option.kind) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...option.choices.map(({ value }) => value));
    case 'text':
      return fc.constant(option.default);
    case 'number': {
      const { min, max, limits = {} } = option;
      const ends = Object.values(limits).map((end) => fc.constant(end));
      // −0 is 0 in a link.
      return fc.oneof(
        fc.double({ min, max, noNaN: true }).map((v) => v + 0),
        ...ends,
      );
    }
  }
}
const stage = fc
  .record(Object.fromEntries(STAGE_KEYS.map((key) => [key, valueOf(key)])))
  .map((stage) => stage as unknown as LabStage);
const scene: fc.Arbitrary<LabScene> = fc
  .record({
    points: fc.oneof(
      fc.array(point, { minLength: 1, maxLength: 200 }),
      fc.constantFrom(...LAB_PRESETS.map(({ scene }) => scene.points)),
    ),
    at: fc.nat(),
    mode: fc.constantFrom('one' as const, 'all' as const),
    normalize: fc.boolean(),
    stages: fc.tuple(stage, stage),
  })
  .map(({ at, ...rest }) => ({ ...rest, anchor: at % rest.points.length }));

describe('the Lab’s link', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { scene: back, notices } = parseLab(formatLab(scene));
        expect(notices).toEqual([]);
        expect(back).toEqual(inLink(scene));
      }),
      { numRuns: 200 },
    );
  });

  it('names a scene instead of its points, and only what differs', () => {
    expect(formatLab(defaultScene())).toBe('#/lab?v=1');
    expect(formatLab(presetScene('circle'))).toBe('#/lab?v=1&scene=circle');
    const [a, b] = defaultStages();
    const changed = { ...presetScene('solved'), anchor: 3, stages: [a, { ...b, sigma: Infinity }] as const };
    expect(formatLab(changed)).toBe('#/lab?v=1&scene=solved&anchor=3&b.sigma=inf');
    const one = { ...defaultScene(), anchor: 0, points: [{ x: 0.12349, y: -1, identity: 7, shows: 1 }] };
    expect(formatLab(one)).toBe('#/lab?v=1&points=0.123,-1,7,1');
  });

  it('200 points fit into a link that browsers take', () => {
    const points = Array.from({ length: 200 }, (_, i) => ({ x: -1.234, y: -1.567, identity: i, shows: 1 }));
    expect(formatLab({ ...defaultScene(), points }).length).toBeLessThan(8000);
  });

  it.each([
    ['v=9', /version “9”/],
    ['scene=nowhere', /scene must be one of .*mislabelled.*“nowhere”/],
    ['points=', /Point 1 .*“”/],
    ['points=1,2', /Point 1 /],
    ['points=1,2,3_x,2,3', /Point 2 .*“x,2,3”/],
    ['points=1e9,2,3', /Point 1 /],
    ['points=5000,2,3', /Point 1 .*1000/],
    ['points=1,2,-3', /Point 1 /],
    ['points=1,2,3,4,5', /Point 1 /],
    [`points=${Array.from({ length: 201 }, () => '1,2,3').join('_')}`, /201 points; the first 200/],
    ['points=1,2,3&scene=solved', /the points are shown/],
    ['anchor=14', /anchor must be a whole number from 0 to 13/],
    ['anchor=-1', /anchor/],
    ['mode=both', /mode must be one or all/],
    ['normalize=yes', /normalize must be 1 or 0/],
    ['a.sigma=-1', /a\.sigma must be a number from 0\.01 to 10/],
    ['b.strategy=magic', /b\.strategy must be one of/],
    ['b.strategy=own&b.ownPositive=d+/+q', /b\.ownPositive .*q/],
    ['a.lambda=1', /“a\.lambda”, which is no option here/],
    ['c.sigma=1', /“c\.sigma”/],
    ['__proto__=1', /“__proto__”/],
    ['mode=one&mode=all', /“mode” twice/],
  ])('%s: says what it left out', (query, notice) => {
    const { scene, notices } = parseLab(`#/lab?v=1&${query}`.replace('v=1&v=9', 'v=9'));
    const nothingLeft = /^points=[^_&]*$/.test(query);
    expect(notices).toHaveLength(nothingLeft ? 2 : 1);
    expect(notices[0]).toMatch(notice);
    expect(scene.points.length).toBeGreaterThan(0);
  });

  it('opens with anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const hash of [text, `#/lab?${text}`, `#/lab?points=${text}`]) {
          const { scene } = parseLab(hash);
          expect(scene.points[scene.anchor]).toBeDefined();
        }
      }),
    );
    expect(parseLab('#/train?v=1&scene=solved').scene).toEqual(defaultScene());
  });
});
