// The link of the Learn view: which chapter, what its figure is set up to, and how a course page shows it.
import { viewOf } from './link';

/** What a reader may do with a figure: all of it, look only, or not even see its controls. */
export const CONTROLS = ['shown', 'locked', 'hidden'] as const;
export type Controls = (typeof CONTROLS)[number];

export interface LearnLink {
  /** The chapter; null where the link names none. */
  slug: string | null;
  /** The claim that sets the figure up; null for its start. */
  claim: string | null;
  /** Inside a course page: no header, no contents. */
  embed: boolean;
  controls: Controls;
}

const NAME = /^[a-zA-Z0-9-]{1,40}$/;

const named = (text: string | null | undefined): string | null => (text && NAME.test(text) ? text : null);

function controlsOf(query: URLSearchParams): Controls {
  if (query.get('hide') === 'controls') return 'hidden';
  return query.get('lock') === 'controls' ? 'locked' : 'shown';
}

/** Reads `#/learn/<slug>?claim=…&embed&lock=controls`. Never throws; a part that makes no sense is as if it were absent. */
export function parseLearn(hash: string): LearnLink {
  if (viewOf(hash) !== 'learn') return { slug: null, claim: null, embed: false, controls: 'shown' };
  const [path, rest] = hash.split('?', 2);
  const query = new URLSearchParams(rest ?? '');
  const embedded = query.get('embed');
  return {
    slug: named(/^#\/learn\/([^/]+)\/?$/.exec(path)?.[1]),
    claim: named(query.get('claim')),
    embed: embedded !== null && embedded !== '0' && embedded !== 'false',
    controls: controlsOf(query),
  };
}

/** The link of a chapter; parseLearn(formatLearn(x)) = x. */
export function formatLearn({ slug, claim, embed, controls }: LearnLink): string {
  const parts = [
    claim && `claim=${claim}`,
    embed && 'embed',
    controls === 'locked' && 'lock=controls',
    controls === 'hidden' && 'hide=controls',
  ].filter(Boolean);
  return `#/learn${slug ? `/${slug}` : ''}${parts.length ? `?${parts.join('&')}` : ''}`;
}
