// N_eff of both sets over the whole dial, from uniform to batch-hard, with the place where the dial stands.
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { evaluatePlane, planeNumbers } from '../../../lessons/planeNumbers';
import type { PlaneSetup } from '../../../lessons/planes';
import { DataButton } from '../../shared/DataTable';
import { dialScale } from '../../shared/dial';
import { fixed } from '../../shared/numberText';
import { useSize } from '../../shared/useSize';

const HEIGHT = 112;
const LEFT = 26;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 18;
/** Places on the dial at which the curves are computed. */
const SAMPLES = 81;

interface Sample {
  /** 0 at uniform, 1 at batch-hard. */
  at: number;
  sigma: number;
  positive: number;
  negative: number;
}

function sweep(setup: PlaneSetup): Sample[] {
  const scale = dialScale('sigma');
  return Array.from({ length: SAMPLES }, (_, i) => {
    const at = i / (SAMPLES - 1);
    const sigma = scale.toValue(Math.round(at * (scale.count - 1)));
    const sampled = { ...setup, stage: { ...setup.stage, sigma } };
    const { neffPositive, neffNegative } = planeNumbers(sampled, evaluatePlane(sampled));
    return { at, sigma, positive: neffPositive, negative: neffNegative };
  });
}

export function NeffChart({ setup }: { setup: PlaneSetup }) {
  const { t } = useTranslation('parts');
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const { points, stage } = setup;
  const samples = useMemo(() => sweep({ points, stage: { ...stage, sigma: 1 } }), [points, stage]);
  const most = Math.max(...samples.map(({ positive, negative }) => Math.max(positive, negative)));
  const x = (at: number) => LEFT + at * (width - LEFT - RIGHT);
  const y = (size: number) => TOP + (1 - size / most) * (HEIGHT - TOP - BOTTOM);
  const line = (side: 'positive' | 'negative') =>
    samples
      .map((sample, i) => `${i ? 'L' : 'M'}${x(sample.at).toFixed(1)} ${y(sample[side]).toFixed(1)}`)
      .join('');
  const scale = dialScale('sigma');
  const here = scale.toPosition(stage.sigma) / (scale.count - 1);
  const columns = [t('dial.columns.sigma'), t('dial.columns.positive'), t('dial.columns.negative')];
  return (
    <div className="learn-chart" ref={box}>
      <div className="learn-chart-head">
        <span className="label">{t('dial.title')}</span>
        <DataButton
          title={t('dial.title')}
          columns={columns}
          rows={() => samples.map(({ sigma, positive, negative }) => [fixed(sigma, 3), positive, negative])}
        />
      </div>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={t('dial.chart')}>
          {[1, Math.ceil(most / 2), Math.round(most)].map((size) => (
            <g key={size} className="learn-grid">
              <path d={`M${LEFT} ${y(size)}H${width - RIGHT}`} />
              <text x={LEFT - 6} y={y(size) + 3} textAnchor="end">
                {size}
              </text>
            </g>
          ))}
          <path className="learn-now" d={`M${x(here)} ${TOP}V${HEIGHT - BOTTOM}`} />
          <path className="learn-line" data-side="positive" d={line('positive')} />
          <path className="learn-line" data-side="negative" d={line('negative')} />
          <g className="learn-grid">
            <text x={LEFT} y={HEIGHT - 4}>
              {t('dial.uniform')}
            </text>
            <text x={width - RIGHT} y={HEIGHT - 4} textAnchor="end">
              {t('dial.hardest')}
            </text>
          </g>
        </svg>
      )}
    </div>
  );
}
