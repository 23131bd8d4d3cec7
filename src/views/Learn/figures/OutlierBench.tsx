// Chapter 10: the outlier bench. Strategies against planted wrong labels, measured on the reader's machine, whatever comes out.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BENCH_STRATEGIES,
  benchCells,
  benchFinding,
  benchJobs,
  benchSeeds,
  STEPS,
  WRONG_LABELS,
  type BenchCell,
} from '../../../experiment/lessonRuns';
import { lessonRuns, missingJobs } from '../../../state/smallRun';
import { formatOptionValue } from '../../shared/controls/format';
import { Segments } from '../../shared/controls/Segments';
import { percent } from '../../shared/numberText';
import { RunChart } from '../../shared/chart/RunChart';
import { RunMark } from '../../shared/runLooks';
import { strategyStyle } from '../../shared/strategyStyle';
import { Said } from '../Said';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { known } from './run/laneCurves';
import { useNumbers } from './run/useNumbers';
import { useSmallRun } from './run/useSmallRun';
import { SmallRunBar } from './SmallRun';

const SEEDS = { one: 1, three: 3 } as const;
type Often = keyof typeof SEEDS;

const nameOf = (strategy: (typeof BENCH_STRATEGIES)[number]) => formatOptionValue('strategy', strategy);
const NAMES = BENCH_STRATEGIES.map(nameOf);
const MOST = WRONG_LABELS[WRONG_LABELS.length - 1];

function Cell({ cell }: { cell: BenchCell | undefined }) {
  const { t } = useTranslation('figures');
  const { mean = null, deviation = null } = cell ?? {};
  if (mean === null) return t('bench.waiting');
  const of = deviation === null ? 'figures:bench.cell' : 'figures:bench.spread';
  return <Said of={of} numbers={{ mean, deviation: 100 * (deviation ?? 0) }} />;
}

function Cells({ cells }: { cells: BenchCell[] }) {
  const { t } = useTranslation('figures');
  const at = (strategy: string, share: number) =>
    cells.find((cell) => cell.strategy === strategy && cell.wrongLabels === share);
  return (
    <table className="bench-table">
      <caption className="sr">{t('bench.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bench.wrong')}</th>
          {BENCH_STRATEGIES.map((strategy) => (
            <th key={strategy} scope="col">
              <RunMark look={strategyStyle(strategy)} /> {nameOf(strategy)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WRONG_LABELS.map((share) => (
          <tr key={share}>
            <th scope="row">{percent(share)}</th>
            {BENCH_STRATEGIES.map((strategy) => (
              <td key={strategy}>
                <Cell cell={at(strategy, share)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What came out, in sentences. */
function Finding({ cells, seeds }: { cells: BenchCell[]; seeds: number }) {
  const found = benchFinding(cells);
  if (!found) return null;
  const { bestNoisy, second, steadiest, lead, lost, withinSpread } = found;
  const words = {
    best: nameOf(bestNoisy.strategy),
    second: nameOf(second.strategy),
    steadiest: nameOf(steadiest.strategy),
  };
  const numbers = {
    most: MOST,
    mapBest: bestNoisy.mean ?? NaN,
    lead: 100 * lead,
    lost: 100 * Math.abs(lost),
    seeds,
  };
  const trust = withinSpread === null ? 'one' : withinSpread ? 'within' : 'beyond';
  return (
    <p>
      <Said of="figures:bench.finding" numbers={numbers} words={words} />{' '}
      <Said of="figures:bench.fall" numbers={numbers} words={words} context={lost < 0 ? 'gained' : 'lost'} />{' '}
      <Said of="figures:bench.trust" numbers={numbers} context={trust} />
    </p>
  );
}

/** One standard deviation to both sides, where there is one. */
const errorBar = (mean: number, deviation: number | null) =>
  deviation ? { low: mean - deviation, high: mean + deviation } : {};

export function OutlierBench({ claim, locked, onNumbers }: FigureProps) {
  const { t } = useTranslation('figures');
  const [often, setOften] = useState<Often>(claim === 'three' ? 'three' : 'one');
  const run = lessonRuns.bench;
  const state = useSmallRun(run);
  const { results } = state;
  const jobs = useMemo(() => benchJobs(benchSeeds(SEEDS[often])), [often]);
  const cells = useMemo(
    () =>
      benchCells(jobs, (key, lane) =>
        results[key]?.finished ? (results[key].lanes[lane].scores.at(-1)?.mAP ?? null) : null,
      ),
    [jobs, results],
  );
  const complete = missingJobs(jobs, results).length === 0;
  const last = (strategy: string) =>
    complete
      ? (cells.find((cell) => cell.strategy === strategy && cell.wrongLabels === MOST)?.mean ?? NaN)
      : NaN;
  const numbers = known({
    most: MOST,
    steps: STEPS.bench,
    seeds: SEEDS[often],
    mapUniform: last('uniform'),
    mapHardest: last('hardest'),
    mapExponential: last('exponential'),
    mapPolynomial: last('polynomial'),
  });
  useNumbers(numbers, onNumbers);
  const lines = BENCH_STRATEGIES.map((strategy) => ({
    id: strategy,
    name: nameOf(strategy),
    look: strategyStyle(strategy),
    dots: true,
    spread: 'bars' as const,
    points: cells.flatMap((cell) =>
      cell.strategy === strategy && cell.mean !== null
        ? [{ x: cell.wrongLabels, y: cell.mean, ...errorBar(cell.mean, cell.deviation) }]
        : [],
    ),
  }));
  const title = t('bench.title');
  const columns = [t('bench.strategy'), t('bench.wrong'), 'mAP', '±'];
  const rows = () =>
    cells.map(({ strategy, wrongLabels, mean, deviation }) => [
      nameOf(strategy),
      percent(wrongLabels),
      mean,
      deviation,
    ]);
  const choices = (['one', 'three'] as const).map((value) => ({ value, label: t(`bench.${value}`) }));
  return (
    <FigureFrame
      title={title}
      table={{ title, columns, rows }}
      onReset={null}
      locked={locked}
      controls={
        <div className="learn-row">
          <span className="label" id="bench-seeds">
            {t('bench.seeds')}
          </span>
          <Segments
            labelledBy="bench-seeds"
            choices={choices}
            value={often}
            onChange={(value) => {
              run.stop();
              setOften(value);
            }}
          />
        </div>
      }
    >
      <SmallRunBar run={run} state={state} jobs={jobs} lanes={NAMES} />
      <RunChart
        title={title}
        series={lines}
        x={{
          name: t('bench.wrong'),
          domain: [0, MOST],
          ticks: WRONG_LABELS,
          format: (x) => percent(x),
        }}
        y={{ name: '', format: (y) => percent(y) }}
        formatValue={(y) => percent(y, 1)}
        empty={t('chart.empty')}
        height={220}
        bare
      />
      <div className="learn-reading">
        <p className="cap">
          <Said of="figures:bench.about" numbers={numbers} />
        </p>
        <Cells cells={cells} />
        <output>
          <Finding cells={cells} seeds={SEEDS[often]} />
        </output>
      </div>
    </FigureFrame>
  );
}
