// The naive formula in 32-bit numbers beside log space: a distance to drag, and where along the axis the naive one breaks.
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  compareNaive,
  distanceAt,
  LARGEST_DISTANCE,
  membersAt,
  placeOf,
  SMALLEST_DISTANCE,
  verdictsAlong,
  type NaiveWeighting,
  type Verdict,
} from '../../../../lessons/naive';
import type { Side } from '../../../../metric';
import { fillStyle } from '../../../shared/controls/OptionControl';
import { formatNumber } from '../../../shared/controls/format';
import { RoleMark } from '../../../shared/RoleMark';
import { useSize } from '../../../shared/useSize';
import { Said } from '../../Said';

const SIDES: readonly Side[] = ['positive', 'negative'];
/** Places of the distance's slider. */
const PLACES = 200;
/** Pieces of the band. */
const PIECES = 120;
const BAND_HEIGHT = 16;

/** A number as the machine has it: NaN is not a missing value here. */
export const machineNumber = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : formatNumber(value, 4).replace('e+', 'e');

function Band({
  weighting,
  d,
  width,
  side,
}: {
  weighting: NaiveWeighting;
  d: number;
  width: number;
  side: Side;
}) {
  const verdicts = verdictsAlong(side, weighting, PIECES);
  const piece = width / PIECES;
  const at = placeOf(d) * width;
  const hatch = useId();
  return (
    <svg width={width} height={BAND_HEIGHT} className="naive-band" data-side={side} aria-hidden="true">
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className="naive-hatch" d="M-1 7 7-1" />
      </pattern>
      {verdicts.map((verdict, i) => (
        <rect
          key={i}
          x={i * piece}
          y={2}
          width={piece + 0.5}
          height={BAND_HEIGHT - 4}
          {...(verdict === 'fine' ? null : { style: { fill: `url(#${hatch})` } })}
        />
      ))}
      <path className="naive-here" d={`M${at} 0V${BAND_HEIGHT}`} />
    </svg>
  );
}

/** Distance from which on a side is broken; null where it never is. */
export function breaksAt(side: Side, weighting: NaiveWeighting): number | null {
  const verdicts = verdictsAlong(side, weighting, PIECES);
  const first = verdicts.findIndex((verdict) => verdict !== 'fine');
  return first < 0 ? null : distanceAt(first / PIECES);
}

interface NaiveFigureProps {
  weighting: NaiveWeighting;
  d: number;
  locked: boolean;
  onDistance: (d: number) => void;
}

const GLYPHS: Record<Verdict, string> = { fine: '✓', nan: '✗', infinite: '✗', zero: '✗', off: '✗' };

export function NaiveFigure({ weighting, d, locked, onDistance }: NaiveFigureProps) {
  const { t } = useTranslation('figures');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const members = membersAt(d);
  const band = { from: SMALLEST_DISTANCE, to: LARGEST_DISTANCE };
  return (
    <div className="naive">
      <div className="naive-distance">
        <label htmlFor={id}>{t('numerics.d')}</label>
        <b className="num">{machineNumber(d)}</b>
        <input
          id={id}
          type="range"
          min={0}
          max={PLACES}
          value={Math.round(placeOf(d) * PLACES)}
          style={fillStyle(placeOf(d))}
          aria-valuetext={machineNumber(d)}
          disabled={locked}
          onChange={(event) =>
            onDistance(Number(distanceAt(Number(event.target.value) / PLACES).toPrecision(3)))
          }
        />
      </div>
      <div ref={box} className="naive-bands">
        {SIDES.map((side) => (
          <Band key={side} side={side} weighting={weighting} d={d} width={width} />
        ))}
      </div>
      <p className="cap">
        <Said of="figures:numerics.band" numbers={band} /> ({t('numerics.key')}). {t('numerics.about')}
      </p>
      <table className="naive-table">
        <caption className="sr">{t('numerics.title')}</caption>
        <thead>
          <tr>
            {(['set', 'sum', 'naive', 'right', 'verdict'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`numerics.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIDES.map((side) => {
            const { naive, right, verdict } = compareNaive(members, side, weighting);
            return (
              <tr key={side} data-verdict={verdict}>
                <th scope="row">
                  <RoleMark name={side} /> {t(`numerics.side_${side}`)}
                </th>
                <td>{machineNumber(naive.sum)}</td>
                <td>
                  <b>{machineNumber(naive.distance)}</b>
                </td>
                <td>{machineNumber(right.distance)}</td>
                <td>
                  {GLYPHS[verdict]} {t(`numerics.${verdict}`)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
