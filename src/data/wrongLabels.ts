// Planted wrong labels: the way to test whether a weighting survives annotation errors.
import type { Random } from './random';

/**
 * A copy of `identity` in which `share` (0–0.5) of the training items carry the label of another training identity,
 * drawn uniformly. Exactly round(share × items) are changed, except that every identity keeps at least one right item
 * (this only ever bites when identities have a single item). With the same stream a larger share changes a superset.
 * Throws RangeError for a share out of range or for fewer than two training identities.
 */
export function plantWrongLabels(
  identity: Int32Array,
  trainItems: Int32Array,
  share: number,
  random: Random,
): Int32Array {
  if (!(share >= 0 && share <= 0.5))
    throw new RangeError(`The share of wrong labels must lie in 0–0.5, not ${share}.`);
  const labels = identity.slice();
  if (share === 0) return labels;
  const right = new Map<number, number>();
  for (const item of trainItems) right.set(identity[item], (right.get(identity[item]) ?? 0) + 1);
  const known = [...right.keys()].toSorted((a, b) => a - b);
  if (known.length < 2) throw new RangeError('Wrong labels need at least two training identities.');
  let left = Math.round(share * trainItems.length);
  for (const item of random.shuffle(trainItems)) {
    if (left === 0) break;
    const own = identity[item];
    const other = random.integer(known.length - 1);
    if (right.get(own) === 1) continue;
    right.set(own, right.get(own)! - 1);
    labels[item] = known[other < known.indexOf(own) ? other : other + 1];
    left--;
  }
  return labels;
}
