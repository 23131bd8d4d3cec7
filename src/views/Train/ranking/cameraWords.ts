// Words and shades of the "rank-1 by camera" heat map.

/** More cameras than this do not fit; the numbers stay in the table. */
const MOST_CAMERAS = 8;

/** Whether the matrix says anything: two to eight cameras and at least one counted pair. */
export function hasMatrix(matrix: (number | null)[][]): boolean {
  const { length } = matrix;
  return length > 1 && length <= MOST_CAMERAS && matrix.some((row) => row.some((share) => share !== null));
}

/** One or two characters per camera: its number if the name ends in one, else its first letter or two; plain numbers if those collide. */
export function cameraInitials(names: string[]): string[] {
  for (const letters of [1, 2]) {
    const short = names.map((name) => /\d{1,2}$/.exec(name)?.[0] ?? name.trim().slice(0, letters));
    if (new Set(short).size === names.length && !short.includes('')) return short;
  }
  return names.map((_, i) => String(i + 1));
}

/** Steps of the ramp in tokens.css: --heat-0 … --heat-5. From step 4 on the text flips to the surface colour. */
const STEPS = 6;
const FLIP = 4;

/** Colours of a cell, as CSS values; a share of 1 is the last step. */
export function heat(share: number): { background: string; color: string } {
  const step = Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));
  return { background: `var(--heat-${step})`, color: step >= FLIP ? 'var(--surface)' : 'var(--ink)' };
}
