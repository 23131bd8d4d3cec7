// Mouse and finger on a plane: the nearest point is taken, dragged and let go; a double click on nothing adds one.
import { useRef, type PointerEvent } from 'react';
import type { Size } from '../useSize';
import type { PlaneActions } from './actions';
import { toPixels, toPlane, withinView, type PlaneView, type Spot } from './geometry';
import type { PlaneScene } from './model';

/** How near a press must be to take a point, in pixels. */
const REACH = { mouse: 14, touch: 24 } as const;
/** A press that moves less than this is a click. */
const SLOP = 3;
const DOUBLE_MILLISECONDS = 400;

interface Hand {
  scene: PlaneScene;
  view: PlaneView;
  size: Size;
  actions: PlaneActions;
}

interface Grip {
  index: number;
  /** From the pointer to the point's middle, so that it does not jump. */
  offset: Spot;
  start: Spot;
  moved: boolean;
}

function nearest({ scene, view, size }: Hand, at: Spot, reach: number): number {
  let best = -1;
  let least = reach;
  scene.points.forEach((point, index) => {
    const pixel = toPixels(point, view, size);
    const distance = Math.hypot(pixel.x - at.x, pixel.y - at.y);
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

const spotOf = (event: PointerEvent<SVGSVGElement>): Spot => {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};
const reachOf = (event: PointerEvent) => (event.pointerType === 'mouse' ? REACH.mouse : REACH.touch);

/** Handlers for the SVG. The page does not scroll under a finger that holds a point (see plane.css). */
export function usePointerHand(hand: Hand) {
  const grip = useRef<Grip | null>(null);
  const lastEmpty = useRef({ time: -Infinity, x: 0, y: 0 });
  const { view, size, actions } = hand;

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const at = spotOf(event);
    const index = nearest(hand, at, reachOf(event));
    if (index < 0) {
      const { time, x, y } = lastEmpty.current;
      const again =
        event.timeStamp - time < DOUBLE_MILLISECONDS && Math.hypot(at.x - x, at.y - y) < REACH.touch;
      lastEmpty.current = again ? { time: -Infinity, x: 0, y: 0 } : { time: event.timeStamp, ...at };
      if (!again || !actions.onAdd) return;
      const spot = toPlane(at, view, size);
      actions.onAdd(spot.x, spot.y);
      return;
    }
    actions.onSelect?.(index);
    if (!actions.onMove) return;
    const pixel = toPixels(hand.scene.points[index], view, size);
    grip.current = { index, offset: { x: pixel.x - at.x, y: pixel.y - at.y }, start: at, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const held = grip.current;
    const at = spotOf(event);
    if (!held) {
      if (event.pointerType === 'mouse') {
        const index = nearest(hand, at, REACH.mouse);
        actions.onHover?.(index < 0 ? null : index);
      }
      return;
    }
    if (!held.moved && Math.hypot(at.x - held.start.x, at.y - held.start.y) < SLOP) return;
    held.moved = true;
    const pixel = { x: at.x + held.offset.x, y: at.y + held.offset.y };
    const spot = withinView(toPlane(pixel, view, size), view, size);
    actions.onMove?.(held.index, spot.x, spot.y);
  };

  const letGo = () => {
    const held = grip.current;
    grip.current = null;
    if (held?.moved) actions.onMoveEnd?.();
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onPointerLeave: () => actions.onHover?.(null),
  };
}
