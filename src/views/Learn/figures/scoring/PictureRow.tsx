// One gallery picture of the editable search: its place, whose it is, its distance, and the hands that change it.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DISTANCE_RANGE, DISTANCE_STEP, type Placed } from '../../../../lessons/ranking';
import { ChevronUpIcon } from '../../../shared/controls/icons';
import { fillStyle } from '../../../shared/controls/OptionControl';
import { fixed } from '../../../shared/numberText';
import { RoleMark } from '../../../shared/RoleMark';
import { Person } from './Person';

interface PictureRowProps {
  item: Placed;
  locked: boolean;
  onDistance: (distance: number) => void;
  onSwap: (by: -1 | 1) => void;
  onJunk: (junk: boolean) => void;
}

/** Letters name cameras where no data set does. */
export const cameraLetter = (camera: number): string => String.fromCharCode('A'.charCodeAt(0) + camera);

export function PictureRow({ item, locked, onDistance, onSwap, onJunk }: PictureRowProps) {
  const { t } = useTranslation('figures');
  const id = useId();
  const { person, camera, distance, junk, index, rank, leftOut, right, tied } = item;
  const place = index + 1;
  const who = person === 0 ? t('scoring.nobody') : t('scoring.person', { person });
  const where = t('scoring.camera', { camera: cameraLetter(camera) });
  const verdict = leftOut
    ? t(leftOut === 'junk' ? 'scoring.outJunk' : 'scoring.outSameCamera')
    : t(right ? 'scoring.right' : 'scoring.wrong');
  const { min, max } = DISTANCE_RANGE;
  return (
    <li
      className="scoring-row"
      data-right={leftOut === null ? right : undefined}
      data-out={leftOut ?? undefined}
    >
      <b className="scoring-rank num" aria-label={rank === null ? verdict : t('scoring.rank', { rank })}>
        {rank ?? t('scoring.out')}
      </b>
      <Person person={person} camera={camera} take={index} junk={junk} label={`${who}, ${where}`} />
      <div className="scoring-who">
        <span>
          {leftOut === null && <RoleMark name={right ? 'positive' : 'negative'} />} {who} · {where}
        </span>
        <span className="cap">
          {t('scoring.place', { place })} · {verdict}
        </span>
        {tied && <span className="cap scoring-tie">= {t('scoring.tie')}</span>}
      </div>
      <fieldset className="scoring-hands figure-controls" disabled={locked}>
        <span className="scoring-distance">
          <input
            type="range"
            min={min}
            max={max}
            step={DISTANCE_STEP}
            value={distance}
            style={fillStyle((distance - min) / (max - min))}
            aria-label={t('scoring.distance', { place })}
            aria-valuetext={fixed(distance)}
            onChange={(event) => onDistance(Number(event.target.value))}
          />
          <b className="num">{fixed(distance)}</b>
        </span>
        <button
          type="button"
          className="icon"
          disabled={rank === null || rank === 1}
          aria-label={t('scoring.up', { place })}
          onClick={() => onSwap(-1)}
        >
          <ChevronUpIcon />
        </button>
        <button
          type="button"
          className="icon scoring-down"
          disabled={rank === null}
          aria-label={t('scoring.down', { place })}
          onClick={() => onSwap(1)}
        >
          <ChevronUpIcon />
        </button>
        <label className="scoring-junk" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={junk}
            aria-label={t('scoring.junkOf', { place })}
            onChange={(event) => onJunk(event.target.checked)}
          />
          {t('scoring.junk')}
        </label>
      </fieldset>
    </li>
  );
}
