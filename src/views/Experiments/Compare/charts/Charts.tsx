// Overlaid curves of all lanes: one crosshair, one step that is looked at. Charts are drawn in turns, four times a second at most.
import { memo, useMemo } from 'react';
import { scrubTo } from '../../../../state/compare/actions';
import { compareLive } from '../../../../state/compare/live';
import { useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import type { CompareState } from '../../../../state/compare/types';
import type { PartName } from '../../../../worker/protocol';
import { Segments } from '../../../shared/controls/Segments';
import { DataButton, type DataCell } from '../../../shared/DataTable';
import { RunChart } from '../../../shared/chart/RunChart';
import type { ChartAxis, ChartSeries } from '../../../shared/chart/types';
import { fixed } from '../../../shared/numberText';
import { useVersion } from '../../../shared/useLive';
import { useStages } from '../../../shared/useStages';
import { useShownLanes, type LaneView } from '../useLanes';
import { CHART_KINDS, tickText, type ChartKind } from './kinds';
import { drawnLine } from './series';
import './charts.css';

const PER_SECOND = 4;
const STEPS: ChartAxis = { name: 'step', format: (step) => String(Math.round(step)) };

const setCursor = (cursor: number | null): void => {
  if (useCompareLook.getState().cursor !== cursor) useCompareLook.setState({ cursor });
};

/** Scores are those on identities that nobody trained on, where there are any. */
const scoredPart = ({ lanes }: CompareState): PartName =>
  lanes[0]?.summary?.probes.unseen.items.length === 0 ? 'seen' : 'unseen';

/** The lines of one chart as things stand. */
function seriesOf(
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

/** The table behind a chart: one row for each step at which a line has a point. */
function tableOf(series: readonly ChartSeries[]): DataCell[][] {
  const steps = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted(
    (a, b) => a - b,
  );
  const values = series.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
  return steps.map((step) => [step, ...values.map((byStep) => byStep.get(step) ?? null)]);
}

interface ChartProps {
  kind: ChartKind;
  lanes: readonly LaneView[];
  /** Its turn among the charts, 0–1. */
  turn: number;
}

const Chart = memo(function Chart({ kind, lanes, turn }: ChartProps) {
  const version = useVersion(compareLive, 'curves', PER_SECOND, turn);
  const part = useCompare(scoredPart);
  const baseline = useCompare((state) => state.baseline);
  const scrubbed = useCompare((state) => state.scrubbed);
  const cursor = useCompareLook((state) => state.cursor);
  const smooth = useCompareLook((state) => state.smooth);
  const delta = useCompareLook((state) => state.delta);
  const log = useCompareLook((state) => state.log) && !delta;
  const series = useMemo(
    () => seriesOf(kind, lanes, baseline, part, { smooth, delta }),
    // The version stands for the curves.
    // oxlint-disable-next-line react/exhaustive-deps
    [kind, lanes, baseline, smooth, delta, version, part],
  );
  const y = useMemo((): ChartAxis => {
    const name = delta ? `Δ ${kind.unit}`.trim() : kind.unit;
    return { name, scale: log ? 'log' : 'linear', format: tickText };
  }, [kind, delta, log]);
  const formatValue = useMemo(() => (value: number) => fixed(value, kind.digits), [kind]);
  const title = kind.title(part);
  return (
    <section className="panel compare-chart" aria-label={title}>
      <RunChart
        title={title}
        series={series}
        x={STEPS}
        y={y}
        formatValue={formatValue}
        cursor={cursor}
        onCursor={setCursor}
        onPick={scrubTo}
        looked={scrubbed}
        baseline={delta ? undefined : String(baseline)}
        empty={kind.empty}
        tools={
          <DataButton
            title={title}
            columns={['Step', ...series.map(({ name }) => name)]}
            rows={() => tableOf(series)}
          />
        }
      />
    </section>
  );
});

type Smooth = 'raw' | 'smooth';
type Axis = 'linear' | 'log';
type Value = 'value' | 'delta';

const SMOOTH = [
  { value: 'raw', label: 'Raw' },
  { value: 'smooth', label: 'Smoothed', help: 'means over the steps before, raw values behind them' },
] as const satisfies readonly { value: Smooth; label: string; help?: string }[];
const AXIS = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Log' },
] as const satisfies readonly { value: Axis; label: string }[];
const VALUE = [
  { value: 'value', label: 'Value' },
  { value: 'delta', label: 'Δ baseline', help: 'difference to the baseline at the same step' },
] as const satisfies readonly { value: Value; label: string; help?: string }[];

function Switches() {
  const { smooth, log, delta } = useCompareLook();
  return (
    <div className="compare-switches">
      <Segments<Smooth>
        label="Curves"
        choices={SMOOTH}
        value={smooth ? 'smooth' : 'raw'}
        onChange={(value) => useCompareLook.setState({ smooth: value === 'smooth' })}
      />
      <Segments<Axis>
        label="Value axis"
        choices={AXIS}
        value={log ? 'log' : 'linear'}
        onChange={(value) => useCompareLook.setState({ log: value === 'log' })}
      />
      <Segments<Value>
        label="Values"
        choices={VALUE}
        value={delta ? 'delta' : 'value'}
        onChange={(value) => useCompareLook.setState({ delta: value === 'delta' })}
      />
    </div>
  );
}

export function Charts() {
  const lanes = useShownLanes();
  const stage = useStages(CHART_KINDS.length);
  return (
    <section className="compare-charts" aria-label="Curves">
      <Switches />
      <div className="compare-chart-grid">
        {CHART_KINDS.slice(0, stage).map((kind, i) => (
          <Chart key={kind.id} kind={kind} lanes={lanes} turn={i / CHART_KINDS.length} />
        ))}
      </div>
    </section>
  );
}
