// Where the reader is in Learn: the chapter that the address names, and how far each one has been read on this machine.
import { create } from 'zustand';
import { formatLearn, parseLearn, type LearnLink } from '../experiment/learnLink';
import { viewOf } from '../experiment/link';

/** 'begun': opened. 'done': its prediction was answered. */
export type Progress = 'begun' | 'done';

interface LearnState {
  link: LearnLink;
  /** Rises whenever the figure is to be set up anew. */
  visit: number;
  progress: Readonly<Record<string, Progress>>;
  /** Where the reader was last. */
  last: string | null;
}

type Remembered = Pick<LearnState, 'progress' | 'last'>;

const KEY = 'hap2s.learn';

/** What an earlier visit left; whatever does not look like it is as if it were absent. */
export function readProgress(text: string | null): Remembered {
  try {
    const { progress, last } = JSON.parse(text ?? '{}') as { progress?: unknown; last?: unknown };
    const entries = progress && typeof progress === 'object' ? Object.entries(progress) : [];
    return {
      progress: Object.fromEntries(entries.filter(([, value]) => value === 'begun' || value === 'done')),
      last: typeof last === 'string' ? last : null,
    };
  } catch {
    return { progress: {}, last: null };
  }
}

function remembered(): Remembered {
  try {
    return readProgress(globalThis.localStorage?.getItem(KEY) ?? null);
  } catch {
    return readProgress(null); // storage is switched off
  }
}

export const useLearn = create<LearnState>(() => ({
  link: parseLearn(globalThis.location?.hash ?? ''),
  visit: 0,
  ...remembered(),
}));

globalThis.addEventListener?.('hashchange', () => {
  if (viewOf(location.hash) !== 'learn') return;
  useLearn.setState(({ visit }) => ({ link: parseLearn(location.hash), visit: visit + 1 }));
});

function remember(change: Remembered): void {
  useLearn.setState(change);
  try {
    localStorage.setItem(KEY, JSON.stringify(change));
  } catch {
    // storage is switched off: it lasts as long as the page
  }
}

/** Marks a chapter as opened, and as the one to come back to. A course page's chapter leaves no trace. */
export function openChapter(slug: string): void {
  const { progress, link } = useLearn.getState();
  if (!link.embed) remember({ progress: { ...progress, [slug]: progress[slug] ?? 'begun' }, last: slug });
}

/** Marks a chapter as done. */
export function finishChapter(slug: string): void {
  const { progress, link, last } = useLearn.getState();
  if (!link.embed) remember({ progress: { ...progress, [slug]: 'done' }, last });
}

/** Sets the figure of the shown chapter up (again) as a claim says, and writes that into the address. */
export function showClaim(slug: string, claim: string | null): void {
  const { link, visit } = useLearn.getState();
  const next = { ...link, slug, claim };
  history.replaceState(null, '', formatLearn(next));
  useLearn.setState({ link: next, visit: visit + 1 });
}
