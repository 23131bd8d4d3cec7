// A point of the plane in words, for names and announcements. Plain templates: the Lab does without the library that Learn loads.
import words from '../../../locales/en/plane.json';
import { fixed } from '../numberText';
import type { PlaneMember } from './model';

const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

/** What the keys do, for whoever asks the plane for help. */
export const KEYS_HELP = words.keys;
/** Stands before the point that is next after one was removed. */
export const REMOVED = words.removed;

/** "Positive, identity 7 (shows 1)": identities as people count them. */
export function pointName({ role, point: { identity, shows } }: Pick<PlaneMember, 'role' | 'point'>): string {
  const name = fill(words.name, { role: words.roles[role], identity });
  return shows !== undefined && shows !== identity ? fill(words.shows, { name, shows }) : name;
}

/** With its distance, unless it is the anchor. */
export const pointFacts = (member: PlaneMember): string =>
  member.role === 'anchor'
    ? pointName(member)
    : fill(words.distance, { name: pointName(member), distance: fixed(member.distance) });
