import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Colour } from './colour';
import { Raster } from './raster';
import { ellipse, limb, outline, rectangle, rounded, stroke, type Path } from './shapes';

const WHITE: Colour = [255, 255, 255];

/** Sum of coverage in pixels after painting white on black. */
function area(path: Path, prepare?: (g: Raster) => void): number {
  const g = new Raster(32, 64);
  prepare?.(g);
  g.paint(path, WHITE);
  let sum = 0;
  for (let i = 0; i < g.rgb.length; i += 3) sum += g.rgb[i] / 255;
  return sum;
}

const red = (g: Raster, x: number, y: number) => g.rgb[3 * (y * g.width + x)];

describe('Raster', () => {
  it('covers exactly the area of a polygon, whichever way round it is given', () => {
    const coordinate = fc.double({ min: 1, max: 31, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate),
        (triangle) => {
          const [x0, y0, x1, y1, x2, y2] = triangle;
          const exact = Math.abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2;
          expect(area(triangle)).toBeCloseTo(exact, 3);
          expect(area([x2, y2, x1, y1, x0, y0])).toBeCloseTo(exact, 3);
        },
      ),
    );
  });

  it('shares a pixel between the two sides of an edge', () => {
    const g = new Raster(32, 64);
    g.paint(rectangle(2.25, 3, 1, 1.5), WHITE);
    expect([red(g, 2, 3), red(g, 3, 3), red(g, 2, 4)]).toEqual([191.25, 63.75, 95.625]);
    expect(red(g, 4, 3)).toBe(0);
  });

  it('cuts shapes off at the picture’s edges', () => {
    expect(area(rectangle(-10, -10, 100, 100))).toBeCloseTo(32 * 64, 6);
    expect(area(rectangle(-10, 5, 20, 2))).toBeCloseTo(20, 6);
    expect(area(rectangle(25, 60, 20, 20))).toBeCloseTo(7 * 4, 6);
    expect(area(rectangle(40, 5, 3, 3)) + area(rectangle(-9, 5, 3, 3)) + area(rectangle(5, 70, 3, 3))).toBe(
      0,
    );
  });

  it('leaves nothing behind that a later shape could pick up', () => {
    const g = new Raster(32, 64);
    for (const path of [ellipse(31, 5, 4), ellipse(-1, 60, 5), limb(-3, -3, 40, 70, 3)]) g.paint(path, WHITE);
    g.clear();
    g.paint(rectangle(10, 10, 2, 2), WHITE);
    let sum = 0;
    for (const value of g.rgb) sum += value;
    expect(sum).toBeCloseTo(4 * 3 * 255, 6);
  });

  it('moves, turns and flips', () => {
    const g = new Raster(32, 64);
    g.within(() => {
      g.translate(16, 10);
      g.scale(-1, 1);
      g.paint(rectangle(2, 0, 3, 1), WHITE);
    });
    expect([red(g, 11, 10), red(g, 13, 10), red(g, 14, 10), red(g, 18, 10)]).toEqual([255, 255, 0, 0]);
    const turned = area(rectangle(0, 0, 6, 3), (r) => {
      r.translate(16, 30);
      r.rotate(0.19);
      r.scale(1.5, 1.5);
    });
    expect(turned).toBeCloseTo(18 * 2.25, 4);
  });

  it('paints only inside the clip', () => {
    const g = new Raster(32, 64);
    g.clip(rectangle(4, 4, 4, 4), () => g.paint(rectangle(0, 0, 32, 6), WHITE));
    expect([red(g, 3, 5), red(g, 4, 5), red(g, 7, 4), red(g, 5, 6)]).toEqual([0, 255, 255, 0]);
    g.paint(rectangle(0, 0, 1, 1), WHITE);
    expect(red(g, 0, 0)).toBe(255);
  });

  it('runs a linear gradient from its first stop to its last', () => {
    const g = new Raster(32, 64);
    g.paint(rectangle(0, 0, 32, 64), {
      kind: 'linear',
      x0: 0,
      y0: 0,
      x1: 32,
      y1: 0,
      stops: [
        [0, [0, 0, 0], 1],
        [1, [255, 255, 255], 1],
      ],
    });
    expect(red(g, 0, 9)).toBeCloseTo((255 * 0.5) / 32, 3);
    expect(red(g, 31, 9)).toBeCloseTo((255 * 31.5) / 32, 3);
  });

  it('draws the same picture finer at a larger scale', () => {
    const fine = new Raster(32, 64, 3);
    fine.paint(ellipse(16, 30, 8, 5), WHITE);
    let sum = 0;
    for (let i = 0; i < fine.rgb.length; i += 3) sum += fine.rgb[i] / 255;
    expect(fine.width).toBe(96);
    expect(sum / 9).toBeCloseTo(area(ellipse(16, 30, 8, 5)), 2);
  });
});

describe('shapes', () => {
  it('have the areas of what they stand for', () => {
    expect(area(ellipse(16, 30, 8, 5)) / (Math.PI * 40)).toBeCloseTo(1, 1);
    expect(area(limb(8, 10, 20, 26, 4)) / (20 * 4 + Math.PI * 4)).toBeCloseTo(1, 1);
    expect(area(stroke(8, 10, 20, 26, 2))).toBeCloseTo(40, 3);
    expect(area(rounded(5, 5, 10, 8, 2)) / (80 - 4 * (4 - Math.PI))).toBeCloseTo(1, 1.5);
    expect(area(rounded(5, 5, 10, 8, 99))).toBeGreaterThan(60);
    expect(area(outline([4, 20], [16, 8, 28, 20])) / ((24 * 6 * 2) / 3)).toBeCloseTo(1, 1);
  });
});
