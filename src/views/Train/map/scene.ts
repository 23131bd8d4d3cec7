// What the map shows of one anchor's loss, before any pixel: roles, edges, arrows and labels.
import type { Probe } from '../../../worker/protocol';
import type { AnchorView, Member } from '../../shared/anchorTerm';
import { short } from '../../shared/numberText';

export type SideRole = 'positive' | 'negative';
export type Role = 'anchor' | SideRole | 'other';

export interface Node {
  /** Row of the probe. */
  index: number;
  item: number;
  identity: number;
  role: Role;
  mislabelled: boolean;
}

export interface Edge {
  index: number;
  role: SideRole;
  /** CSS px, from the weight. */
  width: number;
  opacity: number;
  /** The effective weight is below zero. */
  dashed: boolean;
}

export interface Arrow {
  index: number;
  role: SideRole;
  /** Length relative to the longest, 0–1. */
  length: number;
  towards: boolean;
  /** A positive pushed away or a negative pulled in. */
  wrong: boolean;
}

export interface Label {
  index: number;
  role: SideRole;
  text: string;
}

export interface Scene {
  anchor: number;
  /** In drawing order: others, negatives, positives, anchor. */
  nodes: Node[];
  edges: Edge[];
  arrows: Arrow[];
  labels: Label[];
  hasMislabelled: boolean;
}

/** Negatives drawn as members: the heaviest, so many at most, from so much weight on (design notes of the map). */
const MOST_NEGATIVES = 9;
const LEAST_WEIGHT = 0.025;
/** Arrows shorter than this share of the longest would be blobs. */
const LEAST_ARROW = 0.03;

const ORDER: Record<Role, number> = { other: 0, negative: 1, positive: 2, anchor: 3 };

/** The scene of a probe; without a view (no frame yet, or a diverged one) every item is 'other'. */
export function buildScene(probe: Probe, view: AnchorView | null): Scene {
  const roles = new Map<number, Role>();
  if (view) {
    for (const member of view.positives) roles.set(member.index, 'positive');
    for (const member of heaviest(view.negatives)) roles.set(member.index, 'negative');
    roles.set(view.anchor, 'anchor');
  }
  const nodes = Array.from(probe.items, (item, index): Node => ({
    index,
    item,
    identity: probe.identity[index],
    role: roles.get(index) ?? 'other',
    mislabelled: probe.identity[index] !== probe.trueIdentity[index],
  })).toSorted((a, b) => ORDER[a.role] - ORDER[b.role]);
  const arrows = view ? arrowsOf(view) : [];
  const edges = view ? [...edgesOf(view.negatives, 'negative'), ...edgesOf(view.positives, 'positive')] : [];
  return {
    anchor: view?.anchor ?? -1,
    nodes,
    edges,
    arrows,
    labels: view ? labelsOf(view) : [],
    hasMislabelled: nodes.some((node) => node.mislabelled),
  };
}

/** The nearest negative and the heaviest ones. */
function heaviest(negatives: Member[]): Member[] {
  const byWeight = negatives
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_NEGATIVES)
    .filter((member) => member.weight >= LEAST_WEIGHT);
  return [...negatives.slice(0, 1), ...byWeight];
}

/** Heavy edges last, so that they lie on top. */
function edgesOf(members: Member[], role: SideRole): Edge[] {
  return members
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ index, weight, effective }) => ({
      index,
      role,
      width: 0.6 + 6 * weight,
      opacity: 0.1 + 0.62 * Math.sqrt(weight),
      dashed: effective < 0,
    }));
}

function arrowsOf({ positives, negatives }: AnchorView): Arrow[] {
  const longest = [...positives, ...negatives].reduce((max, { pull }) => Math.max(max, Math.abs(pull)), 0);
  if (!(longest > 0)) return [];
  const side = (members: Member[], role: SideRole) =>
    members.map(({ index, pull }) => ({
      index,
      role,
      length: Math.abs(pull) / longest,
      towards: pull > 0,
      wrong: role === 'positive' ? pull < 0 : pull > 0,
    }));
  return [...side(negatives, 'negative'), ...side(positives, 'positive')].filter(
    ({ length }) => length >= LEAST_ARROW,
  );
}

function labelsOf({ positives, negatives, spec }: AnchorView): Label[] {
  const word = spec.kind === 'pointToSet' ? 'w' : 'share';
  const label = (member: Member | undefined, role: SideRole, name: string): Label[] =>
    member ? [{ index: member.index, role, text: `${name} · ${word} ${short(member.weight)}` }] : [];
  return [
    ...label(positives[0], 'positive', 'farthest positive'),
    ...label(negatives[0], 'negative', 'nearest negative'),
  ];
}
