// What hands can do to the points of a plane. An action that is left out is one that the plane does not offer.
export interface PlaneActions {
  /** A point was dragged or stepped to a place of the plane; called for every movement. */
  onMove?: (index: number, x: number, y: number) => void;
  /** The drag, or one press of a key, is over. */
  onMoveEnd?: () => void;
  onSelect?: (index: number) => void;
  onChooseAnchor?: (index: number) => void;
  /** A double click or double tap on the empty plane. */
  onAdd?: (x: number, y: number) => void;
  onRemove?: (index: number) => void;
  onRelabel?: (index: number) => void;
  onHover?: (index: number | null) => void;
}
