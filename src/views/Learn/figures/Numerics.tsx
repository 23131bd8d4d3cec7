// Chapter 13: the formula computed naively and in log space, and three programs with a mistake to find.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BUGS, type BugId } from '../../../lessons/bugs';
import { compareNaive, membersAt, type NaiveWeighting } from '../../../lessons/naive';
import { Segments } from '../../shared/controls/Segments';
import { Dial } from './Dial';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { BugFigure, bugNumbers } from './numerics/BugFigure';
import { breaksAt, machineNumber, NaiveFigure } from './numerics/NaiveFigure';
import { known } from './run/laneCurves';
import { useNumbers } from './run/useNumbers';
import './numerics/numerics.css';

interface Setup {
  kind: NaiveWeighting['kind'];
  sigma: number;
  alpha: number;
  d: number;
  bug: BugId;
}

const START: Setup = { kind: 'exponential', sigma: 0.5, alpha: 10, d: 2, bug: 'epsilon' };

/** What the claims set up; anything else is the start. */
const CLAIMS: Readonly<Record<string, Partial<Setup>>> = {
  overflow: { d: 50 },
  vanish: { kind: 'polynomial', d: 300 },
  epsilon: { bug: 'epsilon' },
  miner: { bug: 'miner' },
  self: { bug: 'self' },
};

const epsilon = bugNumbers(BUGS[0]);

export function Numerics({ claim, locked, onNumbers }: FigureProps) {
  const { t } = useTranslation('figures');
  const begun = useMemo(() => ({ ...START, ...(claim === null ? null : CLAIMS[claim]) }), [claim]);
  const [setup, setSetup] = useState<Setup>(begun);
  const [found, setFound] = useState(0);
  const change = (part: Partial<Setup>) => setSetup((old) => ({ ...old, ...part }));
  const { kind, sigma, alpha, d, bug } = setup;
  const weighting: NaiveWeighting = kind === 'exponential' ? { kind, sigma } : { kind, alpha };
  const members = membersAt(d);
  const plus = compareNaive(members, 'positive', weighting);
  const minus = compareNaive(members, 'negative', weighting);
  const numbers = known({
    d,
    sigma,
    alpha,
    naivePlus: plus.naive.distance,
    naiveMinus: minus.naive.distance,
    logPlus: plus.right.distance,
    logMinus: minus.right.distance,
    breaksPlus: breaksAt('positive', weighting) ?? NaN,
    breaksMinus: breaksAt('negative', weighting) ?? NaN,
    dRight: epsilon.rightNegative,
    dEpsilon: epsilon.wrongNegative,
    lossRight: epsilon.rightLoss,
    lossEpsilon: epsilon.wrongLoss,
    weightSum: epsilon.sum,
    found,
  });
  useNumbers(numbers, onNumbers);
  const columns = (['side', 'distance', 'naive', 'log'] as const).map((name) =>
    t(`numerics.columns.${name}`),
  );
  const rows = () =>
    (['positive', 'negative'] as const).flatMap((side) => {
      const { naive, right } = side === 'positive' ? plus : minus;
      return members.map((distance, i) => [
        t(`numerics.side_${side}`),
        distance,
        machineNumber(naive.weights[i]),
        right.weights[i],
      ]);
    });
  const title = t('numerics.title');
  const choices = (['exponential', 'polynomial'] as const).map((value) => ({
    value,
    label: t(`numerics.${value}`),
  }));
  return (
    <FigureFrame
      title={title}
      table={{ title, columns, rows }}
      onReset={setup === begun ? null : () => setSetup(begun)}
      locked={locked}
    >
      <NaiveFigure weighting={weighting} d={d} locked={locked} onDistance={(next) => change({ d: next })} />
      <fieldset className="figure-controls" disabled={locked}>
        <Segments
          label={t('numerics.weighting')}
          choices={choices}
          value={kind}
          onChange={(next) => change({ kind: next })}
        />
        {kind === 'exponential' ? (
          <Dial dialKey="sigma" value={sigma} onChange={(next) => change({ sigma: next })} />
        ) : (
          <Dial dialKey="alpha" value={alpha} onChange={(next) => change({ alpha: next })} />
        )}
      </fieldset>
      <BugFigure
        shown={bug}
        locked={locked}
        onShow={(next) => change({ bug: next })}
        onFound={() => setFound((count) => count + 1)}
      />
    </FigureFrame>
  );
}
