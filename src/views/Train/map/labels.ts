// Where a label finds room: the first free spot beside, above or below its picture.

/** left, top, right, bottom in CSS px. */
export type Box = [number, number, number, number];

const HEIGHT = 16;

function overlap(a: Box, b: Box): number {
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const down = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Box for a label of `width` beside `target`: least overlap with `taken`, inside the pane; earlier spots win ties. */
export function placeLabel(target: Box, width: number, taken: readonly Box[], pane: Box): Box {
  const [left, top, right, bottom] = target;
  const middle = (left + right) / 2;
  const level = (top + bottom - HEIGHT) / 2;
  const spots = [
    [middle - width / 2, top - HEIGHT - 6],
    [middle - width / 2, bottom + 6],
    [right + 8, level],
    [left - 8 - width, level],
    [right - width, top - HEIGHT - 6],
    [left, top - HEIGHT - 6],
    [right - width, bottom + 6],
    [left, bottom + 6],
  ];
  let best: Box = [0, 0, width, HEIGHT];
  let least = Infinity;
  for (const [wantedX, wantedY] of spots) {
    const x = Math.min(Math.max(wantedX, pane[0] + 4), pane[2] - width - 4);
    const y = Math.min(Math.max(wantedY, pane[1] + 4), pane[3] - HEIGHT - 4);
    const box: Box = [x, y, x + width, y + HEIGHT];
    const moved = Math.abs(x - wantedX) + Math.abs(y - wantedY);
    const cost = taken.reduce((sum, other) => sum + overlap(box, other), moved * 4);
    if (cost < least - 1) [best, least] = [box, cost];
  }
  return best;
}
