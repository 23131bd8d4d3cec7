import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Probe } from '../../../worker/protocol';
import type { AnchorView, Member } from '../../shared/anchorTerm';
import { placeLabel, type Box } from './labels';
import { easeOverlaps, fit, fitAlike, HOME, nearestTowards, scaleBar, toScreen, zoomAt } from './layout';
import { markAt, boxesOf } from './picture';
import { buildScene } from './scene';

const PANE = { width: 328, height: 490 };
const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 40 });

describe('fit', () => {
  it('keeps every point in the pane, and distances true where they are drawn exactly', () => {
    fc.assert(
      fc.property(cloud, fc.boolean(), (points, exact) => {
        const { positions, scale } = fit(points.flat(), PANE, exact, 1e-3);
        positions.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual(23.9);
          expect(p).toBeLessThanOrEqual([PANE.width, PANE.height][i % 2] - 23.9);
        });
        if (!exact) return;
        const d = Math.hypot(positions[2] - positions[0], positions[3] - positions[1]);
        const truth = Math.hypot(points[1][0] - points[0][0], points[1][1] - points[0][1]);
        expect(d).toBeCloseTo(truth * scale[0], 4);
      }),
    );
  });

  it('an earlier moment is placed to the scale of the shown one, upright or turned', () => {
    const points = [0, 0, 4, 1, 2, 3];
    for (const size of [PANE, { width: PANE.height, height: PANE.width }]) {
      for (const exact of [true, false]) {
        const fitted = fit(points, size, exact, 0);
        const same = fitAlike(points, points, fitted, size, exact);
        same.forEach((place, i) => expect(place).toBeCloseTo(fitted.positions[i], 6));
      }
    }
  });

  it('draws collapsed points as a heap instead of magnifying rounding errors', () => {
    const { positions } = fit([1, 1, 1.0001, 1, 1, 1.0001], PANE, true, 0.02);
    expect(Math.hypot(positions[2] - positions[0], positions[3] - positions[1])).toBeLessThan(3);
    expect(fit([0, 0, 0, 0], PANE, false, 0).positions.every(Number.isFinite)).toBe(true);
  });

  it('points up where y grows, when drawn exactly', () => {
    const { positions } = fit([0, 0, 0, 5], PANE, true, 0);
    expect(positions[3]).toBeLessThan(positions[1]);
  });
});

describe('easeOverlaps', () => {
  it('separates a heap, leaves the far alone and stays in the pane', () => {
    const positions = Float64Array.from([100, 100, 100, 100, 100, 101, 300, 400]);
    easeOverlaps(
      positions,
      Array.from({ length: 4 }, () => ({ width: 15, height: 30 })),
      PANE,
    );
    expect(Math.hypot(positions[2] - positions[0], positions[3] - positions[1])).toBeGreaterThan(3);
    expect([positions[6], positions[7]]).toEqual([300, 400]);
  });
});

describe('zoomAt', () => {
  it('keeps the place under the pointer', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 328 }), y: fc.integer({ min: 0, max: 490 }) });
    fc.assert(
      fc.property(place, fc.double({ min: 1.01, max: 3, noNaN: true }), ({ x, y }, factor) => {
        // The position that home shows at (x, y) is (x, y) itself.
        const view = zoomAt(HOME, factor, x, y, PANE);
        expect(toScreen(x, 0, PANE, view)).toBeCloseTo(x, 6);
        expect(toScreen(y, 1, PANE, view)).toBeCloseTo(y, 6);
      }),
    );
  });

  it('comes home when zoomed out', () => {
    expect(zoomAt(zoomAt(HOME, 3, 10, 10, PANE), 0.1, 200, 300, PANE)).toEqual(HOME);
  });
});

describe('nearestTowards', () => {
  const places = [100, 100, 140, 105, 120, 160, 40, 100, 300, 100];
  it('goes to the nearest in the direction', () => {
    expect(nearestTowards(places, 0, 'right')).toBe(1);
    expect(nearestTowards(places, 0, 'down')).toBe(2);
    expect(nearestTowards(places, 0, 'left')).toBe(3);
    expect(nearestTowards(places, 1, 'right')).toBe(4);
    expect(nearestTowards(places, 0, 'up')).toBeNull();
  });
});

