// Weights of an anchor's sets as bars: the hardest first, on axes that are the same for every lane.
import type { AnchorView, Member } from '../../../shared/anchorTerm';

export interface Bar {
  item: number;
  /** Left end and width in the picture. */
  x: number;
  width: number;
  /** 0–1: the square root of the weight, so that 1 and 1/60 can be seen side by side. */
  height: number;
  role: 'positive' | 'negative';
  member: Member;
}

/** Between the two sets. */
const GAP = 10;
/** A set of few members does not fill the picture with them. */
const WIDEST = 16;

/** Both sets side by side: positives take at most a third, so that bars of lanes stand at the same places. */
export function barsOf({ positives, negatives }: AnchorView, width: number): Bar[] {
  const first = Math.min(WIDEST * positives.length, (width - GAP) / 3);
  const rest = width - GAP - first;
  const side = (members: Member[], role: Bar['role'], from: number, room: number): Bar[] => {
    const pitch = members.length ? Math.min(WIDEST, room / members.length) : 0;
    return members.map((member, i) => ({
      item: member.item,
      x: from + i * pitch,
      width: Math.max(0.75, pitch * 0.8),
      height: Math.sqrt(Math.min(1, Math.max(0, member.weight))),
      role,
      member,
    }));
  };
  return [...side(positives, 'positive', 0, first), ...side(negatives, 'negative', first + GAP, rest)];
}

/** The bars of one role as one path in a picture of that height. */
export function barPath(bars: readonly Bar[], role: Bar['role'], height: number): string {
  return bars
    .filter((bar) => bar.role === role)
    .map((bar) => {
      const tall = Math.max(0.5, bar.height * height);
      return `M${bar.x.toFixed(2)} ${height}v${(-tall).toFixed(2)}h${bar.width.toFixed(2)}v${tall.toFixed(2)}z`;
    })
    .join('');
}

/** The bar at a place; null beside all of them. */
export function barAt(bars: readonly Bar[], x: number): Bar | null {
  const slack = 1;
  return bars.find((bar) => x >= bar.x - slack && x <= bar.x + bar.width + slack) ?? null;
}
