// The weight-curve figures of chapters 6 and 7: members on the axis of distances, the curve, and the effective size it makes.
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CURVE_FIGURES,
  curveNumbers,
  curveSetup,
  DIAMETER,
  scaled,
  type CurveFigureId,
  type CurveSetup,
} from '../../../lessons/curves';
import { pointToSet } from '../../../metric';
import { Segments } from '../../shared/controls/Segments';
import { Said } from '../Said';
import { CurveChart, weightingOf } from './CurveChart';
import { Dial } from './Dial';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';

function CurveControls({
  id,
  setup,
  onChange,
}: {
  id: CurveFigureId;
  setup: CurveSetup;
  onChange: (setup: CurveSetup) => void;
}) {
  const { t } = useTranslation('parts');
  const { controls } = CURVE_FIGURES[id];
  return (
    <>
      {controls.includes('scale') && (
        <Segments
          label={t('controls.scale')}
          choices={(['unit', 'raw'] as const).map((value) => ({ value, label: t(`controls.${value}`) }))}
          value={setup.range > DIAMETER ? 'raw' : 'unit'}
          onChange={(scale) => onChange(scaled(setup, scale))}
        />
      )}
      {controls.includes('side') && (
        <Segments
          label={t('controls.side')}
          choices={(['positive', 'negative'] as const).map((value) => ({
            value,
            label: t(`controls.${value}`),
          }))}
          value={setup.side}
          onChange={(side) => onChange({ ...setup, side })}
        />
      )}
      {(['sigma', 'alpha'] as const)
        .filter((key) => controls.includes(key))
        .map((key) => (
          <Dial
            key={key}
            dialKey={key}
            value={setup[key]}
            onChange={(value) => onChange({ ...setup, [key]: value })}
          />
        ))}
    </>
  );
}

function CurveFigure({ id, claim, locked, onNumbers }: FigureProps & { id: CurveFigureId }) {
  const { t } = useTranslation('parts');
  const begun = useMemo(() => curveSetup(id, claim), [id, claim]);
  const [setup, setSetup] = useState(begun);
  const numbers = useMemo(() => curveNumbers(setup), [setup]);
  useEffect(() => onNumbers(numbers), [numbers, onNumbers]);
  const { weightings } = CURVE_FIGURES[id];
  const title = t(setup.side === 'positive' ? 'curve.title_positive' : 'curve.title_negative');
  const move = (member: number, distance: number) =>
    setSetup((old) => ({ ...old, distances: old.distances.with(member, distance) }));
  const rows = () => {
    const weights = weightings.map(
      (kind) => pointToSet(setup.distances, setup.side, weightingOf(kind, setup)).weights,
    );
    return setup.distances.map((d, i) => [d, ...weights.map((of) => of[i])]);
  };
  const columns = [t('curve.distance'), ...weightings.map((kind) => t(`curve.${kind}`))];
  return (
    <FigureFrame
      title={title}
      table={{ title, columns, rows }}
      onReset={setup === begun ? null : () => setSetup(begun)}
      locked={locked}
      controls={<CurveControls id={id} setup={setup} onChange={setSetup} />}
    >
      <CurveChart setup={setup} weightings={weightings} label={title} onMove={locked ? null : move} />
      <div className="learn-reading">
        {weightings.map((kind) => (
          <p key={kind} className="learn-key">
            <svg width="28" height="8" aria-hidden="true">
              <path className="learn-weight-line" data-kind={kind} d="M0 4H28" />
            </svg>
            <b>{t(`curve.${kind}`)}</b>{' '}
            <span className="cap">
              <Said of={`parts:curve.reading_${kind}`} numbers={numbers} />
            </span>
          </p>
        ))}
        {!locked && <p className="cap figure-hint">{t('curve.drag')}</p>}
      </div>
    </FigureFrame>
  );
}

export const Exponential = (props: FigureProps) => <CurveFigure {...props} id="Exponential" />;
export const Polynomial = (props: FigureProps) => <CurveFigure {...props} id="Polynomial" />;
