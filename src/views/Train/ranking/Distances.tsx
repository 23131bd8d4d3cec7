// "Same person?" by one threshold: distances of true and false pairs, a handle, and the two errors that it trades for each other.
import { useId, type KeyboardEvent, type PointerEvent } from 'react';
import type { EvaluationReport } from '../../../worker/protocol';
import { DataButton } from '../../shared/DataTable';
import { countOf, fixed, percent } from '../../shared/numberText';
import { ticksWithin } from '../history/scale';
import {
  barsPath,
  distanceScale,
  MARGIN,
  ratesAt,
  stepAfterKey,
  stepOf,
  type DistanceScale,
  type RatesAt,
} from './threshold';
import './distances.css';

type Errors = NonNullable<EvaluationReport['errors']>;

interface DrawingProps {
  report: EvaluationReport;
  errors: Errors;
  rates: RatesAt;
  scale: DistanceScale;
  width: number;
  height: number;
}

/** Both heaps; filled where the threshold errs: strangers on its left, the same person on its right. */
function Drawing({ report, errors, rates, scale, width, height }: DrawingProps) {
  const { edges, positive, negative } = report.histogram;
  const clip = useId();
  const base = height - MARGIN.bottom;
  const at = scale.x(rates.distance);
  const equal = scale.x(errors.equalError?.threshold ?? 0);
  const heaps = [
    { shares: positive, colour: 'var(--positive)', dash: undefined, from: at, to: width },
    { shares: negative, colour: 'var(--negative)', dash: '4 2', from: 0, to: at },
  ];
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Histograms of the distances of ${report.part} pairs at step ${report.step}`}
    >
      <path d={`M${MARGIN.left} ${base}H${width - MARGIN.right}`} stroke="var(--line-strong)" />
      {heaps.map(({ shares, colour, dash, from, to }, i) => (
        <g key={colour}>
          <clipPath id={`${clip}${i}`}>
            <rect x={from} y="0" width={Math.max(0, to - from)} height={height} />
          </clipPath>
          <path d={barsPath(edges, shares, scale)} fill={colour} fillOpacity="0.14" />
          <path
            d={barsPath(edges, shares, scale)}
            fill={colour}
            fillOpacity="0.5"
            clipPath={`url(#${clip}${i})`}
          />
          <path
            d={barsPath(edges, shares, scale)}
            fill="none"
            stroke={colour}
            strokeWidth="1.3"
            strokeDasharray={dash}
          />
        </g>
      ))}
      {ticksWithin(edges[0], edges[edges.length - 1], 5).map((tick) => (
        <text key={tick} x={scale.x(tick)} y={height - 4} textAnchor="middle">
          {tick}
        </text>
      ))}
      <path d={`M${equal} ${MARGIN.top - 4}V${base}`} stroke="var(--ink-3)" strokeDasharray="1 3" />
      <text
        x={Math.min(width - 2, Math.max(2, equal))}
        y={11}
        textAnchor={equal < 44 ? 'start' : equal > width - 44 ? 'end' : 'middle'}
      >
        equal error
      </text>
    </svg>
  );
}

interface HandleProps {
  errors: Errors;
  rates: RatesAt;
  scale: DistanceScale;
  height: number;
  onChange: (distance: number) => void;
}

