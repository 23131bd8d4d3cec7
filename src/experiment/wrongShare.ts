// How much of a batch's weight and gradient lies on members with a wrong label.
import type { AnchorTerm, Side } from '../metric/types';

/** null where there is nothing to have a share of. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Share of the nominal weight in all anchors' sets of these sides; each set counts the same. */
export function weightOnWrong(
  anchors: readonly AnchorTerm[],
  wrong: readonly boolean[],
  sides: readonly Side[],
): number | null {
  let [part, whole] = [0, 0];
  for (const anchor of anchors)
    for (const side of sides)
      anchor[`${side}s`].forEach((member, i) => {
        const weight = anchor[`${side}Weights`][i];
        whole += weight;
        if (wrong[member]) part += weight;
      });
  return ratio(part, whole);
}

/**
 * Share of Σ|∂L/∂d| over all pairs (anchor, member). Without anchors (a comparison loss) a pair is put down in either order, so
 * both orders together belong to both ends.
 */
export function gradientOnWrong(
  pairs: readonly (readonly number[])[],
  wrong: readonly boolean[],
  hasAnchors: boolean,
): number | null {
  let [part, whole] = [0, 0];
  pairs.forEach((row, anchor) =>
    row.forEach((pair, member) => {
      const strength = Math.abs(hasAnchors ? pair : pair + pairs[member][anchor]);
      whole += strength;
      if (wrong[member]) part += strength;
    }),
  );
  return ratio(part, whole);
}
