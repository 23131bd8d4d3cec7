// Chapter 1: a query, the gallery ranked by comparing pixels, and whether the query's own camera may take part.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cameraName,
  drawPicture,
  galleryNumbers,
  PICTURES,
  QUERIES,
  rankedGallery,
  type GalleryPicture,
} from '../../../lessons/gallery';
import { NextIcon, PreviousIcon } from '../../shared/controls/icons';
import { Segments } from '../../shared/controls/Segments';
import { RoleMark } from '../../shared/RoleMark';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';

/** Drawn at three times the size that a network sees, for sharp screens. */
const SCALE = 3;
/** Places that are shown. */
const SHOWN = 10;

/** Query at which the figure starts. */
const FIRST_QUERY = 0;

function Picture({ picture, label }: { picture: GalleryPicture; label: string }) {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return;
    const { width, height, rgba } = drawPicture(picture, SCALE);
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  return <canvas ref={element} className="ped" role="img" aria-label={label} />;
}

const person = ({ person, camera }: GalleryPicture) => ({ person, camera: cameraName(camera) });

export function Gallery({ claim, locked, onNumbers }: FigureProps) {
  const { t } = useTranslation('parts');
  const begun = claim === 'own';
  const [query, setQuery] = useState(FIRST_QUERY);
  const [own, setOwn] = useState(begun);
  const ranks = useMemo(() => rankedGallery(query, own), [query, own]);
  useEffect(() => onNumbers(galleryNumbers(query, own)), [query, own, onNumbers]);
  const verdict = (right: boolean) => t(right ? 'gallery.right' : 'gallery.wrong');
  const columns = (['place', 'person', 'camera', 'distance', 'verdict'] as const).map((name) =>
    t(`gallery.columns.${name}`),
  );
  const rows = () =>
    ranks.map(({ picture, distance, right }, i) => {
      const shown = person(PICTURES[picture]);
      return [i + 1, shown.person, shown.camera, distance, verdict(right)];
    });
  const turn = (by: number) => setQuery((query + by + QUERIES.length) % QUERIES.length);
  const reset = () => {
    setQuery(FIRST_QUERY);
    setOwn(begun);
  };
  const sought = PICTURES[QUERIES[query]];
  return (
    <FigureFrame
      title={t('gallery.title')}
      table={{ title: t('gallery.gallery'), columns, rows }}
      onReset={query === FIRST_QUERY && own === begun ? null : reset}
      locked={locked}
      controls={
        <div className="learn-row">
          <span>{t('gallery.own')}</span>
          <Segments
            label={t('gallery.own')}
            choices={[
              { value: 'in', label: t('gallery.in') },
              { value: 'out', label: t('gallery.out') },
            ]}
            value={own ? 'in' : 'out'}
            onChange={(value) => setOwn(value === 'in')}
          />
        </div>
      }
    >
      <div className="learn-gallery">
        <div className="learn-query">
          <h3>{t('gallery.query')}</h3>
          <Picture picture={sought} label={t('gallery.queryPicture', person(sought))} />
          <p className="cap">{cameraName(sought.camera)}</p>
          <fieldset className="figure-controls learn-turn-query" disabled={locked}>
            <button
              type="button"
              className="icon"
              aria-label={t('gallery.previous')}
              title={t('gallery.previous')}
              onClick={() => turn(-1)}
            >
              <PreviousIcon />
            </button>
            <button
              type="button"
              className="icon"
              aria-label={t('gallery.next')}
              title={t('gallery.next')}
              onClick={() => turn(1)}
            >
              <NextIcon />
            </button>
          </fieldset>
        </div>
        <div>
          <h3>{t('gallery.gallery')}</h3>
          <ol className="learn-ranked">
            {ranks.slice(0, SHOWN).map(({ picture, right }, i) => (
              <li key={picture} data-right={right}>
                <Picture
                  picture={PICTURES[picture]}
                  label={t('gallery.picture', {
                    place: i + 1,
                    ...person(PICTURES[picture]),
                    verdict: verdict(right),
                  })}
                />
                <span className="cap" aria-hidden="true">
                  <RoleMark name={right ? 'positive' : 'negative'} /> {cameraName(PICTURES[picture].camera)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </FigureFrame>
  );
}
