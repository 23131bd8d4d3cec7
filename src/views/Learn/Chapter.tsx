// One chapter: its idea, its live figure, the text that speaks of the figure's numbers, claims that set it up, and a guess.
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLearn } from '../../experiment/learnLink';
import { lessons } from '../../lessons';
import type { Lesson, Numbers } from '../../lessons/types';
import { finishChapter, showClaim, useLearn } from '../../state/learn';
import { FailureBoundary } from '../FailureBoundary';
import { Tex } from '../shared/Tex';
import { EmbedButton } from './EmbedButton';
import { FIGURES } from './lessonFigures';
import { PredictionBox } from './PredictionBox';
import { Said } from './Said';
import { titleOf } from './texts';

/** What the figure of one set-up has reported. */
interface Reported {
  setup: string;
  numbers: Numbers;
}

function Steps({ slug, steps, numbers }: Pick<Lesson, 'slug' | 'steps'> & { numbers: Numbers }) {
  return steps.map(({ text, tex }) => (
    <div key={text} className="learn-step">
      <p>
        <Said of={`${slug}:body.${text}`} numbers={numbers} />
      </p>
      {tex && (
        <div className="learn-tex">
          <Tex tex={tex} />
        </div>
      )}
    </div>
  ));
}

function Claims({ lesson: { slug, claims, elsewhere } }: { lesson: Lesson }) {
  const { t } = useTranslation();
  const link = useLearn((state) => state.link);
  const shown = claims.includes(link.claim ?? '');
  if (!claims.length) return null;
  return (
    <section className="learn-claims" aria-labelledby={`${slug}-claims`}>
      <h3 id={`${slug}-claims`}>{t('claims')}</h3>
      <ul>
        {claims.map((claim) => (
          <li key={claim}>
            <a
              href={formatLearn({ ...link, slug, claim, ...elsewhere?.[claim] })}
              aria-current={link.claim === claim ? 'true' : undefined}
              onClick={(event) => {
                if (elsewhere?.[claim] || event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                showClaim(slug, claim);
              }}
            >
              <Said of={`${slug}:claims.${claim}`} />
            </a>
          </li>
        ))}
      </ul>
      {shown && (
        <button type="button" className="btn sm" onClick={() => showClaim(slug, null)}>
          {t('restart')}
        </button>
      )}
    </section>
  );
}

function Turn({ index }: { index: number }) {
  const { t } = useTranslation();
  const link = useLearn((state) => state.link);
  const to = (at: number) => formatLearn({ ...link, slug: lessons[at].slug, claim: null });
  return (
    <nav className="learn-turn" aria-label={t('chapterOf', { number: index + 1, count: lessons.length })}>
      {index > 0 && (
        <a className="btn" href={to(index - 1)} rel="prev">
          <span aria-hidden="true">←</span>
          <span>
            <span className="cap">{t('previous')}</span> {titleOf(lessons[index - 1].slug)}
          </span>
        </a>
      )}
      {index < lessons.length - 1 && (
        <a className="btn learn-next" href={to(index + 1)} rel="next">
          <span>
            <span className="cap">{t('next')}</span> {titleOf(lessons[index + 1].slug)}
          </span>
          <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}

export function Chapter({ index }: { index: number }) {
  const { t } = useTranslation();
  const lesson = lessons[index];
  const { slug, steps, prediction } = lesson;
  const link = useLearn((state) => state.link);
  const visit = useLearn((state) => state.visit);
  const known = lesson.claims.includes(link.claim ?? '') && !lesson.elsewhere?.[link.claim ?? ''];
  const claim = known ? link.claim : null;
  const setup = `${slug} ${claim} ${visit}`;
  const [reported, setReported] = useState<Reported | null>(null);
  const onNumbers = useCallback((numbers: Numbers) => setReported({ setup, numbers }), [setup]);
  const onDone = useCallback(() => finishChapter(slug), [slug]);
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(slug);
  useEffect(() => {
    if (opened.current === slug) return;
    opened.current = slug;
    scrollTo(0, 0);
    heading.current?.focus();
  }, [slug]);
  const Figure = FIGURES[lesson.figure];
  const numbers = reported?.numbers ?? {};
  const locked = link.controls !== 'shown';
  // The texts are drawn anew with every number; the figure that reports them is not.
  const figure = useMemo(
    () => <Figure claim={claim} locked={locked} onNumbers={onNumbers} />,
    [Figure, claim, locked, onNumbers],
  );
  return (
    <article className="learn-chapter" data-controls={link.controls}>
      <header>
        {!link.embed && <p className="cap">{t('chapterOf', { number: index + 1, count: lessons.length })}</p>}
        <h2 ref={heading} tabIndex={-1}>
          {titleOf(slug)}
        </h2>
        <p className="learn-idea">
          <Said of={`${slug}:idea`} />
        </p>
      </header>
      <section className="learn-figure panel" aria-label={t('figure')}>
        <FailureBoundary key={setup}>
          <Suspense fallback={<p className="cap learn-loading">{t('loading')}</p>}>{figure}</Suspense>
        </FailureBoundary>
      </section>
      <div className="learn-text">
        {link.claim !== null && claim === null && (
          <p className="learn-notice" role="status">
            {t('missingClaim', { claim: link.claim })}
          </p>
        )}
        <Steps slug={slug} steps={steps.slice(0, prediction.after)} numbers={numbers} />
        <PredictionBox
          key={slug}
          lesson={lesson}
          numbers={reported?.setup === setup ? reported.numbers : null}
          asked={numbers}
          onShow={(shown) => showClaim(slug, shown)}
          onDone={onDone}
        />
        <Steps slug={slug} steps={steps.slice(prediction.after)} numbers={numbers} />
        <Claims lesson={lesson} />
        {!link.embed && <Turn index={index} />}
        {!link.embed && (
          <div className="learn-teacher">
            <EmbedButton slug={slug} claim={claim} title={titleOf(slug)} />
          </div>
        )}
      </div>
    </article>
  );
}
