import { describe, expect, it } from 'vitest';
import { cameraInitials, hasMatrix, heat } from './cameraWords';
import { cmcPath, cmcScale } from './cmcCurve';
import { rankingLayout } from './layout';

describe('camera matrix', () => {
  it('names cameras by as few letters as tell them apart, else by number', () => {
    expect(cameraInitials(['Plaza', 'Kiosk', 'Dusk'])).toEqual(['P', 'K', 'D']);
    expect(cameraInitials(['Camera 1', 'Camera 2'])).toEqual(['1', '2']);
    expect(cameraInitials(['Park', 'Plaza', 'Dusk'])).toEqual(['Pa', 'Pl', 'Du']);
    expect(cameraInitials(['Gate east', 'Gate west'])).toEqual(['1', '2']);
  });

  it('is absent without cameras, with one, with too many, or when nothing was counted', () => {
    expect(hasMatrix([])).toBe(false);
    expect(hasMatrix([[0.5]])).toBe(false);
    expect(hasMatrix([[null, null], [null, null]])).toBe(false); // prettier-ignore
    expect(hasMatrix([[null, 0], [null, null]])).toBe(true); // prettier-ignore
    expect(hasMatrix(Array.from({ length: 9 }, () => new Array(9).fill(0.5)))).toBe(false);
  });

  it('keeps 0 and 1 on the ramp', () => {
    expect(heat(0).background).toBe('var(--heat-0)');
    expect(heat(1)).toEqual({ background: 'var(--heat-5)', color: 'var(--surface)' });
  });
});

describe('CMC curve', () => {
  it('runs from rank 1 at the left edge to the last rank at the right, within the box', () => {
    const scale = cmcScale([[0.9, 0.95, 1]], 140, 100);
    expect(scale.x(1)).toBeLessThan(scale.x(3));
    expect(scale.x(3)).toBeLessThanOrEqual(140);
    expect(scale.y(1)).toBeGreaterThanOrEqual(0);
    expect(scale.y(scale.shareTicks[0])).toBeLessThanOrEqual(100);
    expect(cmcPath([0.9, 0.95, 1], scale).match(/[ML]/g)).toHaveLength(3);
  });

  it('shows the start of both curves, also when the earlier one was far below', () => {
    expect(cmcScale([[0.95], [0.3]], 100, 100).shareTicks[0]).toBeLessThanOrEqual(0.3);
    expect(cmcScale([[1, 1]], 100, 100).shareTicks[0]).toBeLessThan(1);
    expect(cmcScale([[]], 100, 100).shareTicks[0]).toBeLessThan(1);
  });
});

describe('ranking layout', () => {
  // Content boxes of the panel at 1280 × 800 and 1440 × 900.
  const SMALL = { width: 292, height: 520 };
  const LARGE = { width: 334, height: 586 };

  it('fits three rows of pedestrians and readable charts at both sizes', () => {
    for (const box of [SMALL, LARGE]) {
      const layout = rankingLayout(box, 0.5, 4, false);
      expect(layout.rows).toBe(3);
      expect(layout.chart).toBeGreaterThanOrEqual(100);
      const used = layout.rows * (layout.thumbnail.height + 29 + 21 + 8) + 59 + 34 + 20 + 8 + layout.chart;
      expect(used).toBeLessThanOrEqual(box.height);
      expect(10 * layout.thumbnail.width + layout.query.width).toBeLessThan(box.width);
    }
  });

  it('uses the room that square pictures leave for another row', () => {
    expect(rankingLayout(LARGE, 1, 4, false).rows).toBe(4);
  });

  it('never shows more rows than there are rankings', () => {
    expect(rankingLayout(SMALL, 1, 1, false).rows).toBe(1);
    expect(rankingLayout(SMALL, 1, 0, false).rows).toBe(0);
  });

  it('gives touched pictures cells of at least 44 px on a phone', () => {
    const layout = rankingLayout({ width: 342, height: 0 }, 0.5, 4, true);
    expect((342 - layout.query.width - 10) / layout.columns).toBeGreaterThanOrEqual(44);
  });
});
