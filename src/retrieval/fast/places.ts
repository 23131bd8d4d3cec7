// Where the true matches of a query stand in its ranking, found without sorting what is ranked.

/** The true matches of a query by (distance, gallery index). */
export interface Matches {
  distances: Float64Array;
  indices: Int32Array;
}

/** Cells per match that the distances up to the last match's are cut into: nearly all are empty, so that little is compared. */
const CELLS_PER_MATCH = 64;

export interface Places {
  /** Rank of each match, from 1. */
  ranks: number[];
  /** Per camera, how many matches come before its foremost false match. */
  before: Int32Array;
}

/**
 * One pass over the distances of a query's false matches (negative numbers are passed over). `cameraOf` says which of `cameras`
 * a gallery item was seen by. A logarithm of the number of matches for each item at worst.
 */
export function placesOf(
  negatives: Float64Array,
  { distances, indices }: Matches,
  cameraOf: Int32Array,
  cameras: number,
): Places {
  const count = distances.length;
  const last = distances[count - 1];
  const cells = Math.min(count * CELLS_PER_MATCH, negatives.length);
  const scale = Math.min(cells / last, Number.MAX_VALUE);
  // matchesBelow[c]: matches in cells before c. A distance falls into no earlier cell than a smaller one.
  const matchesBelow = new Int32Array(cells + 2);
  for (const distance of distances) matchesBelow[Math.trunc(distance * scale) + 1]++;
  for (let c = 0; c <= cells; c++) matchesBelow[c + 1] += matchesBelow[c];

  const ahead = new Int32Array(count + 1);
  const before = new Int32Array(cameras).fill(count);
  for (let index = 0; index < negatives.length; index++) {
    const d = negatives[index];
    if (d > last || d < 0) continue;
    const cell = Math.trunc(d * scale);
    let low = matchesBelow[cell];
    let high = matchesBelow[cell + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distances[middle] < d || (distances[middle] === d && indices[middle] < index)) low = middle + 1;
      else high = middle;
    }
    ahead[low]++;
    const camera = cameraOf[index];
    if (low < before[camera]) before[camera] = low;
  }
  let passed = 0;
  return { ranks: Array.from(distances, (_, k) => k + 1 + (passed += ahead[k])), before };
}
