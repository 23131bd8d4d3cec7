// The plane before any pixel: scale and back, arrows that are the negative gradient, labels that keep apart, keys.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { LabEvaluation } from '../../../experiment/lab/evaluate';
import { pointToSetLoss } from '../../../metric';
import { arrowsOf, edgePaths } from './arrows';
import { fitView, ringStep, toPixels, toPlane, withinView } from './geometry';
import { pressKey } from './keyHand';
import { layPlane } from './layout';
import { arrowScale, planeMembers, planeRings, type PlaneScene } from './model';
import { pointFacts } from './words';

const SIZE = { width: 400, height: 300 };
const SCENE: PlaneScene = {
  points: [
    { x: 0, y: 0, identity: 1 },
    { x: 0.4, y: 0.1, identity: 1 },
    { x: 1.1, y: 0.5, identity: 1, shows: 3 },
    { x: -0.6, y: 0.2, identity: 2 },
    { x: 0.3, y: -0.9, identity: 3 },
  ],
  anchor: 0,
  mode: 'all',
  normalize: false,
};

function evaluate(scene: PlaneScene, detach = false): LabEvaluation {
  const spec = {
    kind: 'pointToSet',
    weighting: { kind: 'exponential', sigma: 0.2 },
    margin: 0.3,
    detachWeights: detach,
    normalize: scene.normalize,
  } as const;
  const rows = scene.points.map(({ x, y }) => [x, y]);
  const result = pointToSetLoss(
    rows,
    scene.points.map(({ identity }) => identity),
    spec,
  );
  const term = result.anchors.find(({ anchor }) => anchor === scene.anchor) ?? null;
  const pull = result.pairs[scene.anchor];
  return {
    spec,
    value: result.value,
    term,
    anchors: result.anchors,
    gradient: result.gradient as [number, number][],
    pull,
    trouble: null,
  };
}

const place = (scene: PlaneScene, evaluation = evaluate(scene)) => {
  const view = fitView(scene.points, scene.normalize);
  return planeMembers(scene, evaluation).map((member) => ({
    member,
    pixel: toPixels(member.point, view, SIZE),
    seenPixel: toPixels(member.seen, view, SIZE),
  }));
};

