// Predict, then reveal: the reader guesses, the figure is set to the case in question, and its numbers give the answer.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson, Numbers } from '../../lessons/types';
import { Said } from './Said';

interface PredictionBoxProps {
  lesson: Lesson;
  /** Of the figure as it is set up now; null until it has reported. */
  numbers: Numbers | null;
  /** What the question may speak of: the newest numbers, also while the figure is being set up. */
  asked: Numbers;
  /** Sets the figure up for the answer. */
  onShow: (claim: string | null) => void;
  onDone: () => void;
}

interface Outcome {
  answer: string;
  numbers: Numbers;
}

type Verdict = 'isRight' | 'isWrong' | 'isChosen' | null;

const GLYPHS = { isRight: '✓', isWrong: '✗', isChosen: '●' } as const;

function verdictOf(id: string, chosen: string | null, outcome: Outcome | null): Verdict {
  if (!outcome) return id === chosen ? 'isChosen' : null;
  if (id === outcome.answer) return 'isRight';
  return id === chosen ? 'isWrong' : null;
}

/** The question with its choices; the answer comes from the figure's numbers at the moment they say it, and stays. */
export function PredictionBox({ lesson, numbers, asked, onShow, onDone }: PredictionBoxProps) {
  const { t } = useTranslation();
  const { slug, prediction } = lesson;
  const [chosen, setChosen] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const answer = chosen !== null && !outcome && numbers ? prediction.answer(numbers) : null;
  if (answer !== null && numbers) setOutcome({ answer, numbers }); // kept: the figure may move on
  const known = outcome !== null;
  useEffect(() => {
    if (known) onDone();
  }, [known, onDone]);

  const choose = (id: string) => {
    setChosen(id);
    if (prediction.shows !== null) onShow(prediction.shows === 'start' ? null : prediction.shows);
  };
  const again = () => {
    setChosen(null);
    setOutcome(null);
  };
  return (
    <section className="learn-prediction" aria-labelledby={`${slug}-prediction`}>
      <h3 id={`${slug}-prediction`}>{t('prediction.title')}</h3>
      <p>
        <Said of={`${slug}:prediction.question`} numbers={asked} />
      </p>
      <ul>
        {prediction.choices.map(({ id, value }) => {
          const verdict = verdictOf(id, chosen, outcome);
          return (
            <li key={id}>
              <button
                type="button"
                className="btn"
                data-choice={id}
                data-verdict={verdict}
                aria-pressed={id === chosen}
                disabled={chosen !== null}
                onClick={() => choose(id)}
              >
                <span className="learn-verdict" aria-hidden="true">
                  {verdict ? GLYPHS[verdict] : ''}
                </span>
                <Said
                  of={`${slug}:prediction.choices.${id}`}
                  numbers={value === undefined ? undefined : { value }}
                />
                {verdict && <span className="sr">, {t(`prediction.${verdict}`)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      <output>
        {chosen !== null && !outcome && <p className="cap">{t('prediction.pending')}</p>}
        {outcome && (
          <p className="learn-reveal">
            <strong>{t(chosen === outcome.answer ? 'prediction.right' : 'prediction.wrong')}</strong>{' '}
            <Said of={`${slug}:prediction.reveal`} numbers={outcome.numbers} context={outcome.answer} />
          </p>
        )}
      </output>
      {chosen !== null && (
        <button type="button" className="btn sm" onClick={again}>
          {t('prediction.again')}
        </button>
      )}
    </section>
  );
}
