// The chapters, each with how far it has been read; on a phone folded into one line.
import { useTranslation } from 'react-i18next';
import { formatLearn } from '../../experiment/learnLink';
import { lessons } from '../../lessons';
import { useLearn, type Progress } from '../../state/learn';
import { titleOf } from './texts';

/** Ring, half ring, ring with a tick. */
function ProgressMark({ progress }: { progress: Progress | undefined }) {
  return (
    <svg className="learn-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.2" data-progress={progress} />
      {progress === 'begun' && <path className="learn-mark-half" d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" />}
      {progress === 'done' && <path className="learn-mark-tick" d="m5 8.2 2.2 2.3L11.2 6" />}
    </svg>
  );
}

export function Contents({ current }: { current: number }) {
  const { t } = useTranslation();
  const progress = useLearn((state) => state.progress);
  const link = useLearn((state) => state.link);
  const done = lessons.filter(({ slug }) => progress[slug] === 'done').length;
  const list = (
    <ol>
      {lessons.map(({ slug }, i) => (
        <li key={slug}>
          <a
            href={formatLearn({ ...link, slug, claim: null })}
            aria-current={i === current ? 'page' : undefined}
            onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
          >
            <ProgressMark progress={progress[slug]} />
            <span className="learn-number">{i + 1}</span>
            {titleOf(slug)}
            <span className="sr">, {t(`progress.${progress[slug] ?? 'none'}`)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav className="learn-contents" aria-label={t('contents')}>
      <details className="learn-folded">
        <summary>
          <b>{t('chapterOf', { number: current + 1, count: lessons.length })}</b>
          <span className="cap">{t('doneOf', { done, count: lessons.length })}</span>
        </summary>
        {list}
      </details>
      <div className="learn-open">
        <h2>
          {t('contents')} <span className="cap">{t('doneOf', { done, count: lessons.length })}</span>
        </h2>
        {list}
      </div>
    </nav>
  );
}
