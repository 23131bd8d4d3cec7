// Histograms of distances of several lanes on one pair of axes.
import type { EvaluationReport } from '../../../../worker/protocol';

type Histogram = EvaluationReport['histogram'];

/** Ends of the axes that hold all of them: the largest distance and the largest share per unit of distance. */
export interface HistogramAxes {
  distance: number;
  density: number;
}

const binWidth = ({ edges }: Histogram): number => edges[1] - edges[0];

/** Lanes may have bins of different width: what is drawn is the share per unit of distance. */
export function commonAxes(histograms: readonly Histogram[]): HistogramAxes {
  const distance = Math.max(0, ...histograms.map(({ edges }) => edges.at(-1) ?? 0));
  const density = Math.max(
    0,
    ...histograms.map((each) => Math.max(0, ...each.positive, ...each.negative) / binWidth(each)),
  );
  return { distance: distance || 1, density: Number.isFinite(density) && density > 0 ? density : 1 };
}

/** The outline of one side, closed along the bottom. */
export function histogramPath(
  histogram: Histogram,
  side: 'positive' | 'negative',
  axes: HistogramAxes,
  width: number,
  height: number,
): string {
  const { edges } = histogram;
  const x = (distance: number) => ((distance / axes.distance) * width).toFixed(1);
  const y = (share: number) => (height - (share / binWidth(histogram) / axes.density) * height).toFixed(1);
  const steps = histogram[side].map((share, i) => `V${y(share)}H${x(edges[i + 1])}`);
  return `M${x(edges[0] ?? 0)} ${height}${steps.join('')}V${height}Z`;
}
