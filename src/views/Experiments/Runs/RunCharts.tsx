// The curves of one kept run: loss, active anchors, effective set sizes, and the scores on both parts of the data.
import { useState } from 'react';
import { fileStem } from '../../../experiment/files/fileName';
import { runLink } from '../../../experiment/files/runFile';
import type { RunRecord } from '../../../experiment/runs/record';
import { formatNumber } from '../../../experiment/optionText';
import { ChartTools } from '../../shared/chart/ChartTools';
import { RunChart } from '../../shared/chart/RunChart';
import type { ChartPoint, ChartSeries, RunChartProps, RunLook } from '../../shared/chart/types';
import { hundredths } from '../../shared/numberText';
import { strategyStyle } from '../../shared/strategyStyle';
import { columnPoints, curvesOf, scorePoints } from './curves';

const X = { name: 'step', format: (value: number) => formatNumber(value) };
const SHARE = { format: (value: number) => hundredths(value) };
const shareText = (value: number) => hundredths(value, 1);

/** A line of a role in its colour. */
const role = (colour: string, mark: RunLook['mark'], dash = ''): RunLook => ({ colour, dash, mark });
const CIRCLE = <circle cx="6" cy="6" r="5" />;
const DIAMOND = <path d="M6 .5 11.5 6 6 11.5.5 6Z" />;

const series = (
  id: string,
  name: string,
  look: RunLook,
  points: ChartPoint[],
  more: Partial<ChartSeries> = {},
): ChartSeries => ({ id, name, look, points, ...more });

function chartsOf(run: RunRecord): Omit<RunChartProps, 'cursor' | 'onCursor' | 'height'>[] {
  const curves = curvesOf(run);
  const own = strategyStyle(run.options.strategy);
  const pale: RunLook = { ...own, colour: 'var(--ink-3)', dash: '4 3' };
  const score = (of: 'mAP' | 'rank1') => [
    series('unseen', 'unseen', own, scorePoints(run, 'unseen', of), { dots: run.scores.length < 40 }),
    series('seen', 'seen', pale, scorePoints(run, 'seen', of)),
  ];
  return [
    {
      title: 'Loss',
      series: [series('loss', 'loss', own, columnPoints(curves, 'loss'))],
      x: X,
      y: { name: 'loss', format: (value) => formatNumber(value, 3) },
    },
    { title: 'mAP', series: score('mAP'), x: X, y: { name: 'mAP %', ...SHARE }, formatValue: shareText },
    {
      title: 'rank-1',
      series: score('rank1'),
      x: X,
      y: { name: 'rank-1 %', ...SHARE },
      formatValue: shareText,
    },
    {
      title: 'Active anchors',
      series: [series('active', 'active', own, columnPoints(curves, 'activeShare'))],
      x: X,
      y: { name: '% of anchors', ...SHARE },
      formatValue: shareText,
      empty: 'This loss has no margin to be within.',
    },
    {
      title: 'Effective set size',
      series: [
        series(
          'positive',
          'positives',
          role('var(--positive)', CIRCLE),
          columnPoints(curves, 'positiveEffectiveSize'),
        ),
        series(
          'negative',
          'negatives',
          role('var(--negative)', DIAMOND, '6 3'),
          columnPoints(curves, 'negativeEffectiveSize'),
        ),
      ],
      x: X,
      y: { name: 'Neff', format: (value) => formatNumber(value, 3) },
      empty: 'This loss does not weigh sets.',
    },
  ];
}

const HEIGHT = 150;

/** All charts of a run under one crosshair. */
export function RunCharts({ run }: { run: RunRecord }) {
  const [cursor, setCursor] = useState<number | null>(null);
  const source = (title: string) => () => ({
    file: fileStem(`${run.name} ${title}`),
    link: `${location.origin}${location.pathname}${runLink(run)}`,
    runs: [{ name: run.name, options: run.options }],
  });
  return (
    <div className="run-charts">
      {chartsOf(run).map((chart) => (
        <RunChart
          key={chart.title}
          {...chart}
          height={HEIGHT}
          cursor={cursor}
          onCursor={setCursor}
          tools={<ChartTools chart={chart} source={source(chart.title)} />}
        />
      ))}
    </div>
  );
}
