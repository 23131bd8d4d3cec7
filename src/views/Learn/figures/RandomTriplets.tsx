// Chapter 3: how many anchors still have a loss, with random triplets, batch-hard and HAP2S-E, measured on the reader's machine.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DRY_STRATEGIES, smallOptions, STEPS } from '../../../experiment/lessonRuns';
import { OPTIONS } from '../../../experiment/options';
import { lessonRuns, type SmallJob } from '../../../state/smallRun';
import { formatOptionValue } from '../../shared/controls/format';
import { RunChart } from '../../shared/chart/RunChart';
import { fixed, percent } from '../../shared/numberText';
import { strategyStyle } from '../../shared/strategyStyle';
import { Said } from '../Said';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { columnPoints, known, lastScore, meanOf } from './run/laneCurves';
import { useNumbers } from './run/useNumbers';
import { useSmallRun } from './run/useSmallRun';
import { SmallRunBar } from './SmallRun';

/** Steps over which the share at the end is averaged. */
const WINDOW = 20;

/** Margins that claims set; anything else is the default one. */
const MARGINS: Readonly<Record<string, number>> = { narrow: 0.1 };

/** One job; its margin is part of its name. */
function jobsFor(claim: string | null): SmallJob[] {
  const margin = (claim !== null && MARGINS[claim]) || OPTIONS.margin.default;
  const lanes = DRY_STRATEGIES.map((strategy) => smallOptions({ strategy, margin }));
  return [{ key: `margin ${margin}`, lanes, steps: STEPS.dry }];
}

const NAMES = DRY_STRATEGIES.map((strategy) => formatOptionValue('strategy', strategy));
const TICKS = [0, STEPS.dry / 2, STEPS.dry];

export function RandomTriplets({ claim, locked, onNumbers }: FigureProps) {
  const { t } = useTranslation('figures');
  const run = lessonRuns.dry;
  const state = useSmallRun(run);
  const jobs = useMemo(() => jobsFor(claim), [claim]);
  const result = state.results[jobs[0].key];
  const lines = useMemo(
    () =>
      DRY_STRATEGIES.map((strategy, i) => ({
        id: strategy,
        name: NAMES[i],
        look: strategyStyle(strategy),
        points: columnPoints(result?.lanes[i], 'activeShare'),
      })),
    [result],
  );
  const at = (i: number) => (result?.finished ? meanOf(result.lanes[i], 'activeShare', WINDOW) : NaN);
  const map = (i: number) => (result?.finished ? lastScore(result.lanes[i]) : NaN);
  const { margin } = jobs[0].lanes[0];
  const numbers = known({
    margin,
    window: WINDOW,
    steps: STEPS.dry,
    step: result?.step ?? NaN,
    activeRandom: at(0),
    activeHardest: at(1),
    activeExponential: at(2),
    mapRandom: map(0),
    mapHardest: map(1),
    mapExponential: map(2),
  });
  useNumbers(numbers, onNumbers);
  const title = t('dry.title');
  const columns = [t('chart.step'), ...NAMES];
  const rows = () =>
    lines[0].points.map(({ x }, i) => [x, ...lines.map(({ points }) => points[i]?.y ?? null)]);
  return (
    <FigureFrame title={title} table={{ title, columns, rows }} onReset={null} locked={locked}>
      <SmallRunBar run={run} state={state} jobs={jobs} lanes={NAMES} />
      <RunChart
        title={title}
        series={lines}
        x={{
          name: t('chart.step'),
          domain: [0, STEPS.dry],
          ticks: TICKS,
          format: (x) => fixed(x, 0),
        }}
        y={{ name: '', domain: [0, 1], format: (y) => percent(y) }}
        empty={t('chart.empty')}
        height={200}
        bare
      />
      <div className="learn-reading">
        <p className="cap">
          <Said of="figures:dry.about" numbers={numbers} />
        </p>
        <p>
          <Said of="figures:dry.reading" numbers={numbers} />
        </p>
      </div>
    </FigureFrame>
  );
}