/** The whole drawing is the handle's track: press anywhere, drag, or use the arrow keys. */
function Handle({ errors, rates, scale, height, onChange }: HandleProps) {
  const { thresholds } = errors;
  const last = thresholds.length - 1;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onChange(thresholds[stepOf(thresholds, scale.distance(event.clientX - left))]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepAfterKey(rates.step, event.key, last);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation(); // the page's own → trains one step
    onChange(thresholds[step]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the track; the slider inside has role and keys
    <div
      className="distances-track"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true });
        drag(event);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
      }}
    >
      <div
        className="distances-handle"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot stand upright over a drawing
        role="slider"
        tabIndex={0}
        aria-label="Same person up to this distance"
        aria-valuemin={thresholds[0]}
        aria-valuemax={thresholds[last]}
        aria-valuenow={rates.distance}
        aria-valuetext={`distance ${fixed(rates.distance, 3)}: ${percent(rates.falseAccept, 1)} of strangers accepted, ${percent(rates.falseReject, 1)} of same-person pairs rejected`}
        style={{ left: scale.x(rates.distance), height: height - MARGIN.bottom }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

interface ReadingsProps {
  errors: Errors;
  rates: RatesAt;
  /** Null while the threshold follows the equal error point. */
  chosen: number | null;
  onFollow: () => void;
}

const countedShare = (share: number, of: number, word: string) =>
  `${Math.round(share * of).toLocaleString('en')} of ${countOf(of, `${word} pair`)}`;

function Readings({ errors, rates, chosen, onFollow }: ReadingsProps) {
  const { positives, negatives, equalError, thresholds } = errors;
  const pitch = thresholds[1] - thresholds[0];
  return (
    <>
      <dl className="distances-rates">
        <div>
          <dt>Threshold</dt>
          <dd>
            <b>{fixed(rates.distance, 3)}</b>
          </dd>
        </div>
        <div title="Other identities at or below the threshold">
          <dt className="neg">◆ False accepts</dt>
          <dd>
            <b data-rate="accept">{percent(rates.falseAccept, 1)}</b>
          </dd>
          <dd className="cap">{countedShare(rates.falseAccept, negatives, 'other')}</dd>
        </div>
        <div title="The same identity beyond the threshold">
          <dt className="pos">● False rejects</dt>
          <dd>
            <b data-rate="reject">{percent(rates.falseReject, 1)}</b>
          </dd>
          <dd className="cap">{countedShare(rates.falseReject, positives, 'same')}</dd>
        </div>
      </dl>
      <div className="distances-equal">
        <span>
          Equal error <b>{percent(equalError?.rate ?? null, 1)}</b> at{' '}
          {fixed(equalError?.threshold ?? null, 3)}
        </span>
        {chosen === null ? (
          <span className="cap">the handle follows it</span>
        ) : (
          <button type="button" className="btn sm" onClick={onFollow}>
            Follow it
          </button>
        )}
      </div>
      <p className="cap distances-honest">
        Exact counts over the pairs of all counted queries. The handle stops at {thresholds.length} distances,{' '}
        {fixed(pitch, 4)} apart; the equal error point is sought among all of them.
      </p>
    </>
  );
}

interface DistancesProps {
  report: EvaluationReport;
  errors: Errors;
  width: number;
  height: number;
  /** Distance set by hand; null: the equal error point. */
  chosen: number | null;
  onChoose: (distance: number | null) => void;
}

/** The second face of the retrieval panel. */
export function Distances({ report, errors, width, height, chosen, onChoose }: DistancesProps) {
  const rates = ratesAt(errors, chosen);
  if (!rates) return <p className="cap">There are no pairs to tell apart.</p>;
  const scale = distanceScale(report.histogram, width, height);
  const { thresholds, falseAccept, falseReject } = errors;
  return (
    <section className="distances" aria-label="Distances of pairs">
      <div className="ranking-head">
        <h3>Same person?</h3>
        <span className="cap">
          <span className="pos">● same</span> · <span className="neg">◆ other identity</span>
        </span>
        <DataButton
          title={`Errors by threshold at step ${report.step}`}
          columns={['Threshold', 'False accept rate', 'False reject rate']}
          rows={() => thresholds.map((t, i) => [t, falseAccept[i], falseReject[i]])}
        />
      </div>
      <div className="distances-drawing" style={{ width, height }}>
        <Drawing report={report} errors={errors} rates={rates} scale={scale} width={width} height={height} />
        <Handle errors={errors} rates={rates} scale={scale} height={height} onChange={onChoose} />
      </div>
      <Readings errors={errors} rates={rates} chosen={chosen} onFollow={() => onChoose(null)} />
    </section>
  );
}
