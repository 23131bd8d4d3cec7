// The five charts of the history strip. Loaded lazily: Recharts is larger than everything else on the page.
import { memo, useMemo } from 'react';
import { useInterface } from '../../../state/interface';
import { live } from '../../../state/live';
import { useOptions } from '../../../state/options';
import type { RunState } from '../../../state/run';
import { useTime } from '../../../state/time';
import type { DataCell } from '../../shared/DataTable';
import { fixed, hundredths, percent } from '../../shared/numberText';
import { useLiveVersion, usePacedRun } from '../../shared/useLive';
import { useStages } from '../../shared/useStages';
import { ChartCell } from './ChartCell';
import { activeData, distanceData, lossData, scoreRows, sizesData, type ChartRow } from './chartData';
import { Plot, type Series } from './Plot';
import { stepTicks, ticksTo, ticksWithin } from './scale';

/** Redraws a second at most: Recharts takes tens of milliseconds for three charts on a slow machine, so each has its own turn. */
const PER_SECOND = 3;
/** Room above the histograms for the remark on their overlap. */
const HEADROOM = 1.3;
const SHARE_TICKS = [0, 0.5, 1];
const ink = 'var(--ink)';
const grey = 'var(--neutral)';
const positive = 'var(--positive)';
const negative = 'var(--negative)';

const threeDigits = (value: number) => fixed(value, 3);
const stepName = (step: number) => `step ${step}`;
const inPercent = (share: number) => hundredths(share);
const withSign = (share: number) => percent(share, 1);
const cell = (value: ChartRow[string] | undefined): DataCell => (typeof value === 'number' ? value : null);

const NO_STEP = 'no step yet';

/** The earlier step that is looked at; null: now. */
const useLooked = () => useTime((state) => state.scrubbed?.step ?? null);

interface StepPlotProps {
  name: string;
  rows: ChartRow[];
  series: Series[];
  yTicks: number[];
  formatY: (value: number) => string;
  formatValue: (value: number) => string;
}

function StepPlot(props: StepPlotProps) {
  const last = props.rows.at(-1)?.x ?? 0;
  const looked = useLooked();
  const pinned = useTime((state) => state.pinned?.step ?? null);
  return (
    <Plot
      {...props}
      looked={looked}
      pinned={pinned}
      xTicks={stepTicks(last)}
      xDomain={[0, Math.max(1, last)]}
      formatX={stepName}
    />
  );
}

/** A plot by step of shares, from 0 to 100 %. */
function SharePlot(props: Pick<StepPlotProps, 'name' | 'rows' | 'series'>) {
  return <StepPlot {...props} yTicks={SHARE_TICKS} formatY={inPercent} formatValue={withSign} />;
}

const LOSS_SERIES: Series[] = [
  { key: 'band', name: 'single steps', stroke: ink, kind: 'band' },
  { key: 'metric', name: 'metric', stroke: grey, dash: '3 2' },
  { key: 'total', name: 'total', stroke: ink },
];
const METRIC_SERIES: Series[] = [LOSS_SERIES[0], { key: 'total', name: 'metric', stroke: ink }];

function LossChart() {
  useLiveVersion('curves', PER_SECOND);
  const { rows, total, metric, metricOnly } = lossData(live.curves, useLooked());
  const top = Math.max(0, ...rows.map(({ total: mean }) => (typeof mean === 'number' ? mean : 0)));
  const yTicks = ticksTo(top, 3);
  const legend = metricOnly
    ? [{ stroke: ink, text: `metric ${fixed(metric, 3)}` }]
    : [
        { stroke: ink, text: `total ${fixed(total, 3)}` },
        { stroke: grey, dash: '3 2', text: `metric ${fixed(metric, 3)}` },
      ];
  return (
    <ChartCell
      title="Loss"
      name="Loss by step"
      legend={legend}
      columns={['Step', 'Total', 'Metric part', 'Lowest total', 'Highest total']}
      rows={() =>
        rows.map(({ x, total: mean, metric: part, band }) => [
          x,
          cell(mean),
          cell(part),
          ...(Array.isArray(band) ? band : [null, null]),
        ])
      }
      word={rows.length ? null : NO_STEP}
    >
      <StepPlot
        name="Loss by step"
        rows={rows}
        series={metricOnly ? METRIC_SERIES : LOSS_SERIES}
        yTicks={yTicks}
        formatY={(value) => String(value)}
        formatValue={threeDigits}
      />
    </ChartCell>
  );
}

const ACTIVE_SERIES: Series[] = [
  { key: 'band', name: 'single steps', stroke: ink, kind: 'band' },
  { key: 'active', name: 'active', stroke: ink, area: 0.06 },
];

function ActiveChart() {
  useLiveVersion('curves', PER_SECOND, 1 / 3);
  const { rows, active, known } = activeData(live.curves, useLooked());
  const word = 'no anchors under this loss';
  return (
    <ChartCell
      title="Active anchors"
      name="Share of active anchors by step"
      legend={[{ stroke: ink, text: active === null ? word : percent(active) }]}
      columns={['Step', 'Active share']}
      rows={() => rows.map((row) => [row.x, cell(row.active)])}
      word={rows.length ? (known ? null : word) : NO_STEP}
    >
      <SharePlot name="Share of active anchors by step, percent" rows={rows} series={ACTIVE_SERIES} />
    </ChartCell>
  );
}

const SIZE_SERIES: Series[] = [
  { key: 'positive', name: 'positives', stroke: positive },
  { key: 'negative', name: 'negatives', stroke: negative, dash: '4 2' },
];

