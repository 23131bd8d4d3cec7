// What became better or worse since the evaluation before: tiles and places in a ranking.
import type { EvaluationReport, QueryRanking } from '../../../worker/protocol';

/** Where an item stood before: 'new' = not among the known first places then; 'unknown' = no earlier ranking. */
export type RankChange =
  { kind: 'up' | 'down'; by: number } | { kind: 'same' } | { kind: 'new' } | { kind: 'unknown' };

/** The ranking of the same query at the evaluation before, if it was asked for then. */
export function earlier(ranking: QueryRanking, before: QueryRanking[]): QueryRanking | null {
  return before.find(({ query }) => query === ranking.query) ?? null;
}

/** Per place of `now`: how many places the item has gained or lost. */
export function rankChanges(now: QueryRanking, before: QueryRanking | null): RankChange[] {
  if (!before || before.top.length === 0) return now.top.map(() => ({ kind: 'unknown' }));
  const places = new Map(before.top.map(({ item }, place) => [item, place]));
  return now.top.map(({ item }, place) => {
    const was = places.get(item);
    if (was === undefined) return { kind: 'new' };
    if (was === place) return { kind: 'same' };
    return was > place ? { kind: 'up', by: was - place } : { kind: 'down', by: place - was };
  });
}

export interface Tile {
  name: string;
  /** Share 0–1; null when there is no number. */
  value: number | null;
  /** Difference to the evaluation before in percentage points, rounded to one decimal; null when either is missing. */
  change: number | null;
}

/** cmc at rank k. A gallery shorter than k has all its items among the first k, so the last value holds. */
function rankAt(report: EvaluationReport, k: number): number | null {
  if (report.mAP === null) return null;
  return report.cmc[Math.min(k, report.cmc.length) - 1] ?? null;
}

const MEASURES: { name: string; of: (report: EvaluationReport) => number | null }[] = [
  { name: 'mAP', of: (report) => report.mAP },
  ...[1, 5, 10].map((k) => ({ name: `rank-${k}`, of: (report: EvaluationReport) => rankAt(report, k) })),
];

/** The four numbers at the head of the panel. */
export function tiles(now: EvaluationReport | null, before: EvaluationReport | null): Tile[] {
  return MEASURES.map(({ name, of }) => {
    const value = now && of(now);
    const old = before && of(before);
    const known = value !== null && old !== null;
    return { name, value, change: known ? Math.round((value - old) * 1000) / 10 : null };
  });
}

/** 'pending': not evaluated yet; 'uncounted': evaluated, but no query could be counted, which is not the same as 0 %. */
export function scoreState(report: EvaluationReport | null): 'pending' | 'uncounted' | 'scored' {
  if (!report) return 'pending';
  return report.countedQueries === 0 || report.mAP === null ? 'uncounted' : 'scored';
}

/** Why a query, or all of them, cannot be counted, and what would help. */
export function uncountedReason(excludeSameCamera: boolean): string {
  return excludeSameCamera
    ? 'Pictures of the query’s own camera are left out, and no other camera shows its identity.'
    : 'The gallery holds no other picture of its identity.';
}