describe('the scale of the plane', () => {
  const number = fc.double({ min: -5, max: 5, noNaN: true });
  const view = fc.record({ x: number, y: number, radius: fc.double({ min: 0.01, max: 100, noNaN: true }) });

  it('comes back from pixels', () => {
    fc.assert(
      fc.property(number, number, view, (x, y, view) => {
        const back = toPlane(toPixels({ x, y }, view, SIZE), view, SIZE);
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('keeps a dragged point in sight', () => {
    fc.assert(
      fc.property(number, number, view, (x, y, view) => {
        const pixel = toPixels(withinView({ x, y }, view, SIZE), view, SIZE);
        expect(pixel.x).toBeGreaterThanOrEqual(11.9);
        expect(pixel.x).toBeLessThanOrEqual(SIZE.width - 11.9);
        expect(pixel.y).toBeGreaterThanOrEqual(11.9);
        expect(pixel.y).toBeLessThanOrEqual(SIZE.height - 11.9);
      }),
    );
  });

  it('has one to five rings within the view', () => {
    for (const radius of [0.3, 0.5, 0.77, 1.5, 1.6, 4, 9.9, 60]) {
      expect(radius / ringStep(radius)).toBeGreaterThan(1);
      expect(radius / ringStep(radius)).toBeLessThan(4.5);
    }
  });

  it('shows all points, and the unit circle where it matters', () => {
    const shown = fitView(SCENE.points, false);
    for (const { x, y } of SCENE.points)
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(shown.radius);
    expect(fitView([{ x: 0, y: 0, identity: 1 }], true).radius).toBeGreaterThan(1);
  });
});

describe('forces', () => {
  it('are drawn along the negative gradient of src/metric, each point its own', () => {
    const evaluation = evaluate(SCENE);
    const placed = place(SCENE, evaluation);
    const arrows = arrowsOf(placed, 1000, { x: -1e4, y: -1e4 }, 7);
    expect(arrows).toHaveLength(5);
    for (const { index, from, to } of arrows) {
      const [gx, gy] = evaluation.gradient[index];
      const norm = Math.hypot(gx, gy) * Math.hypot(to.x - from.x, to.y - from.y);
      expect(((to.x - from.x) * -gx + (to.y - from.y) * gy) / norm).toBeCloseTo(1, 9);
    }
  });

  it('are marked where they point the wrong way, and only there', () => {
    const members = planeMembers(SCENE, evaluate(SCENE));
    expect(members[1].force).toBeLessThan(0); // the easy positive is pushed away by the weights' own gradient
    expect(members[2].force).toBeGreaterThan(0);
    for (const { force, role } of planeMembers(SCENE, evaluate(SCENE, true)))
      if (role !== 'anchor') expect(force).toBeGreaterThan(0);
  });

  it('have one scale for every strategy; a comparison loss its own', () => {
    const evaluation = evaluate(SCENE);
    const members = planeMembers(SCENE, evaluation);
    expect(arrowScale(members, evaluation, 'one')).toBe(62);
    expect(arrowScale(members, evaluation, 'all')).toBe(62 * 3); // three points have a positive
    const other: LabEvaluation = { ...evaluation, spec: { kind: 'nPair' }, term: null, anchors: null };
    const strongest = Math.max(...members.map(({ arrow }) => Math.hypot(arrow.x, arrow.y)));
    expect(arrowScale(members, other, 'one') * strongest).toBeCloseTo(62, 9);
    expect(planeRings(other)).toEqual({ rings: [], band: null });
  });

  it('make heavy edges wide', () => {
    const paths = edgePaths(place(SCENE), { x: 0, y: 0 });
    expect(paths.at(-1)?.role).toBe('positive');
    expect(paths.at(-1)?.width).toBeGreaterThan(5);
  });
});

describe('the layout', () => {
  it('has rings at D⁺, D⁻ and D⁺ + m, and the loss as the band between', () => {
    const evaluation = evaluate(SCENE);
    const { rings, band } = layPlane(SCENE, evaluation, fitView(SCENE.points, false), SIZE, null);
    const { positiveDistance, negativeDistance, loss } = evaluation.term!;
    expect(rings.map(({ radius }) => radius)).toEqual([
      positiveDistance,
      negativeDistance,
      positiveDistance + 0.3,
    ]);
    expect(band![1] - band![0]).toBeCloseTo(loss, 12);
  });

  it('keeps labels off each other and off the marks', () => {
    const scene = {
      ...SCENE,
      points: Array.from({ length: 200 }, (_, i) => ({
        x: Math.sin(i * i),
        y: Math.cos(3 * i),
        identity: i % 5,
      })),
    };
    const { labels, placed, markRadius } = layPlane(
      scene,
      evaluate(scene),
      fitView(scene.points, false),
      SIZE,
      { index: 3, text: 'note' },
    );
    expect(labels.length).toBeGreaterThan(0);
    labels.forEach((a, i) => {
      for (const b of labels.slice(i + 1))
        expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= 12).toBe(true);
      for (const { pixel } of placed)
        expect(
          Math.abs(a.x - pixel.x) >= a.width / 2 + markRadius || Math.abs(a.y - pixel.y) >= 6 + markRadius,
        ).toBe(true);
    });
  });

  it('measures distances between projections on the unit circle', () => {
    const scene = {
      ...SCENE,
      points: [
        { x: 2, y: 0, identity: 1 },
        { x: 0, y: 3, identity: 1 },
        { x: -1, y: 0, identity: 2 },
      ],
      normalize: true,
    };
    const members = planeMembers(scene, evaluate(scene));
    expect(members[1].distance).toBeCloseTo(Math.SQRT2, 12);
    expect(pointFacts(members[2])).toBe('Negative, identity 2, distance 2.00');
  });
});

describe('keys', () => {
  const view = fitView(SCENE.points, false);
  const press = (key: string, shiftKey = false) => {
    const actions = {
      onMove: vi.fn(),
      onMoveEnd: vi.fn(),
      onSelect: vi.fn(),
      onChooseAnchor: vi.fn(),
      onRemove: vi.fn(),
      onRelabel: vi.fn(),
    };
    return { deed: pressKey({ key, shiftKey }, 4, SCENE, view, actions), ...actions };
  };

  it('move the point, with Shift five times as far', () => {
    const small = press('ArrowUp').onMove.mock.calls[0];
    const large = press('ArrowUp', true).onMove.mock.calls[0];
    expect(small[1]).toBe(0.3);
    expect(small[2]).toBeGreaterThan(-0.9);
    expect(large[2] + 0.9).toBeCloseTo(5 * (small[2] + 0.9), 12);
  });

  it('go round the points and act on the one they are on', () => {
    expect(press('j').onSelect).toHaveBeenCalledWith(0);
    expect(press('K').onSelect).toHaveBeenCalledWith(3);
    expect(press('Home').onSelect).toHaveBeenCalledWith(0);
    expect(press('Enter').onChooseAnchor).toHaveBeenCalledWith(4);
    expect(press('Delete').onRemove).toHaveBeenCalledWith(4);
    expect(press('l').onRelabel).toHaveBeenCalledWith(4);
    expect(press('x').deed).toBeNull();
  });

  it('do nothing that the plane does not offer', () => {
    for (const key of ['ArrowUp', 'j', 'Enter', 'Delete', 'l'])
      expect(pressKey({ key, shiftKey: false }, 4, SCENE, view, {})).toBeNull();
  });
});
