// The map as a table: every item with its role, distance and weight.
import type { Probe } from '../../../worker/protocol';
import type { AnchorView } from '../../shared/anchorTerm';
import type { DataCell } from '../../shared/DataTable';

export const TABLE_COLUMNS = [
  'Item',
  'Identity',
  'Camera',
  'Role',
  'Distance',
  'Weight',
  'Effective',
  'Force towards anchor',
  'Label',
];

/** Anchor first, then positives and negatives, hardest first. Without a view the bare probe. */
export function tableRows(
  probe: Probe | undefined,
  view: AnchorView | null,
  cameras: readonly string[],
): DataCell[][] {
  if (!probe) return [];
  const facts = (index: number): DataCell[] => [
    String(probe.items[index]),
    String(probe.identity[index]),
    cameras[probe.camera[index]] ?? String(probe.camera[index] + 1),
  ];
  const label = (index: number) =>
    probe.identity[index] === probe.trueIdentity[index] ? '' : `wrong: is ${probe.trueIdentity[index]}`;
  if (!view) return Array.from(probe.items, (_, i) => [...facts(i), null, null, null, null, null, label(i)]);
  const side = (role: 'positive' | 'negative') =>
    view[`${role}s`].map(({ index, distance, weight, effective, pull }) => [
      ...facts(index),
      role,
      distance,
      weight,
      effective,
      pull,
      label(index),
    ]);
  const anchor = [...facts(view.anchor), 'anchor', 0, null, null, null, label(view.anchor)];
  return [anchor, ...side('positive'), ...side('negative')];
}
