// What is left out and why, with names to look at.
import type { Skipped } from '../../../data/own/skipped';
import { countOf } from '../../shared/numberText';
import { SKIP_TEXT } from './texts';

const reasonText = ({ reason, count }: Skipped) => `${count.toLocaleString('en')} × ${SKIP_TEXT[reason]}`;

/** Reasons with counts; each opens to its first names. Nothing where nothing was left out. */
export function SkippedList({ skipped, title = 'Left out' }: { skipped: Skipped[]; title?: string }) {
  if (skipped.length === 0) return null;
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="own-skipped" aria-labelledby="own-skipped">
      <h3 className="label" id="own-skipped">
        <span>{title}</span>
        <span className="val">{countOf(total, 'file')}</span>
      </h3>
      {skipped.map((entry) => (
        <details key={entry.reason}>
          <summary>{reasonText(entry)}</summary>
          <ul>
            {entry.examples.map((path) => (
              <li key={path}>{path}</li>
            ))}
            {entry.count > entry.examples.length && (
              <li className="dim">and {(entry.count - entry.examples.length).toLocaleString('en')} more</li>
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}
