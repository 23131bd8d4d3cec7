// The chosen metric over one numeric option, mean with a band of one standard deviation; or over the steps of training.
import { useState } from 'react';
import { optionOf, type OptionKey } from '../../../experiment/options';
import { formatNumber } from '../../../experiment/optionText';
import type { Measure } from '../../../experiment/runs/summary';
import { ChartTools } from '../../shared/chart/ChartTools';
import { RunChart } from '../../shared/chart/RunChart';
import type { ChartAxis, ChartSeries, RunChartProps } from '../../shared/chart/types';
import { laneLooks } from '../../shared/runLooks';
import { useRecords } from '../Runs/useRecords';
import { fileStem } from '../../../experiment/files/fileName';
import { bandPoint, isOverSteps, stepSeries } from './curves';
import { METRICS } from './metrics';
import { fullName, nameOf } from './names';
import type { ResultRow } from './rows';
import { linesOver } from './slices';

/** Lines beyond these could not be told apart. */
const MOST_LINES = 12;

const NONE: readonly string[] = [];

interface LinePanelProps {
  rows: readonly ResultRow[];
  varied: readonly OptionKey[];
  metric: Measure;
  /** Sets the sweep up again; written into saved pictures. */
  link: string;
}

/** One line for each group of configurations that differ in `x` alone. */
function optionSeries(
  rows: readonly ResultRow[],
  x: OptionKey,
  varied: readonly OptionKey[],
  metric: Measure,
): ChartSeries[] {
  const lines = linesOver(rows, x, varied);
  const looks = laneLooks(lines.map(({ options }) => options.strategy));
  return lines.map(({ options, members }, i) => ({
    id: members[0].configuration,
    name: fullName(nameOf(options, varied, x)),
    look: looks[i],
    dots: true,
    points: members.flatMap(({ options: own, values }) =>
      Number.isFinite(own[x]) ? bandPoint(Number(own[x]), values[metric]) : [],
    ),
  }));
}

/** Numeric options that can stand on the x axis. */
export const numericKeys = (varied: readonly OptionKey[]): OptionKey[] =>
  varied.filter((key) => optionOf(key).kind === 'number');

/** A log axis where the option's own scale is one and no value is 0. */
function axisOf(x: OptionKey, series: readonly ChartSeries[]): ChartAxis {
  const option = optionOf(x);
  const log =
    option.kind === 'number' &&
    option.scale === 'log' &&
    series.every(({ points }) => points.every((point) => point.x > 0));
  const values = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].toSorted(
    (a, b) => a - b,
  );
  const share = x === 'wrongLabels';
  return {
    name: share ? 'wrong labels %' : option.short,
    scale: log ? 'log' : 'linear',
    ticks: values.length <= 8 ? values : undefined,
    format: (value) => formatNumber(share ? 100 * value : value, 3),
  };
}

export function LinePanel({ rows, varied, metric, link }: LinePanelProps) {
  const numeric = numericKeys(varied);
  const [chosen, setChosen] = useState<OptionKey | 'step' | null>(null);
  const x =
    chosen === 'step' || (chosen && numeric.includes(chosen))
      ? chosen
      : numeric.includes('wrongLabels')
        ? 'wrongLabels'
        : (numeric[0] ?? 'step');
  const { name, unit, format } = METRICS[metric];
  const overSteps = x === 'step' && isOverSteps(metric);
  const shown = rows.slice(0, MOST_LINES);
  const records = useRecords(overSteps ? shown.flatMap(({ runs }) => runs.map(({ id }) => id)) : NONE);
  const all = x === 'step' ? stepSeries(shown, metric, records) : optionSeries(rows, x, varied, metric);
  const series = all.slice(0, MOST_LINES);
  const lines = x === 'step' ? rows.length : all.length;
  const axis: ChartAxis =
    x === 'step' ? { name: 'step', format: (value) => formatNumber(value) } : axisOf(x, series);
  const seeds = Math.max(0, ...rows.map(({ runs }) => runs.length));
  const chart: RunChartProps = {
    title: `${name} over ${x === 'step' ? 'steps' : optionOf(x).label}`,
    note:
      lines > MOST_LINES
        ? `the first ${MOST_LINES} of ${lines} lines: filter the table for others`
        : seeds > 1
          ? `± 1 sd, ${seeds} seeds`
          : undefined,
    series,
    x: axis,
    y: {
      name: unit ? `${name} ${unit}` : name,
      format: (value) => format(value, unit === '%' ? 0 : 1),
    },
    formatValue: (value) => format(value),
    empty:
      x === 'step' && !overSteps ? 'This metric is known after the last step alone.' : 'Nothing trained yet.',
  };
  const source = () => ({
    file: fileStem(`sweep ${chart.title}`),
    link,
    runs: rows.map((row) => ({ name: fullName(row.name), options: row.options })),
  });
  return (
    <section className="panel sweep-lines" aria-label={chart.title}>
      <RunChart
        {...chart}
        tools={
          <>
            <select
              className="control-select"
              aria-label="Over which option the line goes"
              value={x}
              onChange={(event) => setChosen(event.target.value as OptionKey | 'step')}
            >
              {numeric.map((key) => (
                <option key={key} value={key}>
                  over {optionOf(key).label}
                </option>
              ))}
              <option value="step">over steps</option>
            </select>
            <ChartTools chart={chart} source={source} />
          </>
        }
      />
    </section>
  );
}
