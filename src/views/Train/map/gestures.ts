// Mouse, pen and fingers on the map: hover, click, drag to pan, wheel and pinch to zoom.
import { selectAnchor } from '../../../state/actions';
import { setHovered } from '../../../state/interface';
import { keepInside, zoomAt } from './layout';
import type { MapLoop } from './MapLoop';

/** CSS px that a press may wander and still be a click. */
const CLICK_SLACK = 5;

const unhover = () => setHovered(null);

/** Listens on the map's canvas. Returns the undoing function. */
export function listenToPointers(canvas: HTMLCanvasElement, loop: MapLoop): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let pinched = false;

  const place = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    pointers.set(event.pointerId, place(event));
    canvas.setPointerCapture(event.pointerId);
    if (pointers.size === 1) [travelled, pinched] = [0, false];
    else pinched = true;
  };
  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    const now = place(event);
    if (!before) {
      const row = loop.rowAt(now.x, now.y);
      canvas.style.cursor = row === null ? (loop.viewport.zoom > 1 ? 'grab' : 'default') : 'pointer';
      setHovered(row === null ? null : itemOf(loop, row));
      return;
    }
    const old = pointers.size === 2 ? spread() : null;
    pointers.set(event.pointerId, now);
    if (old) {
      const after = spread();
      const zoomed = zoomAt(loop.viewport, after.distance / (old.distance || 1), after.x, after.y, loop.size);
      loop.look(pan(zoomed, after.x - old.x, after.y - old.y));
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled > CLICK_SLACK) loop.look(pan(loop.viewport, now.x - before.x, now.y - before.y));
  };
  const pan = (viewport: typeof loop.viewport, dx: number, dy: number) =>
    viewport.zoom > 1
      ? keepInside({ ...viewport, x: viewport.x + dx, y: viewport.y + dy }, loop.size)
      : viewport;
  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    if (event.type === 'pointercancel' || pinched || travelled > CLICK_SLACK) return;
    const { x, y } = place(event);
    const row = loop.rowAt(x, y);
    if (row !== null) selectAnchor(row);
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const { x, y } = place(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    loop.look(zoomAt(loop.viewport, Math.exp(-event.deltaY * lines * 0.002), x, y, loop.size));
  };

  const listeners = {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: up,
    pointerleave: unhover,
  };
  for (const [type, listener] of Object.entries(listeners))
    canvas.addEventListener(type, listener as EventListener);
  canvas.addEventListener('wheel', wheel, { passive: false });
  loop.look(loop.viewport);
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      canvas.removeEventListener(type, listener as EventListener);
    canvas.removeEventListener('wheel', wheel);
  };
}

/** Data-set item of a probe row. */
export const itemOf = (loop: MapLoop, row: number): number | null =>
  loop.scene.nodes.find((node) => node.index === row)?.item ?? null;