function SizesChart() {
  useLiveVersion('curves', PER_SECOND, 2 / 3);
  const identities = useOptions((state) => state.started.batchIdentities);
  const images = useOptions((state) => state.started.batchImages);
  const sizes = sizesData(live.curves, identities, images, useLooked());
  const { rows, positives, negatives, known } = sizes;
  const word = 'no weights under this loss';
  const ended = sizes.positive === null && sizes.negative === null;
  const legend = ended
    ? [{ stroke: grey, text: word }]
    : [
        { stroke: positive, text: `${percent(sizes.positive)} of ${positives}` },
        { stroke: negative, dash: '4 2', text: `${percent(sizes.negative)} of ${negatives}` },
      ];
  return (
    <ChartCell
      title={
        <span>
          N<sub>eff</sub> share
        </span>
      }
      name="Effective set size as a share of the set, by step"
      legend={legend}
      columns={['Step', `Positives, share of ${positives}`, `Negatives, share of ${negatives}`]}
      rows={() => rows.map((row) => [row.x, cell(row.positive), cell(row.negative)])}
      word={rows.length ? (known ? null : word) : NO_STEP}
    >
      <SharePlot name="Effective set size by step, percent of the set" rows={rows} series={SIZE_SERIES} />
    </ChartCell>
  );
}

const SCORE_SERIES: Series[] = [
  { key: 'seenRank1', name: 'rank-1 seen', stroke: grey, width: 1.2 },
  { key: 'unseenRank1', name: 'rank-1 unseen', stroke: grey, width: 1.2, dash: '3 2' },
  { key: 'unseenMap', name: 'mAP unseen', stroke: ink, dash: '3 2' },
  { key: 'seenMap', name: 'mAP seen', stroke: ink },
];

const selectEvaluation = ({ evaluation }: RunState) => evaluation;

const ScoreChart = memo(function ScoreChart() {
  const evaluation = usePacedRun(selectEvaluation, PER_SECOND, 1 / 6);
  const { seen, unseen } = evaluation;
  useLiveVersion('curves', 1); // while one looks back, the list grows without a new evaluation being shown
  const { evaluations } = live;
  const count = evaluations.length;
  const rows = useMemo(
    () => (evaluation.seen || evaluation.unseen ? scoreRows(evaluations.slice(0, count)) : []),
    [evaluation, evaluations, count],
  );
  const counted = rows.some(({ seenMap, unseenMap }) => cell(seenMap) !== null || cell(unseenMap) !== null);
  return (
    <ChartCell
      title="mAP"
      name="mAP and rank-1 by step"
      legend={[
        { stroke: ink, text: `seen ${hundredths(seen?.mAP ?? null)}` },
        { stroke: ink, dash: '3 2', text: `unseen ${hundredths(unseen?.mAP ?? null)}` },
      ]}
      columns={['Step', 'mAP seen', 'mAP unseen', 'Rank-1 seen', 'Rank-1 unseen']}
      rows={() => rows.map((r) => [r.x, ...[r.seenMap, r.unseenMap, r.seenRank1, r.unseenRank1].map(cell)])}
      word={rows.length ? (counted ? null : 'no query could be counted') : 'not evaluated yet'}
      note={{ at: 'below', text: 'grey: rank-1' }}
    >
      <SharePlot name="mAP and rank-1 by step, percent" rows={rows} series={SCORE_SERIES} />
    </ChartCell>
  );
});

const DISTANCE_SERIES: Series[] = [
  { key: 'positive', name: 'same identity', stroke: positive, area: 0.22 },
  { key: 'negative', name: 'other identities', stroke: negative, dash: '4 2', area: 0.18 },
];

const DistanceChart = memo(function DistanceChart() {
  const part = useInterface((state) => state.part);
  const report = usePacedRun(selectEvaluation, PER_SECOND, 1 / 2)[part];
  const data = useMemo(() => distanceData(report), [report]);
  const rows = data?.rows ?? [];
  const edges = report?.histogram.edges ?? [0, 1];
  const domain: [number, number] = [edges[0], edges.at(-1) ?? 1];
  const top = Math.max(0, ...rows.flatMap((row) => [cell(row.positive), cell(row.negative)].map(Number)));
  return (
    <ChartCell
      title="Distances"
      name={`Distances of ${part} pairs${data ? ` at step ${data.step}` : ''}`}
      legend={[
        { stroke: positive, text: `pos. ${fixed(data?.positive ?? null)}` },
        { stroke: negative, dash: '4 2', text: `neg. ${fixed(data?.negative ?? null)}` },
      ]}
      columns={['Distance', 'Share of positive pairs', 'Share of negative pairs']}
      rows={() => rows.map((row) => [row.x, cell(row.positive), cell(row.negative)])}
      word={data ? null : report ? 'no query could be counted' : 'not evaluated yet'}
      note={data ? { at: 'above', text: `${part} · ${percent(data.overlap)} overlap` } : undefined}
    >
      <Plot
        name={`Histograms of distances, ${part}`}
        rows={rows}
        series={DISTANCE_SERIES}
        xTicks={ticksWithin(domain[0], domain[1], 4)}
        xDomain={domain}
        yTicks={[0, (top || 1) * HEADROOM]}
        formatX={(distance) => `distance ${fixed(distance)}`}
        formatY={inPercent}
        formatValue={withSign}
        bareY
      />
    </ChartCell>
  );
});

const CELLS = [LossChart, ActiveChart, SizesChart, ScoreChart, DistanceChart];

/** Five cells of the history strip, mounted one after the other. */
export default function Charts() {
  const mounted = useStages(CELLS.length);
  return (
    <div className="history-charts">
      {CELLS.map((Cell, i) => (i < mounted ? <Cell key={i} /> : <div key={i} className="history-cell" />))}
    </div>
  );
}
