// Marks with pictures are drawn once each and then copied: clipping and scaling every one of them in every frame takes
// several milliseconds where the processor draws.
import { live } from '../../../state/live';
import { Bitmaps } from '../../shared/bitmaps';
import type { Size } from './layout';

/** Room around the box for frames, halo and role mark, in CSS px. */
const MARGIN = 8;
/** Far above the marks of one probe in one size; zooming through sizes starts anew. */
const MOST = 400;

/** Time for new marks in one frame; the others follow in the next ones. */
const BUDGET_MILLISECONDS = 5;

const kept = new Bitmaps<string>(MOST);
let until = 0;

/** A new frame begins. */
export function beginSprites(): void {
  until = performance.now() + BUDGET_MILLISECONDS;
}

/**
 * Draws an item's mark with its box centred at x, y (CSS px of the context, which is scaled evenly).
 * `paint` draws it when it is not kept, with the box centred at 0, 0; it may reach 8 px beyond the box.
 * Returns false, with nothing drawn, when this frame has no time left for it.
 */
export function drawSprite(
  ctx: CanvasRenderingContext2D,
  { item, look }: { item: number; look: string },
  { width, height }: Size,
  [x, y]: readonly [number, number],
  paint: (ctx: OffscreenCanvasRenderingContext2D) => void,
): boolean {
  const ratio = ctx.getTransform().a;
  kept.belongTo(live.values);
  const { theme } = document.documentElement.dataset;
  const key = [item, look, width, height, ratio, theme, live.values.has(item)].join();
  const [across, down] = [width, height].map((side) => Math.ceil((side + 2 * MARGIN) * ratio));
  if (!kept.has(key) && performance.now() > until) return false;
  const sprite = kept.get(key, across, down, (own) => {
    own.setTransform(ratio, 0, 0, ratio, across / 2, down / 2);
    paint(own);
  });
  // On whole pixels of the screen it is a plain copy.
  const left = Math.round(x * ratio - across / 2) / ratio;
  const top = Math.round(y * ratio - down / 2) / ratio;
  ctx.drawImage(sprite, left, top, across / ratio, down / ratio);
  return true;
}
