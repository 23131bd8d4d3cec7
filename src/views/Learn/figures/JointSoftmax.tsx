// Chapter 11: the same training without and with a softmax over the training people, side by side.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { smallOptions, STEPS } from '../../../experiment/lessonRuns';
import { lessonRuns } from '../../../state/smallRun';
import { Segments } from '../../shared/controls/Segments';
import { formatNumber } from '../../shared/controls/format';
import { RunChart } from '../../shared/chart/RunChart';
import type { ChartSeries, RunLook } from '../../shared/chart/types';
import { fixed, percent } from '../../shared/numberText';
import { strategyStyle } from '../../shared/strategyStyle';
import { Said } from '../Said';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { columnPoints, known, lastScore, meanOf, scorePoints } from './run/laneCurves';
import { useNumbers } from './run/useNumbers';
import { useSmallRun } from './run/useSmallRun';
import { SmallRunBar } from './SmallRun';

/** Factors to choose from. */
const LAMBDAS = ['0.25', '0.5', '1', '2'] as const;
type Lambda = (typeof LAMBDAS)[number];
const FIRST: Lambda = '0.5';

/** Steps over which a loss is averaged. */
const WINDOW = 10;

/** Both runs are HAP2S-E; the second one has its colour, with the dash and mark of "another of the kind". */
const LOOKS: readonly [RunLook, RunLook] = [
  { ...strategyStyle('uniform') },
  { ...strategyStyle('exponential'), dash: '10 3' },
];
const TICKS = [0, STEPS.softmax / 2, STEPS.softmax];

export function JointSoftmax({ claim, locked, onNumbers }: FigureProps) {
  const { t } = useTranslation('figures');
  const [lambda, setLambda] = useState<Lambda>(LAMBDAS.find((value) => `lambda${value}` === claim) ?? FIRST);
  const run = lessonRuns.softmax;
  const state = useSmallRun(run);
  const jobs = useMemo(
    () => [
      {
        key: lambda,
        lanes: [smallOptions(), smallOptions({ lambda: Number(lambda) })],
        steps: STEPS.softmax,
      },
    ],
    [lambda],
  );
  const result = state.results[lambda];
  const names = [t('softmax.without'), t('softmax.with', { lambda: Number(lambda) })];
  const line = (i: number, points: ChartSeries['points']): ChartSeries => ({
    id: String(i),
    name: names[i],
    look: LOOKS[i],
    points,
  });
  const maps = [0, 1].map((i) => line(i, scorePoints(result?.lanes[i])));
  const distance = [0, 1].map((i) => line(i, columnPoints(result?.lanes[i], 'metricLoss')));
  const cross = [line(1, columnPoints(result?.lanes[1], 'softmaxLoss'))];
  const ended = result?.finished ? result.lanes : [];
  const numbers = known({
    lambda: Number(lambda),
    step: result?.step ?? NaN,
    mapWithout: lastScore(ended[0]),
    mapWith: lastScore(ended[1]),
    metricWithout: meanOf(ended[0], 'metricLoss', WINDOW),
    metricWith: meanOf(ended[1], 'metricLoss', WINDOW),
    softmaxFirst: meanOf(ended[1], 'softmaxLoss', 1, 'first'),
    softmaxLast: meanOf(ended[1], 'softmaxLoss', WINDOW),
  });
  useNumbers(numbers, onNumbers);
  const shared = {
    x: {
      name: t('chart.step'),
      domain: [0, STEPS.softmax] as const,
      ticks: TICKS,
      format: (x: number) => fixed(x, 0),
    },
    empty: t('chart.empty'),
  };
  const columns = [
    t('chart.step'),
    ...names.map((name) => `${t('softmax.distance')}, ${name}`),
    t('softmax.cross'),
  ];
  const rows = () =>
    distance[0].points.map(({ x, y }, i) => [
      x,
      y,
      distance[1].points[i]?.y ?? null,
      cross[0].points[i]?.y ?? null,
    ]);
  return (
    <FigureFrame
      title={t('softmax.title')}
      table={{ title: t('softmax.title'), columns, rows }}
      onReset={null}
      locked={locked}
      controls={
        <div className="learn-row">
          <span className="label" id="softmax-lambda">
            {t('softmax.lambda')}
          </span>
          <Segments
            labelledBy="softmax-lambda"
            choices={LAMBDAS.map((value) => ({ value, label: formatNumber(Number(value)) }))}
            value={lambda}
            onChange={(value) => {
              run.stop();
              setLambda(value);
            }}
          />
        </div>
      }
    >
      <SmallRunBar run={run} state={state} jobs={jobs} lanes={names} />
      <RunChart
        title={t('softmax.map')}
        series={maps}
        {...shared}
        y={{ name: '', format: (y) => percent(y) }}
        formatValue={(y) => percent(y, 1)}
        height={168}
      />
      <RunChart
        title={t('softmax.distance')}
        series={distance}
        {...shared}
        y={{ name: '', format: (y) => fixed(y, 1) }}
        formatValue={(y) => fixed(y, 3)}
        height={128}
      />
      <RunChart
        title={t('softmax.cross')}
        series={cross}
        {...shared}
        y={{ name: '', format: (y) => fixed(y, 1) }}
        formatValue={(y) => fixed(y, 2)}
        height={128}
      />
      <div className="learn-reading">
        <p>
          <Said of="figures:softmax.reading" numbers={numbers} />
        </p>
      </div>
    </FigureFrame>
  );
}