describe('scaleBar', () => {
  it('is a round length that fits', () => {
    expect(scaleBar(100, 72)).toEqual({ length: 0.5, pixels: 50 });
    expect(scaleBar(7, 72)?.length).toBe(10);
    expect(scaleBar(0, 72)).toBeNull();
  });
});

describe('placeLabel', () => {
  const pane: Box = [0, 0, 300, 300];
  it('goes above a free picture, elsewhere when that is taken, and never out of the pane', () => {
    const picture: Box = [140, 140, 160, 180];
    expect(placeLabel(picture, 80, [picture], pane)[3]).toBeLessThan(140);
    const above: Box = [80, 100, 220, 139];
    const moved = placeLabel(picture, 80, [picture, above], pane);
    expect(moved[1]).toBeGreaterThanOrEqual(140);
    const corner = placeLabel([280, 2, 298, 40], 120, [], pane);
    expect(corner[0]).toBeGreaterThanOrEqual(0);
    expect(corner[2]).toBeLessThanOrEqual(300);
    expect(corner[1]).toBeGreaterThanOrEqual(0);
  });
});

const member = (index: number, weight: number, effective: number, pull: number): Member => ({
  index,
  item: 10 + index,
  distance: 1,
  weight,
  effective,
  pull,
  mislabelled: false,
});

describe('buildScene', () => {
  const identity = Int32Array.from([1, 1, 1, 2, 2, 3]);
  const probe: Probe = {
    items: Int32Array.from([10, 11, 12, 13, 14, 15]),
    identity,
    trueIdentity: Int32Array.from([1, 1, 3, 2, 2, 3]),
    camera: new Int32Array(6),
  };
  const view = {
    anchor: 0,
    spec: { kind: 'pointToSet', weighting: { kind: 'uniform' }, margin: 0.3 },
    positives: [member(2, 0.65, 1.1, 1.1), member(1, 0.35, -0.1, -0.1)],
    negatives: [member(3, 0.7, 0.9, -0.9), member(4, 0.29, 0.2, -0.2), member(5, 0.01, -0.1, 0.1)],
  } as AnchorView;
  const scene = buildScene(probe, view);
  const arrow = (index: number) => scene.arrows.find((a) => a.index === index)!;

  it('gives roles, and draws the anchor on top', () => {
    const roles = Object.fromEntries(scene.nodes.map((node) => [node.index, node.role]));
    expect(roles).toEqual({
      0: 'anchor',
      1: 'positive',
      2: 'positive',
      3: 'negative',
      4: 'negative',
      5: 'other',
    });
    expect(scene.nodes.at(-1)?.index).toBe(0);
    const boxes = boxesOf(scene.nodes, 'images', 0.5, 1);
    expect(boxes[0]).toEqual({ width: 30, height: 60 });
    const at = new Float64Array(12).fill(50);
    expect(markAt(scene.nodes, at, boxes, 50, 50)).toBe(0);
    expect(markAt(scene.nodes, at, boxes, 150, 50)).toBeNull();
  });

  it('draws an edge to every member, dashed where the effective weight is below zero', () => {
    expect(scene.edges).toHaveLength(5);
    expect(
      scene.edges
        .filter((edge) => edge.dashed)
        .map((edge) => edge.index)
        .toSorted(),
    ).toEqual([1, 5]);
  });

  it('points positives towards the anchor and negatives away from it, wrong ways marked', () => {
    expect(arrow(2)).toMatchObject({ towards: true, wrong: false, length: 1 });
    expect(arrow(1)).toMatchObject({ towards: false, wrong: true });
    expect(arrow(3)).toMatchObject({ towards: false, wrong: false });
    expect(arrow(5)).toMatchObject({ towards: true, wrong: true });
  });

  it('names the hardest of each side with its weight', () => {
    expect(scene.labels.map((label) => label.text)).toEqual([
      'farthest positive · w .65',
      'nearest negative · w .70',
    ]);
    expect(scene.hasMislabelled).toBe(true);
  });

  it('shows a bare map without a view', () => {
    expect(buildScene(probe, null).nodes.every((node) => node.role === 'other')).toBe(true);
  });
});
