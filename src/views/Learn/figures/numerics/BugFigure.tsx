// Three short programs with one faulty line each: the reader points at it, then sees right and wrong numbers side by side.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BUG_ALPHA,
  BUG_SIGMA,
  BUGS,
  negativeWeightSum,
  type Bug,
  type BugId,
  type Outcome,
} from '../../../../lessons/bugs';
import { Segments } from '../../../shared/controls/Segments';
import { fixed } from '../../../shared/numberText';
import { Said } from '../../Said';
import { machineNumber } from './NaiveFigure';

function Numbers({ bug: { id, right, wrong } }: { bug: Bug }) {
  const { t } = useTranslation('figures');
  const slope = ({ selfSlope }: Outcome) =>
    selfSlope === null ? t('bugs.leftOut') : machineNumber(selfSlope);
  const rows = [
    { name: 'D⁺', of: (outcome: Outcome) => fixed(outcome.positive, 3) },
    { name: 'D⁻', of: (outcome: Outcome) => fixed(outcome.negative, 3) },
    { name: t('bugs.loss'), of: (outcome: Outcome) => fixed(outcome.loss, 3) },
    ...(id === 'epsilon'
      ? []
      : [
          { name: t('bugs.positiveSize'), of: (outcome: Outcome) => fixed(outcome.positiveSize, 2) },
          { name: t('bugs.negativeSize'), of: (outcome: Outcome) => fixed(outcome.negativeSize, 2) },
        ]),
    ...(id === 'self' ? [{ name: t('bugs.selfSlope'), of: slope }] : []),
  ];
  return (
    <table className="naive-table">
      <caption className="sr">{t('bugs.numbers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bugs.quantity')}</th>
          <th scope="col">{t('bugs.right')}</th>
          <th scope="col">{t('bugs.wrong')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of }) => (
          <tr key={name} data-differs={of(right) !== of(wrong)}>
            <th scope="row">{name}</th>
            <td>{of(right)}</td>
            <td>{of(wrong)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const named = (prefix: string, outcome: Outcome) =>
  Object.entries(outcome).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' ? [[`${prefix}${key[0].toUpperCase()}${key.slice(1)}`, value]] : [],
  );

/** "rightPositive", "wrongLoss", …: every number of a bug, for its sentence. */
export function bugNumbers({ right, wrong }: Bug): Record<string, number> {
  return {
    ...Object.fromEntries([...named('right', right), ...named('wrong', wrong)]),
    sum: negativeWeightSum(),
    alpha: BUG_ALPHA,
    sigma: BUG_SIGMA,
  };
}

function Program({ bug, locked, onFound }: { bug: Bug; locked: boolean; onFound: () => void }) {
  const { t } = useTranslation('figures');
  const [marked, setMarked] = useState<number | null>(null);
  const [shown, setShown] = useState(false);
  const { id, code, fault, repaired } = bug;
  const found = shown || marked === fault;
  const numbers = bugNumbers(bug);
  const mark = (line: number) => {
    setMarked(line);
    if (line === fault) onFound();
  };
  const show = () => {
    setShown(true);
    onFound();
  };
  return (
    <>
      <p>
        <Said of={`figures:bugs.task_${id}`} numbers={numbers} />
      </p>
      <ol className="bug-code">
        {code.map((line, i) => (
          <li key={line}>
            <button
              type="button"
              disabled={locked}
              aria-pressed={marked === i}
              aria-label={t('bugs.line', { line: i + 1, code: line })}
              data-verdict={
                found && i === fault ? 'fault' : marked === i && i !== fault ? 'sound' : undefined
              }
              onClick={() => mark(i)}
            >
              <span className="bug-glyph" aria-hidden="true">
                {found && i === fault ? '✗' : marked === i && i !== fault ? '✓' : i + 1}
              </span>
              <code>{line}</code>
            </button>
          </li>
        ))}
      </ol>
      <output className="bug-verdict">
        {marked !== null && t(marked === fault ? 'bugs.yes' : 'bugs.no', { line: marked + 1 })}
        {shown && marked !== fault && t('bugs.yes', { line: fault + 1 })}
      </output>
      {!found && !locked && (
        <button type="button" className="btn sm" onClick={show}>
          {t('bugs.show')}
        </button>
      )}
      {found && (
        <>
          <p>
            {t('bugs.instead')} <code>{repaired}</code>
          </p>
          <Numbers bug={bug} />
          <p>
            <Said of={`figures:bugs.why_${id}`} numbers={numbers} />
          </p>
        </>
      )}
    </>
  );
}

interface BugFigureProps {
  shown: BugId;
  locked: boolean;
  onShow: (bug: BugId) => void;
  onFound: (bug: BugId) => void;
}

export function BugFigure({ shown, locked, onShow, onFound }: BugFigureProps) {
  const { t } = useTranslation('figures');
  const bug = BUGS.find(({ id }) => id === shown) ?? BUGS[0];
  return (
    <section className="bug" aria-labelledby="bug-title">
      <h3 id="bug-title">{t('bugs.title')}</h3>
      <Segments
        label={t('bugs.which')}
        choices={BUGS.map(({ id }) => ({ value: id, label: t(`bugs.${id}`) }))}
        value={bug.id}
        onChange={onShow}
      />
      <Program key={bug.id} bug={bug} locked={locked} onFound={() => onFound(bug.id)} />
    </section>
  );
}
