// What the dialogs of a lane are given.
import type { LaneView } from '../useLanes';

export interface LaneDialogProps {
  lane: LaneView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when focus has to go back to where it was. */
  onClosed: () => void;
}
