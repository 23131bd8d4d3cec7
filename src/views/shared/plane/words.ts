// A point of the plane in words, for names and announcements.
import { fixed } from '../numberText';
import type { PlaneMember } from './model';

const ROLES = { anchor: 'Anchor', positive: 'Positive', negative: 'Negative' } as const;

/** "Positive, identity 7 (shows 1)": identities as people count them. */
export function pointName({ role, point: { identity, shows } }: Pick<PlaneMember, 'role' | 'point'>): string {
  const wrong = shows !== undefined && shows !== identity ? ` (shows ${shows})` : '';
  return `${ROLES[role]}, identity ${identity}${wrong}`;
}

/** With its distance, unless it is the anchor. */
export const pointFacts = (member: PlaneMember): string =>
  member.role === 'anchor' ? pointName(member) : `${pointName(member)}, distance ${fixed(member.distance)}`;
