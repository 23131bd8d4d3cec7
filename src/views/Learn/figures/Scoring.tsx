// Chapter 12: a search that the reader edits, scored by src/retrieval at once.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onGrid, rankingProblem, scoreRanking, swapped, type RankedPicture } from '../../../lessons/ranking';
import type { FigureProps } from './figure';
import { FigureFrame } from './FigureFrame';
import { known } from './run/laneCurves';
import { useNumbers } from './run/useNumbers';
import { Person } from './scoring/Person';
import { cameraLetter, PictureRow } from './scoring/PictureRow';
import { Scores } from './scoring/Scores';
import './scoring/scoring.css';

/** The query's picture is another one than any of the gallery's. */
const QUERY_TAKE = 20;

export function Scoring({ claim, locked, onNumbers }: FigureProps) {
  const { t } = useTranslation('figures');
  const begun = useMemo(() => rankingProblem(claim), [claim]);
  const [problem, setProblem] = useState(begun);
  const scored = useMemo(() => scoreRanking(problem), [problem]);
  const { placed, result, cmc, hits, otherTie } = scored;
  const numbers = known({
    ap: result?.ap ?? NaN,
    apTrapezoid: result?.apTrapezoid ?? NaN,
    inp: result?.inp ?? NaN,
    rank1: cmc?.[0] ?? NaN,
    firstMatch: result?.firstMatch ?? NaN,
    right: hits.length,
    ranked: placed.filter(({ rank }) => rank !== null).length,
    leftOut: placed.filter(({ leftOut }) => leftOut !== null).length,
    tied: placed.filter(({ tied }) => tied).length,
    apOtherTie: otherTie ?? NaN,
    counted: result ? 1 : 0,
  });
  useNumbers(numbers, onNumbers);
  const change = (index: number, part: Partial<RankedPicture>) =>
    setProblem((old) => ({ ...old, gallery: old.gallery.with(index, { ...old.gallery[index], ...part }) }));
  const { query, excludeSameCamera } = problem;
  const who = t('scoring.person', { person: query.person });
  const where = t('scoring.camera', { camera: cameraLetter(query.camera) });
  const columns = (['rank', 'place', 'person', 'camera', 'distance', 'verdict'] as const).map((name) =>
    t(`scoring.columns.${name}`),
  );
  const rows = () =>
    placed.map(({ rank, index, person, camera, distance, leftOut, right }) => [
      rank ?? t('scoring.out'),
      index + 1,
      person === 0 ? t('scoring.nobody') : String(person),
      cameraLetter(camera),
      distance,
      leftOut
        ? t(leftOut === 'junk' ? 'scoring.outJunk' : 'scoring.outSameCamera')
        : t(right ? 'scoring.right' : 'scoring.wrong'),
    ]);
  return (
    <FigureFrame
      title={t('scoring.title')}
      table={{ title: t('scoring.gallery'), columns, rows }}
      onReset={problem === begun ? null : () => setProblem(begun)}
      locked={locked}
      controls={
        <label className="scoring-exclude">
          <input
            type="checkbox"
            checked={excludeSameCamera}
            onChange={(event) => setProblem((old) => ({ ...old, excludeSameCamera: event.target.checked }))}
          />
          {t('scoring.exclude')}
        </label>
      }
    >
      <div className="scoring-query">
        <Person {...query} take={QUERY_TAKE} label={`${t('scoring.query')}: ${who}, ${where}`} />
        <div>
          <h3>{t('scoring.query')}</h3>
          <p>
            {who} · {where}
          </p>
        </div>
      </div>
      <section className="scoring-gallery" aria-label={t('scoring.gallery')}>
        <h3>{t('scoring.gallery')}</h3>
        <ol>
          {placed.map((item) => (
            <PictureRow
              key={item.index}
              item={item}
              locked={locked}
              onDistance={(distance) => change(item.index, { distance: onGrid(distance) })}
              onSwap={(by) => setProblem((old) => swapped(old, item.index, by))}
              onJunk={(junk) => change(item.index, { junk })}
            />
          ))}
        </ol>
      </section>
      <section className="learn-reading" aria-label={t('scoring.scores')}>
        <Scores scored={scored} />
      </section>
    </FigureFrame>
  );
}
