// Right and wrong in a ranking: told by shape as well as by colour.

/** The tick in the circle, in a box of 12 × 12; the cross in its diamond, in one of 13 × 13. */
export const TICK = 'm3.4 6.2 1.9 1.9 3.4-4';
export const DIAMOND = 'M6.5 0 13 6.5 6.5 13 0 6.5Z';
export const CROSS = 'm4.6 4.6 3.8 3.8M8.4 4.6 4.6 8.4';

export const RightMark = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <circle cx="6" cy="6" r="5.6" fill="var(--positive)" />
    <path d={TICK} fill="none" stroke="var(--surface)" strokeWidth="1.5" />
  </svg>
);

export const WrongMark = () => (
  <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
    <path d={DIAMOND} fill="var(--negative)" />
    <path d={CROSS} stroke="var(--surface)" strokeWidth="1.4" />
  </svg>
);
