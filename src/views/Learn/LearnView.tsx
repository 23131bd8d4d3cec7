// Learn: the story of the loss in short chapters with live figures; fetched with its texts when it is first opened.
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { formatLearn } from '../../experiment/learnLink';
import { lessons } from '../../lessons';
import { openChapter, useLearn } from '../../state/learn';
import { Chapter } from './Chapter';
import { Contents } from './Contents';
import { texts, titleOf } from './texts';
import './figures.css';
import './learn.css';

const find = (slug: string | null) => lessons.findIndex((lesson) => lesson.slug === slug);

/** The chapter that the link names; else where the reader was; else the first. */
function useChapter(): { index: number; missing: string | null } {
  const slug = useLearn((state) => state.link.slug);
  const last = useLearn((state) => state.last);
  const named = find(slug);
  if (named >= 0) return { index: named, missing: null };
  return { index: Math.max(find(last), 0), missing: slug };
}

export function LearnView() {
  const { index, missing } = useChapter();
  const link = useLearn((state) => state.link);
  const { slug } = lessons[index];
  useEffect(() => {
    openChapter(slug);
    const before = document.title;
    document.title = `${titleOf(slug)} – HAP2S Playground`;
    return () => {
      document.title = before;
    };
  }, [slug]);
  useEffect(() => {
    if (link.slug !== null) return;
    const next = { ...link, slug };
    history.replaceState(null, '', formatLearn(next));
    useLearn.setState({ link: next });
  }, [link, slug]);
  return (
    <I18nextProvider i18n={texts}>
      <main className="learn" aria-label={texts.t('view')} data-embed={link.embed || undefined}>
        {!link.embed && <Contents current={index} />}
        <div className="learn-page">
          {missing !== null && (
            <p className="learn-notice" role="status">
              {texts.t('missing', { slug: missing })}
            </p>
          )}
          <Chapter index={index} />
        </div>
      </main>
    </I18nextProvider>
  );
}
