// Chapter 11: the same training without and with a softmax over the training people, side by side.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { smallOptions, STEPS } from '../../../experiment/lessonRuns';
import { lessonRuns } from '../../../state/smallRun';
import { Segments } from '../../shared/controls/Segments';
import { formatNumber } from '../../shared/controls/format';
import { fixed, percent } from '../../shared/numberText';
import { strategyStyle } from '../../shared/strategyStyle';
import { Said } from '../Said';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { columnPoints, known, lastScore, meanOf, scorePoints } from './run/laneCurves';
import { axisTop, LineChart, type ChartLine, type Look } from './run/LineChart';
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
const LOOKS: readonly [Look, Look] = [
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
  const line = (i: number, points: ChartLine['points']): ChartLine => ({
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
  const axes = {
    xMax: STEPS.softmax,
    xTicks: TICKS,
    xName: t('chart.step'),
    formatX: (x: number) => fixed(x, 0),
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
      <LineChart
        title={t('softmax.map')}
        lines={maps}
        {...axes}
        yMax={axisTop(maps, 0.2)}
        formatY={(y) => percent(y)}
        formatValue={(y) => percent(y, 1)}
        height={168}
      />
      <LineChart
        title={t('softmax.distance')}
        lines={distance}
        {...axes}
        yMax={axisTop(distance, 0.2)}
        formatY={(y) => fixed(y, 1)}
        formatValue={(y) => fixed(y, 3)}
        height={128}
      />
      <LineChart
        title={t('softmax.cross')}
        lines={cross}
        {...axes}
        yMax={axisTop(cross, 1)}
        formatY={(y) => fixed(y, 1)}
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
