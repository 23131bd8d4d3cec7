// The lens as a table: both sets in full, hardest first, or all anchors by their loss.
import type { AnchorView, ProbeLoss } from '../../shared/anchorTerm';
import type { DataCell } from '../../shared/DataTable';
import { memberThen, type PinnedTerm } from '../../shared/useAnchorTerm';
import { itemName } from '../../shared/itemFacts';
import { overviewOf } from './overviewModel';

/** Columns of `lensRows`. */
export const lensColumns = (pinned: PinnedTerm): string[] => [
  'Member',
  'Set',
  'Distance',
  'Weight',
  'Effective',
  'Label',
  ...(pinned ? [`Weight at step ${pinned.step}`, 'Change of the weight'] : []),
];

/** One row per member of the anchor's sets; with a moment that is compared with, the weight of then and its change. */
export function lensRows(view: AnchorView | null, pinned: PinnedTerm): DataCell[][] {
  if (!view) return [];
  return (['positive', 'negative'] as const).flatMap((side) =>
    view[`${side}s`].map(({ item, distance, weight, effective, mislabelled }): DataCell[] => {
      const then = memberThen(pinned, item);
      return [
        itemName(item),
        side,
        distance,
        weight,
        effective,
        mislabelled ? 'wrong' : '',
        ...(pinned ? [then?.weight ?? null, then ? weight - then.weight : null] : []),
      ];
    }),
  );
}

export const OVERVIEW_COLUMNS = ['Anchor', 'Loss or share of gradient', 'State', 'Label'];

/** One row per anchor of the probe. */
export function overviewTable(loss: ProbeLoss | null): DataCell[][] {
  if (!loss) return [];
  return overviewOf(loss).rows.map(({ item, value, active, mislabelled }): DataCell[] => [
    itemName(item),
    value,
    stateOf(value, active),
    mislabelled ? 'wrong' : '',
  ]);
}

/** What an anchor does, in two words at most. */
export const stateOf = (value: number | null, active: boolean): string =>
  value === null ? 'left out' : active ? 'active' : 'at rest';
