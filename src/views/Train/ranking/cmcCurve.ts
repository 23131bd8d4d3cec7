// Geometry of the CMC curve: its scale, ticks and path in the pixels of a small SVG.

export interface CmcScale {
  x: (rank: number) => number;
  y: (share: number) => number;
  rankTicks: number[];
  shareTicks: number[];
}

/** Room for the tick labels, px. */
const MARGIN = { left: 26, right: 6, top: 6, bottom: 16 };

/** Lower end of the axis: the fifth of the scale below the lowest first value, so that high curves do not stick to the top. */
function floorOf(curves: number[][]): number {
  const lowest = Math.min(1, ...curves.filter((curve) => curve.length).map((curve) => curve[0]));
  return Math.max(0, Math.min(4, Math.floor(lowest * 5 - 0.2))) / 5;
}

/** Scale for curves of at most `ranks` ranks in a box of width × height px. */
export function cmcScale(curves: number[][], width: number, height: number): CmcScale {
  const ranks = Math.max(2, ...curves.map(({ length }) => length));
  const low = floorOf(curves);
  const innerWidth = Math.max(1, width - MARGIN.left - MARGIN.right);
  const innerHeight = Math.max(1, height - MARGIN.top - MARGIN.bottom);
  return {
    x: (rank) => MARGIN.left + ((rank - 1) / (ranks - 1)) * innerWidth,
    y: (share) => MARGIN.top + ((1 - share) / (1 - low)) * innerHeight,
    rankTicks: [1, 5, 10, 20].filter((rank) => rank <= ranks),
    shareTicks: [low, (low + 1) / 2, 1],
  };
}

/** SVG path through cmc@1 … cmc@n; empty for an empty curve. */
export function cmcPath(cmc: number[], { x, y }: Pick<CmcScale, 'x' | 'y'>): string {
  return cmc.map((share, i) => `${i ? 'L' : 'M'}${x(i + 1).toFixed(1)} ${y(share).toFixed(1)}`).join('');
}
