import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../data/random';
import { reachOf, layOut, type LaneFrame, type Planes } from './planes';

const cloud = (seed: number, n = 30, dimension = 5, scale = 1): LaneFrame => {
  const { normal } = createRandom(seed, 'cloud');
  // Axes of different lengths, so that the plane is well defined.
  const embeddings = Float32Array.from(
    { length: n * dimension },
    (_, i) => (scale * normal()) / (1 + (i % dimension)),
  );
  return { step: 1, embeddings, dimension };
};

/** The same cloud in a turned coordinate system. */
function turned({ step, embeddings, dimension }: LaneFrame): LaneFrame {
  const out = embeddings.slice();
  for (let i = 0; i < out.length; i += dimension)
    [out[i], out[i + 1], out[i + 2]] = [-embeddings[i + 1], embeddings[i + 2], embeddings[i]];
  return { step, embeddings: out, dimension };
}

const reachIn = (planes: Planes) => reachOf([...planes.values()].map(({ plane }) => plane));
const apart = (a: Float64Array, b: Float64Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

describe('planes of several lanes', () => {
  it('lie alike where the embeddings do, however each lane’s axes are turned', () => {
    const frame = cloud(1);
    const planes = layOut(
      new Map([
        [3, frame],
        [5, turned(frame)],
      ]),
      new Map(),
    );
    const [first, second] = [...planes.values()];
    expect(apart(first.plane.points, second.plane.points)).toBeLessThan(1e-3);
    expect(reachIn(planes)).toBeGreaterThan(0.5);
  });

  it('do not spin: a frame that comes in turned axes is laid out as the one before', () => {
    const frame = cloud(2);
    const before = layOut(new Map([[0, frame]]), new Map());
    const after = layOut(new Map([[0, turned(frame)]]), before);
    expect(apart(before.get(0)!.plane.points, after.get(0)!.plane.points)).toBeLessThan(1e-3);
  });

  it('a lane whose frame is not new stays where it is', () => {
    const frames = new Map([
      [0, cloud(1)],
      [1, cloud(2)],
    ]);
    const before = layOut(frames, new Map());
    const after = layOut(frames, before);
    for (const lane of [0, 1])
      expect(apart(before.get(lane)!.plane.points, after.get(lane)!.plane.points)).toBeLessThan(1e-9);
  });

  it('share one scale, which the widest lane decides', () => {
    const planes = layOut(
      new Map([
        [0, cloud(1)],
        [1, cloud(1, 30, 5, 8)],
      ]),
      new Map(),
    );
    const wide = layOut(new Map([[1, cloud(1, 30, 5, 8)]]), new Map());
    expect(reachIn(planes)).toBeCloseTo(reachIn(wide), 4);
  });

  it('of lanes with other data stand beside each other without being turned', () => {
    const planes = layOut(
      new Map([
        [0, cloud(1)],
        [1, cloud(2, 12, 4)],
      ]),
      new Map(),
    );
    expect([...planes.values()].map(({ plane }) => plane.points.length)).toEqual([60, 24]);
  });

  it('have a scale also where all embeddings are one point', () => {
    const collapsed: LaneFrame = { step: 1, embeddings: new Float32Array(20), dimension: 4 };
    expect(reachIn(layOut(new Map([[0, collapsed]]), new Map()))).toBe(1);
    expect(reachIn(new Map())).toBe(1);
  });
});
