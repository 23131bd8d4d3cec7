// All anchors of the probe by their loss, before any pixel.
import { NO_FORCE, type ProbeLoss } from '../../shared/anchorTerm';

export interface AnchorRow {
  /** Row of the probe. */
  anchor: number;
  item: number;
  identity: number;
  /** The anchor's loss; for a comparison loss its share of the gradient; null where it lacks a positive or a negative. */
  value: number | null;
  /** Any gradient flows through its pairs. */
  active: boolean;
  mislabelled: boolean;
}

export interface Overview {
  /** By falling value, anchors without one last. */
  rows: AnchorRow[];
  /** Largest value, for the bars; 0 when there is none. */
  most: number;
  active: number;
  /** Whether values are losses, not shares of gradient. */
  losses: boolean;
}

/** Both orders of every pair of an anchor, as strengths. */
function strengthsOf({ result: { pairs } }: ProbeLoss, anchor: number): number[] {
  return pairs.map((row, other) => (other === anchor ? 0 : Math.abs(pairs[anchor][other] + row[anchor])));
}

export function overviewOf(loss: ProbeLoss): Overview {
  const { probe, anchors, result } = loss;
  const losses = new Map(anchors?.map((term) => [term.anchor, term.loss]));
  const strengths = anchors
    ? null
    : Array.from(probe.items, (_, i) => strengthsOf(loss, i).reduce((sum, s) => sum + s, 0));
  const total = strengths?.reduce((sum, s) => sum + s, 0) || 1;
  const rows = Array.from(probe.items, (item, anchor): AnchorRow => ({
    anchor,
    item,
    identity: probe.identity[anchor],
    value: strengths ? strengths[anchor] / total : (losses.get(anchor) ?? null),
    active: strengths
      ? strengths[anchor] > NO_FORCE
      : result.pairs[anchor].some((pair) => Math.abs(pair) > NO_FORCE),
    mislabelled: probe.identity[anchor] !== probe.trueIdentity[anchor],
  }));
  return {
    rows: rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || a.anchor - b.anchor),
    most: Math.max(0, ...rows.map(({ value }) => value ?? 0)),
    active: rows.filter(({ active }) => active).length,
    losses: anchors !== null,
  };
}

/** The rows in an order of before, as long as it is about the same anchors: a list under the pointer must not run away. */
export function inOrder(rows: AnchorRow[], order: readonly number[] | null): AnchorRow[] {
  if (order?.length !== rows.length) return rows;
  const at = new Map(rows.map((row) => [row.anchor, row]));
  return order.every((anchor) => at.has(anchor)) ? order.map((anchor) => at.get(anchor)!) : rows;
}
