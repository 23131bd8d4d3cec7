// The code that puts a chapter into an iframe on a course page, with its controls shown, locked or hidden.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTROLS, formatLearn, type Controls } from '../../experiment/learnLink';
import { Segments } from '../shared/controls/Segments';

/** CSS px: the text column and the figure one above the other, with the page around it left to the teacher. */
const WIDTH = 760;
const HEIGHT = 900;

interface EmbedButtonProps {
  slug: string;
  claim: string | null;
  title: string;
}

/** The snippet for this very page at its own address. */
export function embedCode(
  { slug, claim, title }: EmbedButtonProps,
  controls: Controls,
  page: string,
): string {
  const source = `${page.split('#')[0]}${formatLearn({ slug, claim, embed: true, controls })}`;
  return `<iframe src="${source.replaceAll('&', '&amp;')}" width="${WIDTH}" height="${HEIGHT}" title="${title}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

export function EmbedButton(props: EmbedButtonProps) {
  const { t } = useTranslation();
  const id = useId();
  const [controls, setControls] = useState<Controls>('shown');
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  const code = embedCode(props, controls, location.href);
  const copy = () => {
    const written = navigator.clipboard?.writeText(code) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  };
  return (
    <>
      <button type="button" className="btn" popoverTarget={id} aria-haspopup="dialog">
        {t('embed.open')}
      </button>
      <dialog
        id={id}
        popover="auto"
        className="learn-embed"
        aria-label={t('embed.title')}
        onToggle={() => setSaid(null)}
      >
        <h3>{t('embed.title')}</h3>
        <p className="cap">{t('embed.note')}</p>
        <div className="learn-embed-row">
          <span>{t('embed.controls')}</span>
          <Segments
            label={t('embed.controls')}
            choices={CONTROLS.map((value) => ({ value, label: t(`embed.${value}`) }))}
            value={controls}
            onChange={setControls}
          />
        </div>
        <textarea readOnly rows={5} aria-label={t('embed.code')} value={code} />
        <div className="learn-embed-row">
          <button type="button" className="btn primary" onClick={copy}>
            {t('embed.copy')}
          </button>
          <output>{said && t(`embed.${said}`)}</output>
        </div>
      </dialog>
    </>
  );
}
