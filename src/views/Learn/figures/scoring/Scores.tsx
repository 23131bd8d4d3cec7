// The scores of the edited search, each with the sum that it is.
import { useTranslation } from 'react-i18next';
import type { Scored } from '../../../../lessons/ranking';
import { fixed, percent } from '../../../shared/numberText';
import { Said } from '../../Said';

/** "(1/1 + 2/4 + 3/6) / 3": the finite sum, from the ranks of the right pictures. */
function Sum({ hits }: { hits: number[] }) {
  const terms = hits.map((rank, i) => `${i + 1}/${rank}`).join(' + ');
  return (
    <span className="math up scoring-sum">
      ({terms}) / {hits.length}
    </span>
  );
}

function Cmc({ cmc, ranked }: { cmc: number[]; ranked: number }) {
  const { t } = useTranslation('figures');
  return (
    <table className="scoring-cmc">
      <caption className="cap">{t('scoring.cmc')}</caption>
      <tbody>
        <tr>
          <th scope="row">k</th>
          {cmc.slice(0, ranked).map((_, i) => (
            <td key={i}>{i + 1}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">CMC@k</th>
          {cmc.slice(0, ranked).map((share, i) => (
            <td key={i} data-found={share === 1}>
              {percent(share)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

export function Scores({ scored: { result, cmc, hits, otherTie } }: { scored: Scored }) {
  const { t } = useTranslation('figures');
  if (!result || !cmc) return <output className="scoring-none">{t('scoring.none')}</output>;
  const tiles = [
    { name: t('scoring.ap'), value: fixed(result.ap, 3) },
    { name: t('scoring.apTrapezoid'), value: fixed(result.apTrapezoid, 3) },
    { name: t('scoring.rank1'), value: percent(cmc[0]) },
    { name: t('scoring.inp'), value: fixed(result.inp, 3) },
  ];
  return (
    <>
      <dl className="scoring-tiles" aria-label={t('scoring.scores')}>
        {tiles.map(({ name, value }) => (
          <div key={name}>
            <dt className="cap">{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Sum hits={hits} /> <span className="cap">{t('scoring.sum')}</span>
      </p>
      <p className="cap">
        {t('scoring.inpWhy', { count: hits.length, last: hits[hits.length - 1] })}{' '}
        {otherTie !== null && <Said of="figures:scoring.otherTie" numbers={{ ap: otherTie }} />}
      </p>
      <Cmc cmc={cmc} ranked={result.ranking.length} />
    </>
  );
}
