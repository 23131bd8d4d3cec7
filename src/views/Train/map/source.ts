// What a map shows: the moment that is looked at, or the one that it is compared with.
import { useInterface } from '../../../state/interface';
import { live, type LiveFrame } from '../../../state/live';
import { useTime } from '../../../state/time';
import type { AnchorView } from '../../shared/anchorTerm';
import { currentAnchorView, pinnedTerm } from '../../shared/useAnchorTerm';

export interface MapSource {
  frame: () => LiveFrame | null;
  view: () => AnchorView | null;
  /** The frame whose places are drawn as ghosts. */
  ghosts: () => LiveFrame | null;
}

const pinnedFrame = () => useTime.getState().pinned?.frames[useInterface.getState().part] ?? null;

export const LOOKED_AT: MapSource = {
  frame: () => live.frame,
  view: currentAnchorView,
  ghosts: () => (useInterface.getState().beside ? null : pinnedFrame()),
};

export const COMPARED_WITH: MapSource = {
  frame: pinnedFrame,
  view: () => pinnedTerm(useInterface.getState().anchor)?.view ?? null,
  ghosts: () => null,
};
