// The marks of the roles beside words: anchor ring, positive circle, negative diamond, and the wrong-label triangle.
export type MarkName = 'anchor' | 'positive' | 'negative' | 'wrongLabel';

/** Decorative: the word beside it says the same. */
export function RoleMark({ name }: { name: MarkName }) {
  if (name === 'anchor')
    return (
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.6" fill="var(--anchor-halo)" stroke="var(--anchor)" strokeWidth="1.5" />
        <circle cx="7" cy="7" r="2" fill="var(--anchor)" />
      </svg>
    );
  if (name === 'wrongLabel')
    return (
      <svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true">
        <path d="M6.5 1 12 11H1z" fill="var(--anchor-halo)" stroke="var(--ink)" strokeLinejoin="round" />
        <path d="M6.5 4v3.4M6.5 8.6v1.2" stroke="var(--ink)" />
      </svg>
    );
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {name === 'positive' ? (
        <circle cx="5" cy="5" r="4.2" fill="var(--positive)" />
      ) : (
        <path d="M5 .3 9.7 5 5 9.7.3 5Z" fill="var(--negative)" />
      )}
    </svg>
  );
}
