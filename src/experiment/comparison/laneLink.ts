// Lanes from a pasted link: a run's own link, with what was changed on its way, or the lanes of another comparison.
import { parseLink } from '../link';
import type { Change } from '../moment';
import type { Options } from '../options';
import { parseComparison } from './link';

export interface LinkedLane {
  options: Options;
  /** Hot options that change on the way. */
  changes: Change[];
}

export interface LinkedLanes {
  lanes: LinkedLane[];
  /** One sentence for each part that could not be taken as it stands. */
  notices: string[];
}

/** The lanes of a link or of the part of it that begins with “#/”; a sentence where there is none in it. */
export function lanesOfLink(text: string): LinkedLanes | string {
  const at = text.indexOf('#/');
  if (at < 0) return 'This is no link of this page: it has no “#/”. Copy one with Share.';
  const hash = text.slice(at).trim();
  const { comparison, notices } = parseComparison(hash);
  if (comparison) {
    const { lanes, moments } = comparison;
    return { lanes: lanes.map((options, i) => ({ options, changes: moments?.[i].changes ?? [] })), notices };
  }
  if (!hash.startsWith('#/train?'))
    return 'This link names no run: a lane is made of a link of the Train view or of a comparison.';
  const { options, moment, notices: ofRun } = parseLink(hash);
  return { lanes: [{ options, changes: moment?.changes ?? [] }], notices: ofRun };
}
