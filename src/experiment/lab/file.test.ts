// A layout survives its file to the last digit; a broken file is refused with what is wrong and where.
import { describe, expect, it } from 'vitest';
import { formatLayout, LayoutError, parseLayout } from './file';
import { defaultStages, LAB_PRESETS, presetScene } from './presets';
import type { LabScene } from './scene';

const scene = presetScene('mislabelled');
const broken = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(formatLayout(scene)) as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
};

describe('layouts as files', () => {
  it('read back what they wrote, the dial’s ends and every digit included', () => {
    const [a, b] = defaultStages();
    const stages: LabScene['stages'] = [
      { ...a, alpha: Infinity },
      { ...b, sigma: Infinity, soft: true },
    ];
    const points = [{ x: 1 / 3, y: -Math.PI, identity: 3, shows: 9 }, ...scene.points];
    const scenes = [...LAB_PRESETS.map(({ id }) => presetScene(id)), { ...scene, points, stages, anchor: 2 }];
    for (const scene of scenes) expect(parseLayout(formatLayout(scene))).toEqual(scene);
  });

  it('what a stage does not name is at its default', () => {
    const text = broken((json) => (json.stages = [{ strategy: 'uniform' }, {}]));
    const [a, b] = defaultStages();
    expect(parseLayout(text).stages).toEqual([{ ...a, strategy: 'uniform' }, b]);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /not JSON/],
    ['another thing', '[]', /^The file must be a layout/],
    ['another format', broken((j) => (j.format = 'x')), /^format must be "hap2s-lab"/],
    ['a later version', broken((j) => (j.version = 2)), /^version must be 1/],
    ['no points', broken((j) => (j.points = [])), /^points must be a list of 1 to 200/],
    [
      'too many',
      broken((j) => (j.points = Array.from({ length: 201 }, () => ({ x: 0, y: 0, identity: 1 })))),
      /^points must be/,
    ],
    [
      'a text',
      broken((j) => ((j.points as { x: unknown }[])[3].x = 'a')),
      /^points\[3\]\.x must be a number/,
    ],
    ['far out', broken((j) => ((j.points as { y: unknown }[])[0].y = 1e9)), /^points\[0\]\.y must be/],
    [
      'a half',
      broken((j) => ((j.points as { identity: unknown }[])[1].identity = 0.5)),
      /^points\[1\]\.identity/,
    ],
    ['an extra', broken((j) => ((j.points as { z: unknown }[])[1].z = 0)), /^points\[1\] has “z”/],
    ['no such anchor', broken((j) => (j.anchor = 14)), /^anchor must be the index/],
    ['a mode', broken((j) => (j.mode = 'two')), /^mode must be "one" or "all"/],
    ['a switch', broken((j) => (j.normalize = 1)), /^normalize must be true or false/],
    ['one stage', broken((j) => (j.stages = [{}])), /^stages must be/],
    ['a bad σ', broken((j) => (j.stages = [{}, { sigma: -1 }])), /^stages\[1\]\.sigma must be a number from/],
    [
      'a bad strategy',
      broken((j) => (j.stages = [{ strategy: 'x' }, {}])),
      /^stages\[0\]\.strategy must be one of/,
    ],
    ['a strange option', broken((j) => (j.stages = [{ lambda: 1 }, {}])), /^stages\[0\] has “lambda”/],
  ])('%s', (_, text, message) => {
    expect(() => parseLayout(text)).toThrow(LayoutError);
    expect(() => parseLayout(text)).toThrow(message);
  });
});
