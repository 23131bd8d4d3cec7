// Whose rankings the retrieval panel shows: the anchor's, then queries of other identities.
import type { DataSummary, PartName } from '../worker/protocol';

/** How many queries besides the anchor the retrieval panel shows. */
const SHOWN_QUERIES = 3;

/** Item indices of a part's shown queries, one per identity; `anchor` is an index into the part's probe and comes first. */
export function shownQueries(summary: DataSummary, name: PartName, anchor: number): number[] {
  const { items, identity } = summary.queries[name];
  const probe = summary.probes[name];
  const first = probe.items[anchor];
  const chosen: number[] = first === undefined ? [] : [first];
  const used = new Set([first === undefined ? null : probe.identity[anchor]]);
  for (let i = 0; i < items.length && chosen.length <= SHOWN_QUERIES; i++) {
    if (used.has(identity[i])) continue;
    used.add(identity[i]);
    chosen.push(items[i]);
  }
  return chosen;
}
