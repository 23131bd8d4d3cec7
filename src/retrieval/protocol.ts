// The Market-1501 protocol: which gallery items a query is ranked against, and in which order.

/** Who is in an image and which camera took it. Identities match by equality; 0 (distractor) is an ordinary negative. */
export interface RetrievalItem {
  identity: number;
  camera: number;
}

/** Gallery identities that Market-1501 leaves out of every ranking. */
export const JUNK: readonly number[] = [-1];

export interface RetrievalOptions {
  /** Gallery identities left out of every ranking. Default JUNK. */
  junk?: readonly number[];
  /** Leave out gallery items with the query's identity and its camera. Default true. */
  excludeSameCamera?: boolean;
}

/** One row of distances per query, one number per gallery item. */
export type DistanceRows = readonly ArrayLike<number>[];

/** Calls `visit(gallery index, distance, same identity?)` for each gallery item the protocol leaves to `query`. */
export type Visitor = (index: number, distance: number, correct: boolean) => void;

export interface Protocol {
  /** Visits what is left for query number `q`, in gallery order. */
  forEachKept(q: number, visit: Visitor): void;
  /** Gallery indices left for query `q` by (distance, gallery index). */
  ranking(q: number): number[];
  /** True when gallery item `index` shows the identity of query `q`. */
  isCorrect(q: number, index: number): boolean;
}

/** Throws RangeError where the distances of query number `q` are not one a gallery item, or one is NaN. */
export function checkRow(row: ArrayLike<number>, q: number, galleries: number): void {
  if (row.length !== galleries)
    throw new RangeError(`Row ${q} holds ${row.length} distances for ${galleries} gallery items.`);
  for (let g = 0; g < galleries; g++)
    if (Number.isNaN(row[g])) throw new RangeError(`The distance of query ${q} to gallery item ${g} is NaN.`);
}

function checkShape(distances: DistanceRows, queries: number, galleries: number): void {
  if (distances.length !== queries)
    throw new RangeError(`${distances.length} rows of distances for ${queries} queries.`);
  distances.forEach((row, q) => checkRow(row, q, galleries));
}

/** Checks the input once (RangeError for a wrong shape or NaN) and answers what is kept and in which order. */
export function createProtocol(
  distances: DistanceRows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  { junk = JUNK, excludeSameCamera = true }: RetrievalOptions = {},
): Protocol {
  checkShape(distances, query.length, gallery.length);
  const dropped = new Set(junk);
  const usable = gallery.flatMap((item, index) => (dropped.has(item.identity) ? [] : [index]));
  const isCorrect = (q: number, index: number) => gallery[index].identity === query[q].identity;
  const forEachKept = (q: number, visit: Visitor) => {
    for (const index of usable) {
      const correct = isCorrect(q, index);
      if (correct && excludeSameCamera && gallery[index].camera === query[q].camera) continue;
      visit(index, distances[q][index], correct);
    }
  };
  const ranking = (q: number) => {
    const kept: number[] = [];
    forEachKept(q, (index) => kept.push(index));
    const row = distances[q];
    return kept.toSorted((a, b) => (row[a] < row[b] ? -1 : row[a] > row[b] ? 1 : a - b));
  };
  return { forEachKept, ranking, isCorrect };
}
