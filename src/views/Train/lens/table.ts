// The lens as a table: both sets in full, hardest first.
import type { AnchorView } from '../../shared/anchorTerm';
import type { DataCell } from '../../shared/DataTable';
import { itemName } from '../../shared/itemFacts';

export const LENS_COLUMNS = ['Member', 'Set', 'Distance', 'Weight', 'Effective', 'Label'];

/** One row per member of the anchor's sets. */
export function lensRows(view: AnchorView | null): DataCell[][] {
  if (!view) return [];
  return (['positive', 'negative'] as const).flatMap((side) =>
    view[`${side}s`].map(({ item, distance, weight, effective, mislabelled }): DataCell[] => [
      itemName(item),
      side,
      distance,
      weight,
      effective,
      mislabelled ? 'wrong' : '',
    ]),
  );
}
