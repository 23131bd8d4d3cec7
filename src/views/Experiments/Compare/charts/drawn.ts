// A chart of the comparison as it is drawn, saved and reported: lines of the lanes, axes, and what they were made from.
import { comparisonLink } from '../../../../state/compare/address';
import { compareLive } from '../../../../state/compare/live';
import type { CompareState } from '../../../../state/compare/types';
import type { PartName } from '../../../../worker/protocol';
import type { ChartSource } from '../../../shared/chart/chartTable';
import { signed } from '../../../shared/chart/signed';
import type { ChartAxis, ChartSeries, RunChartProps } from '../../../shared/chart/types';
import { fixed } from '../../../shared/numberText';
import type { LaneView } from '../useLanes';
import { tickText, type ChartKind } from './kinds';
import { drawnLine, smoothedOver } from './series';

/** The same in all charts, whatever each of them has values for. */
const stepsTo = (last: number): ChartAxis => ({
  name: 'step',
  domain: [0, Math.max(1, last)],
  whole: true,
  format: (step) => String(Math.round(step)),
});

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
  lanes: readonly LaneView[];
  /** The step that is looked at; null: now. */
  looked: number | null;
  /** Where the clock stands. */
  step: number;
}

/** "in the batch, of 3 · smoothed over 12 steps · at step 30". */
function noteOf(kind: ChartKind, { series, lanes, looked }: Drawing): string {
  const over = Math.max(1, ...series.map(({ faint }) => (faint ? smoothedOver(faint) : 1)));
  return [
    kind.note?.(lanes.map(({ options }) => options)),
    over > 1 && `smoothed over ${over} steps`,
    looked !== null && `at step ${looked}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Shares differ by points. */
const unitOf = ({ unit }: ChartKind, delta: boolean): string =>
  delta ? (unit === '%' ? 'Δ points' : `Δ ${unit}`.trim()) : unit;

/** The chart with its axes. */
export function chartOf(kind: ChartKind, drawing: Drawing): RunChartProps {
  const { series, lanes, part, baseline, delta, log, looked, step } = drawing;
  const plain = (value: number) => fixed(value, kind.digits);
  return {
    title: kind.title(part),
    note: noteOf(kind, drawing),
    series,
    x: stepsTo(step),
    y: {
      name: unitOf(kind, delta),
      scale: log && !delta ? 'log' : 'linear',
      format: tickText,
    },
    formatValue: delta ? (value) => signed(value, plain) : plain,
    looked,
    empty: kind.empty(
      step,
      lanes.map(({ options }) => options),
    ),
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
