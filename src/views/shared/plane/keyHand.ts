// The keyboard on a plane: arrows move the selected point, J and K go from point to point, letters act on it.
import type { PlaneActions } from './actions';
import type { PlaneView } from './geometry';
import type { PlaneScene } from './model';

/** A step of the arrow keys over the view's radius; with Shift five of them. */
const STEP = 1 / 50;
const LARGE = 5;

const DIRECTIONS: Partial<Record<string, [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export type KeyDeed = 'moved' | 'chosen' | 'anchor' | 'removed' | 'relabelled';

/** Does what a key asks of the point `index`; null when the key means nothing here. */
export function pressKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  index: number,
  scene: PlaneScene,
  view: PlaneView,
  actions: PlaneActions,
): KeyDeed | null {
  const direction = DIRECTIONS[key];
  const count = scene.points.length;
  const choose = (to: number): KeyDeed | null => {
    actions.onSelect?.(to);
    return actions.onSelect ? 'chosen' : null;
  };
  if (direction && actions.onMove) {
    const step = view.radius * STEP * (shiftKey ? LARGE : 1);
    const { x, y } = scene.points[index];
    actions.onMove(index, x + direction[0] * step, y + direction[1] * step);
    actions.onMoveEnd?.();
    return 'moved';
  }
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'j':
    case 'PageDown':
      return choose((index + 1) % count);
    case 'k':
    case 'PageUp':
      return choose((index + count - 1) % count);
    case 'Home':
      return choose(scene.anchor);
    case 'Enter':
    case ' ':
      actions.onChooseAnchor?.(index);
      return actions.onChooseAnchor ? 'anchor' : null;
    case 'l':
      actions.onRelabel?.(index);
      return actions.onRelabel ? 'relabelled' : null;
    case 'Delete':
    case 'Backspace':
      actions.onRemove?.(index);
      return actions.onRemove ? 'removed' : null;
    default:
      return null;
  }
}
