// A chart of the comparison as it is drawn, saved and reported: lines of the lanes, axes, and what they were made from.
import { comparisonLink } from '../../../../state/compare/address';
import { compareLive } from '../../../../state/compare/live';
import type { CompareState } from '../../../../state/compare/types';
import type { PartName } from '../../../../worker/protocol';
import type { ChartSource } from '../../../shared/chart/chartTable';
import type { ChartAxis, ChartSeries, RunChartProps } from '../../../shared/chart/types';
import { fixed } from '../../../shared/numberText';
import type { LaneView } from '../useLanes';
import { tickText, type ChartKind } from './kinds';
import { drawnLine } from './series';

const STEPS: ChartAxis = { name: 'step', format: (step) => String(Math.round(step)) };

/** Scores are those on identities that nobody trained on, where there are any. */
export const scoredPart = ({ lanes }: CompareState): PartName =>
  lanes[0]?.summary?.probes.unseen.items.length === 0 ? 'seen' : 'unseen';

/** The lines of one chart as things stand. */
export function seriesOf(
  kind: ChartKind,
  lanes: readonly LaneView[],
  baseline: number,
  part: PartName,
  look: { smooth: boolean; delta: boolean },
): ChartSeries[] {
  const base = kind.points(compareLive.lane(baseline), part);
  const smooth = look.smooth && !kind.dots; // scores are few: every one of them counts
  return lanes.map(({ id, name, look: runLook }) => ({
    id: String(id),
    name,
    look: runLook,
    dots: kind.dots,
    ...drawnLine(kind.points(compareLive.lane(id), part), base, { smooth, delta: look.delta }),
  }));
}

interface Drawing {
  series: readonly ChartSeries[];
  part: PartName;
  baseline: number;
  delta: boolean;
  log: boolean;
}

/** The chart with its axes. */
export function chartOf(kind: ChartKind, { series, part, baseline, delta, log }: Drawing): RunChartProps {
  return {
    title: kind.title(part),
    series,
    x: STEPS,
    y: {
      name: delta ? `Δ ${kind.unit}`.trim() : kind.unit,
      scale: log && !delta ? 'log' : 'linear',
      format: tickText,
    },
    formatValue: (value) => fixed(value, kind.digits),
    baseline: delta ? undefined : String(baseline),
  };
}

/** The page's address with a link of ours. */
export const absolute = (link: string): string => new URL(link, location.href).href;

/** What a saved chart says of where it comes from. */
export const sourceOf = (id: string, lanes: readonly LaneView[]): ChartSource => ({
  file: `hap2s-compare-${id}`,
  link: absolute(comparisonLink() ?? location.hash),
  runs: lanes.map(({ name, options }) => ({ name, options })),
});
