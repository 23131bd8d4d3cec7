// Retrieval scores of person re-identification: average precision in both conventions, CMC and mINP.
import { createProtocol } from './protocol';
import type { DistanceRows, RetrievalItem, RetrievalOptions } from './protocol';

export interface QueryScore {
  /** Mean over true matches of (true matches so far / rank): today's convention. */
  ap: number;
  /** Area under the precision–recall curve by trapezoids, as the original Market-1501 script. */
  apTrapezoid: number;
  /** Rank of the first true match, from 1. */
  firstMatch: number;
  /** True matches / rank of the last one. */
  inp: number;
}

export interface QueryResult extends QueryScore {
  /** Gallery indices left to this query by (distance, gallery index). */
  ranking: number[];
}

/** All scores are shares in 0–1; they are null when no query could be counted, which is neither 0 % nor 100 %. */
export interface Scores {
  countedQueries: number;
  mAP: number | null;
  mAPTrapezoid: number | null;
  /** Mean inverse negative penalty (Ye et al., "Deep Learning for Person Re-identification", 2021). */
  mINP: number | null;
  /** cmc[k−1]: share of counted queries with a true match among the first k, for k up to the gallery's length. */
  cmc: number[] | null;
}

export interface RetrievalResult extends Scores {
  /** null where the query has no true match left. */
  perQuery: (QueryResult | null)[];
}

/** Scores one ranking from the ranks (from 1, ascending) of its true matches, one at least. */
export function scoreRanks(hits: number[]): QueryScore {
  let ap = 0;
  let apTrapezoid = 0;
  hits.forEach((rank, before) => {
    const precision = (before + 1) / rank;
    ap += precision;
    apTrapezoid += ((rank === 1 ? 1 : before / (rank - 1)) + precision) / 2;
  });
  return {
    ap: ap / hits.length,
    apTrapezoid: apTrapezoid / hits.length,
    firstMatch: hits[0],
    inp: hits.length / hits[hits.length - 1],
  };
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function cumulativeMatches(counted: QueryScore[], length: number): number[] | null {
  if (counted.length === 0) return null;
  const firsts = new Int32Array(length + 1);
  for (const { firstMatch } of counted) firsts[firstMatch]++;
  let found = 0;
  return Array.from({ length }, (_, k) => (found += firsts[k + 1]) / counted.length);
}

/** Scores of all queries that count, ranked against so many gallery items. */
export function scoreQueries(perQuery: (QueryScore | null)[], galleries: number): Scores {
  const counted = perQuery.filter((result) => result !== null);
  return {
    countedQueries: counted.length,
    mAP: mean(counted.map((result) => result.ap)),
    mAPTrapezoid: mean(counted.map((result) => result.apTrapezoid)),
    mINP: mean(counted.map((result) => result.inp)),
    cmc: cumulativeMatches(counted, galleries),
  };
}

/**
 * Scores queries × gallery distances by the Market-1501 protocol: junk is dropped, as are items with the query's identity and
 * camera; identity 0 stays as a distractor; rank by (distance, gallery index); a query without a true match is not counted.
 * Source: Zheng et al., "Scalable Person Re-identification: A Benchmark", ICCV 2015.
 * Throws RangeError when the rows do not fit the items or a distance is NaN.
 */
export function evaluateRetrieval(
  distances: DistanceRows,
  query: readonly RetrievalItem[],
  gallery: readonly RetrievalItem[],
  options?: RetrievalOptions,
): RetrievalResult {
  const protocol = createProtocol(distances, query, gallery, options);
  const perQuery = query.map((_, q) => {
    const ranking = protocol.ranking(q);
    const hits = ranking.flatMap((index, place) => (protocol.isCorrect(q, index) ? [place + 1] : []));
    return hits.length === 0 ? null : { ranking, ...scoreRanks(hits) };
  });
  return { ...scoreQueries(perQuery, gallery.length), perQuery };
}
