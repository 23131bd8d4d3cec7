// Histograms of distances of several lanes on one pair of axes.
import type { EvaluationReport } from '../../../../worker/protocol';

type Histogram = EvaluationReport['histogram'];
type Side = 'positive' | 'negative';

/** Bins of the common axis. */
const BINS = 32;

/** Shares of a side in bins that all lanes have, from 0 to `most`; a bin that lies in two is split by its width. */
export function rebinned(histogram: Histogram, side: Side, most: number): number[] {
  const { edges } = histogram;
  const bins = new Array<number>(BINS).fill(0);
  histogram[side].forEach((share, i) => {
    const [low, high] = [edges[i], edges[i + 1]].map((edge) => (edge / most) * BINS);
    if (!share || !(high > low)) return;
    for (let bin = Math.max(0, Math.floor(low)); bin < Math.min(BINS, high); bin++) {
      const inside = Math.min(high, bin + 1) - Math.max(low, bin);
      bins[bin] += (share * inside) / (high - low);
    }
  });
  return bins;
}

/** The largest distance that any lane has; 1 where there is none. */
export const farthestOf = (histograms: readonly Histogram[]): number =>
  Math.max(0, ...histograms.map(({ edges }) => edges.at(-1) ?? 0)) || 1;

/**
 * The outline of shares, closed along the bottom. Heights go with the square root, from 0 to all of the pairs in one bin: the
 * same in every lane, and a collapsed one does not press the others flat.
 */
export function histogramPath(shares: readonly number[], width: number, height: number): string {
  const x = (bin: number) => ((bin / shares.length) * width).toFixed(1);
  const y = (share: number) => (height * (1 - Math.sqrt(Math.min(1, share)))).toFixed(1);
  const steps = shares.map((share, bin) => `V${y(share)}H${x(bin + 1)}`);
  return `M0 ${height}${steps.join('')}V${height}Z`;
}
