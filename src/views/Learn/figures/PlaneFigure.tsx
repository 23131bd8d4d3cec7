// A plane in a chapter: points under the hand, one loss, and below it what the loss says in numbers.
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabEvaluation } from '../../../experiment/lab/evaluate';
import type { LabStage } from '../../../experiment/lab/scene';
import { evaluatePlane, planeNumbers } from '../../../lessons/planeNumbers';
import { PLANE_FIGURES, planeSetup, type PlaneFigureId } from '../../../lessons/planes';
import type { Numbers } from '../../../lessons/types';
import type { DataCell } from '../../shared/DataTable';
import '../../shared/formula/formula.css';
import { LossNumbers, spokenLoss, type FormulaTerm } from '../../shared/formula/LossNumbers';
import { fitView } from '../../shared/plane/geometry';
import { fixed } from '../../shared/numberText';
import { Plane } from '../../shared/plane/Plane';
import { useSize } from '../../shared/useSize';
import { Said } from '../Said';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { NeffChart } from './NeffChart';
import { PlaneControls } from './PlaneControls';

interface PlaneFigureProps extends FigureProps {
  id: PlaneFigureId;
  /** Under the formula, from the numbers. */
  lines: (numbers: Numbers) => ReactNode;
  /** The effective sizes over the dial, between plane and controls. */
  chart?: boolean;
}

const COLOURS: Partial<Record<FormulaTerm, string>> = { positive: 'pos', negative: 'neg' };

const termNumber = (kind: FormulaTerm, _: string, text: string) => (
  <span className={`formula-term up ${COLOURS[kind] ?? ''}`}>{text}</span>
);

function Loss({ evaluation: { spec, term } }: { evaluation: LabEvaluation }) {
  if (spec.kind !== 'pointToSet' || !term) return null;
  return (
    <p className="learn-loss math">
      <span aria-hidden="true">
        <LossNumbers
          spec={spec}
          term={term}
          lead={
            <>
              L<sub>a</sub>
            </>
          }
          number={termNumber}
          result={<b className="up">{fixed(term.loss, 3)}</b>}
        />
      </span>
      <span className="sr">{spokenLoss(spec, term)}</span>
    </p>
  );
}

const rowsOf = (name: string, distances: number[], weights: number[], effective: number[]): DataCell[][] =>
  distances.map((distance, i) => [name, distance, weights[i], effective[i]]);

function memberRows({ term }: LabEvaluation, names: { positive: string; negative: string }): DataCell[][] {
  if (!term) return [];
  return [
    ...rowsOf(names.positive, term.positiveDistances, term.positiveWeights, term.positiveEffective),
    ...rowsOf(names.negative, term.negativeDistances, term.negativeWeights, term.negativeEffective),
  ].toSorted((a, b) => Number(b[2]) - Number(a[2]));
}

export function PlaneFigure({ id, claim, locked, onNumbers, lines, chart = false }: PlaneFigureProps) {
  const { t } = useTranslation('parts');
  const begun = useMemo(() => planeSetup(id, claim), [id, claim]);
  const [setup, setSetup] = useState(begun);
  const [selected, setSelected] = useState<number | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const evaluation = useMemo(() => evaluatePlane(setup), [setup]);
  const numbers = useMemo(() => planeNumbers(setup, evaluation), [setup, evaluation]);
  useEffect(() => onNumbers(numbers), [numbers, onNumbers]);

  const { points } = setup;
  const scene = useMemo(
    () => ({ points: [...points], anchor: 0, mode: 'one' as const, normalize: false }),
    [points],
  );
  const view = useMemo(() => fitView([...begun.points], false), [begun]);
  const wrong = points.findIndex(({ shows }) => shows !== undefined);
  const note = useMemo(() => (wrong < 0 ? null : { index: wrong, text: t('plane.mislabelled') }), [wrong, t]);
  const move = useCallback(
    (index: number, x: number, y: number) =>
      setSetup((old) => ({ ...old, points: old.points.with(index, { ...old.points[index], x, y }) })),
    [],
  );
  const change = (part: Partial<LabStage>) =>
    setSetup((old) => ({ ...old, stage: { ...old.stage, ...part } }));
  const title = t(id === 'Triplet' ? 'plane.triplet' : 'plane.sets');
  const names = { positive: t('plane.columns.positive'), negative: t('plane.columns.negative') };
  const columns = [
    t('plane.columns.role'),
    t('plane.columns.distance'),
    t('plane.columns.weight'),
    t('plane.columns.effective'),
  ];
  const { controls } = PLANE_FIGURES[id];
  return (
    <FigureFrame
      title={title}
      table={{ title: t('plane.table'), columns, rows: () => memberRows(evaluation, names) }}
      onReset={setup === begun ? null : () => setSetup(begun)}
      locked={locked}
      controls={
        controls.length > 0 && <PlaneControls controls={controls} stage={setup.stage} onChange={change} />
      }
    >
      <div className="learn-stage" ref={stage}>
        {size && (
          <Plane
            label={title}
            scene={scene}
            evaluation={evaluation}
            size={size}
            view={view}
            note={note}
            selected={selected}
            {...(locked ? null : { onMove: move, onSelect: setSelected })}
          />
        )}
      </div>
      <div className="learn-reading">
        <Loss evaluation={evaluation} />
        <p className="cap">{lines(numbers)}</p>
        {!locked && <p className="cap figure-hint">{t('drag')}</p>}
      </div>
      {chart && <NeffChart setup={setup} />}
    </FigureFrame>
  );
}

/** "12 of 13 points feel a force". */
export const movedLine = (numbers: Numbers) => <Said of="parts:plane.moved" numbers={numbers} />;
export const sizesLine = (numbers: Numbers) => <Said of="parts:plane.sizes" numbers={numbers} />;
/** How many points are pushed the wrong way. */
export const wrongWayLine = ({ wrong }: Numbers) => (
  <Said of={wrong === 0 ? 'parts:plane.wrongWay_zero' : 'parts:plane.wrongWay'} count={wrong} />
);
