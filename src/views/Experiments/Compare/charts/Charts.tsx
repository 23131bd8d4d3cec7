// Overlaid curves of all lanes: one crosshair, one step that is looked at. Charts are drawn in turns, four times a second at most.
import { memo, useMemo } from 'react';
import { scrubTo } from '../../../../state/compare/actions';
import { compareLive } from '../../../../state/compare/live';
import { useCompareLook } from '../../../../state/compare/look';
import { useCompare } from '../../../../state/compare/store';
import { Segments } from '../../../shared/controls/Segments';
import { ChartTools } from '../../../shared/chart/ChartTools';
import { RunChart } from '../../../shared/chart/RunChart';
import { useVersion } from '../../../shared/useLive';
import { useStages } from '../../../shared/useStages';
import { useShownLanes, type LaneView } from '../useLanes';
import { chartOf, scoredPart, seriesOf, sourceOf } from './drawn';
import { CHART_KINDS, type ChartKind } from './kinds';
import './charts.css';

const PER_SECOND = 4;

const setCursor = (cursor: number | null): void => {
  if (useCompareLook.getState().cursor !== cursor) useCompareLook.setState({ cursor });
};

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
  const chart = useMemo(() => {
    const { step } = useCompare.getState(); // drawn anew with the curves, not at every step
    return chartOf(kind, { series, lanes, part, baseline, delta, log, looked: scrubbed, step });
  }, [kind, series, lanes, part, baseline, delta, log, scrubbed]);
  const tools = useMemo(
    () => <ChartTools chart={chart} source={() => sourceOf(kind.id, lanes)} />,
    [chart, kind, lanes],
  );
  return (
    <section className="panel compare-chart" aria-label={chart.title}>
      <RunChart {...chart} cursor={cursor} onCursor={setCursor} onPick={scrubTo} tools={tools} />
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
/** Differences lie on both sides of 0. */
const AXIS_OF_DIFFERENCES = AXIS.map((choice) =>
  choice.value === 'log'
    ? { ...choice, off: 'Differences to the baseline are negative too: they have no logarithm' }
    : choice,
);
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
        choices={delta ? AXIS_OF_DIFFERENCES : AXIS}
        value={log && !delta ? 'log' : 'linear'}
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
