// Which queries the retrieval panel shows: the anchor first, then those the person has chosen, else a spread over the identities.
import type { Probe, QueryScore } from '../worker/protocol';

/** How many queries besides the anchor the panel shows by itself. */
const SHOWN_QUERIES = 3;
/** How many a person can choose. */
export const MOST_CHOSEN = 4;

/** Offered queries of as many identities as possible, none of them the anchor's. */
function spread({ items, identity }: Probe, anchorIdentity: number | undefined): number[] {
  const used = new Set([anchorIdentity]);
  const picked: number[] = [];
  for (let i = 0; i < items.length && picked.length < SHOWN_QUERIES; i++) {
    if (used.has(identity[i])) continue;
    used.add(identity[i]);
    picked.push(items[i]);
  }
  return picked;
}

/** Items to rank, none twice; `anchor` is an index of the probe. */
export function shownQueries(
  offered: Probe,
  probe: Probe,
  anchor: number,
  chosen: number[] | null,
): number[] {
  const first = probe.items[anchor];
  const others = chosen ?? spread(offered, probe.identity[anchor]);
  return first === undefined ? others : [first, ...others.filter((item) => item !== first)];
}

export type QueryOrder = 'worst' | 'best' | 'identity';

export interface OfferedQuery extends QueryScore {
  identity: number;
  camera: number;
}

/** Offered queries with their score; without an evaluation none has one. */
export function offeredQueries({ items, trueIdentity, camera }: Probe, scores: QueryScore[]): OfferedQuery[] {
  const apOf = new Map(scores.map(({ query, ap }) => [query, ap]));
  return Array.from(items, (query, i) => ({
    query,
    ap: apOf.get(query) ?? null,
    identity: trueIdentity[i],
    camera: camera[i],
  }));
}

/** A sorted copy. Queries that cannot be counted come last by AP, whichever end is asked for; ties stay in the offered order. */
export function orderQueries(list: OfferedQuery[], order: QueryOrder): OfferedQuery[] {
  if (order === 'identity') return list.toSorted((a, b) => a.identity - b.identity || a.camera - b.camera);
  const sign = order === 'worst' ? 1 : -1;
  return list.toSorted((a, b) => {
    if (a.ap === null || b.ap === null) return Number(a.ap === null) - Number(b.ap === null);
    return sign * (a.ap - b.ap);
  });
}

/** The few worst or best counted queries. */
export const extremeQueries = (list: OfferedQuery[], order: 'worst' | 'best'): number[] =>
  orderQueries(list, order)
    .filter(({ ap }) => ap !== null)
    .slice(0, MOST_CHOSEN)
    .map(({ query }) => query);

/** The choice with `query` ticked or unticked; unchanged when there is no room for another. */
export function toggled(chosen: number[] | null, query: number): number[] | null {
  const list = chosen ?? [];
  if (list.includes(query)) {
    const left = list.filter((item) => item !== query);
    return left.length ? left : null;
  }
  return list.length < MOST_CHOSEN ? [...list, query] : chosen;
}
