// Before training: what was found, what the person may change, and what will come of it.
import { useMemo } from 'react';
import { decodedBytes, isTooLarge, planImport } from '../../../data/own/plan';
import type { ImportPlan } from '../../../data/own/plan';
import { countOf } from '../../shared/numberText';
import { CameraChoice, SizeChoice } from './ImportChoices';
import type { Draft } from './importSession';
import { decodeDraft, editDraft, startOver, useImport } from './importSession';
import { GroupsTable } from './GroupsTable';
import { Samples } from './Pixels';
import { SkippedList } from './SkippedList';
import { bytesOf, PROBLEM_TEXT } from './texts';
import './preview.css';

const NAMING_TEXT = {
  market: 'File names as in Market-1501: identity and camera come from the name.',
  duke: 'File names as in DukeMTMC-reID: identity and camera come from the name.',
  folders: 'Each innermost folder is one identity.',
} as const;

function Histogram({ bins }: { bins: ImportPlan['perIdentity']['histogram'] }) {
  const top = Math.max(...bins.map(({ count }) => count));
  const text = bins
    .map(({ from, to, count }) => `${from === to ? from : `${from}–${to}`}: ${count}`)
    .join(', ');
  return (
    <svg
      className="own-histogram"
      viewBox={`0 0 ${bins.length * 8 - 1} 20`}
      role="img"
      aria-label={`Identities by images: ${text}`}
    >
      <title>{text}</title>
      {bins.map(({ from, count }, i) => {
        const height = count === 0 ? 0 : Math.max(1, (count / top) * 20);
        return <rect key={from} x={i * 8} y={20 - height} width="7" height={height} rx="1" />;
      })}
    </svg>
  );
}

function Totals({ plan }: { plan: ImportPlan }) {
  const { min, median, max, histogram } = plan.perIdentity;
  const tiles = [
    ['identities', plan.identities],
    ['images', plan.items.length],
    ['cameras', plan.excludeSameCamera ? plan.cameraNames.length : '–'],
  ] as const;
  return (
    <div className="own-totals">
      {tiles.map(([label, value]) => (
        <div key={label}>
          <small>{label}</small>
          <b>{value.toLocaleString('en')}</b>
        </div>
      ))}
      <div>
        <small>images per identity</small>
        <b>{min === max ? max : `${min}–${max}`}</b>
        {min !== max && <small>median {median}</small>}
      </div>
      {histogram.length > 1 && <Histogram bins={histogram} />}
    </div>
  );
}

function Outcome({ plan, tooLarge }: { plan: ImportPlan; tooLarge: boolean }) {
  const { train, test, problems } = plan;
  return (
    <div className="own-outcome" aria-live="polite">
      {problems.map((problem) => (
        <p key={problem} className="own-problem">
          {PROBLEM_TEXT[problem]}
        </p>
      ))}
      {tooLarge && (
        <p className="own-problem">
          The decoded images would take more than 512 MB. Choose a smaller size or leave folders out.
        </p>
      )}
      {problems.length === 0 && (
        <p>
          Trains on <b>{countOf(train.identities, 'identity', 'identities')}</b> (
          {countOf(train.images, 'image')}). Tests on <b>{test.identities.toLocaleString('en')} others</b>:{' '}
          {countOf(test.queries, 'query', 'queries')} against {countOf(test.gallery, 'image')}
          {plan.excludeSameCamera && '; matches from the query’s own camera do not count'}.
        </p>
      )}
    </div>
  );
}

function Footer({ draft, plan, blocked }: { draft: Draft; plan: ImportPlan; blocked: boolean }) {
  const { height, width, channels } = draft.size;
  const bytes = decodedBytes(plan.items.length, height, width, channels);
  return (
    <footer>
      <button type="button" className="btn" onClick={startOver}>
        Back
      </button>
      <button type="button" className="btn primary" disabled={blocked} onClick={decodeDraft}>
        Import {countOf(plan.items.length, 'image')} <small>{bytesOf(bytes)}</small>
      </button>
    </footer>
  );
}

/** Second page of the dialog. */
export function PreviewStep({ draft }: { draft: Draft }) {
  const samples = useImport((state) => state.samples);
  const { catalogue, choices, size, name } = draft;
  const plan = useMemo(() => planImport(catalogue, choices), [catalogue, choices]);
  const tooLarge = isTooLarge(plan.items.length, size.height, size.width, size.channels);
  return (
    <>
      <div className="own-body">
        <Samples samples={samples} />
        <Totals plan={plan} />
        <p className="own-note">{NAMING_TEXT[catalogue.naming]}</p>
        <label className="own-field">
          <span className="label">Name</span>
          <input
            type="text"
            value={name}
            maxLength={80}
            onChange={({ currentTarget }) => editDraft({ name: currentTarget.value })}
          />
        </label>
        {catalogue.naming === 'folders' && <CameraChoice draft={draft} plan={plan} />}
        <SizeChoice size={size} />
        <GroupsTable groups={plan.groups} choices={choices} />
        <SkippedList skipped={plan.skipped} />
      </div>
      <Outcome plan={plan} tooLarge={tooLarge} />
      <Footer draft={draft} plan={plan} blocked={plan.problems.length > 0 || tooLarge} />
    </>
  );
}
