// All scores of an evaluation with a sentence each. Loaded when first opened.
import { useRun } from '../../../state/run';
import type { EvaluationReport, PartName } from '../../../worker/protocol';
import { Modal } from '../../shared/Modal';
import { countOf, percent } from '../../shared/numberText';
import { uncountedReason } from './changes';
import './details.css';

const SCORES: { name: string; of: (report: EvaluationReport) => number | null; help: string }[] = [
  {
    name: 'mAP, finite sum',
    of: (report) => report.mAP,
    help: 'Average precision adds up the precision at each right answer and divides by their number; mAP is its mean over the queries. Most papers of today report this one.',
  },
  {
    name: 'mAP, trapezoid',
    of: (report) => report.mAPTrapezoid,
    help: 'The area under the precision–recall curve, with straight lines between its points, as the evaluation script of Market-1501 measured it. Compare only like with like.',
  },
  {
    name: 'mINP',
    of: (report) => report.mINP,
    help: 'Right answers divided by the place of the last of them, averaged: how far one must look until everyone has been found. The hardest match decides.',
  },
];

/** "96 of 100 queries counted." and why the others cannot be. */
export function countedWords(
  { countedQueries, queries }: EvaluationReport,
  excludeSameCamera: boolean,
): string {
  if (queries === undefined) return `${countOf(countedQueries, 'query', 'queries')} counted.`;
  const left = queries - countedQueries;
  if (left === 0) return `All ${countOf(queries, 'query', 'queries')} counted.`;
  const reason = uncountedReason(excludeSameCamera);
  return `${countedQueries} of ${countOf(queries, 'query', 'queries')} counted. The other ${left} can be neither right nor wrong: ${reason[0].toLowerCase()}${reason.slice(1)}`;
}

interface TablesProps {
  now: EvaluationReport;
  before: EvaluationReport | null;
}

function Head({ first, now, before }: TablesProps & { first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">Step {now.step}</th>
        {before && <th scope="col">Step {before.step}</th>}
      </tr>
    </thead>
  );
}

function Scores({ now, before }: TablesProps) {
  return (
    <table>
      <caption className="sr">Scores</caption>
      <Head first="Score" now={now} before={before} />
      <tbody>
        {SCORES.map(({ name, of, help }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <p className="cap">{help}</p>
            </th>
            <td>{percent(of(now), 1)}</td>
            {before && <td>{percent(of(before), 1)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ranks({ now, before }: TablesProps) {
  return (
    <table>
      <caption className="sr">CMC by rank</caption>
      <Head first="Rank" now={now} before={before} />
      <tbody>
        {now.cmc.map((share, i) => (
          <tr key={i}>
            <th scope="row">rank-{i + 1}</th>
            <td>{percent(share, 1)}</td>
            {before && <td>{percent(before.cmc[i] ?? null, 1)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ScoreDetailsProps {
  part: PartName;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when focus has to go back to where it was. */
  onClosed: () => void;
}

/** Both conventions of mAP, mINP and CMC up to rank 20, now and at the moment of comparison. */
export default function ScoreDetails({ part, open, onOpenChange, onClosed }: ScoreDetailsProps) {
  const summary = useRun((state) => state.summary);
  const now = useRun((state) => state.evaluation[part]);
  const before = useRun((state) => state.previousEvaluation[part]);
  if (!now || !summary) return null;
  return (
    <Modal
      className="details"
      title="All scores"
      note={`${part} identities, step ${now.step}`}
      open={open}
      onOpenChange={onOpenChange}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
    >
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="details-body" tabIndex={0} aria-label="Scores">
        <p className="details-counted">{countedWords(now, summary.excludeSameCamera)}</p>
        <Scores now={now} before={before} />
        <h3>CMC: a right answer among the first k</h3>
        <p className="cap">
          The share of counted queries with at least one true match among their first k places
          {now.gallery !== undefined && now.gallery < 20 && `; the gallery has ${now.gallery} items`}.
        </p>
        <Ranks now={now} before={before} />
      </section>
    </Modal>
  );
}
