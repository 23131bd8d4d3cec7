// The distances of true and false query–gallery pairs that the protocol ranks: what histogram and threshold are made of.
import { createProtocol } from './protocol';
import type { DistanceRows, RetrievalItem, RetrievalOptions } from './protocol';

/** Distances over the queries that count, in the order of queries and gallery; both empty where no query counts. */
export function rankedPairs(
  distances: DistanceRows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  options?: RetrievalOptions,
): { positives: number[]; negatives: number[] } {
  const protocol = createProtocol(distances, query, gallery, options);
  const positives: number[] = [];
  const negatives: number[] = [];
  query.forEach((_, q) => {
    const wrong: number[] = [];
    const before = positives.length;
    protocol.forEachKept(q, (_index, distance, correct) => (correct ? positives : wrong).push(distance));
    if (positives.length > before) for (const distance of wrong) negatives.push(distance);
  });
  return { positives, negatives };
}
