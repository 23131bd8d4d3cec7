// How many members fit side by side, and how large their pictures and bars may be.
import type { Size } from '../../shared/useSize';

export interface StripLayout {
  shown: number;
  /** CSS px per member, and of the last cell. */
  slot: number;
  tail: number;
  picture: Size;
  barHeight: number;
}

/** Room for what a strip holds besides bars and pictures: heading, three rows of numbers, gaps. */
const STRIP_TEXT = 25 + 7 + 48;

/**
 * Layout for the lens's body (content box in CSS px) and thumbnails of `aspect` (width ÷ height).
 * `others`: px of the body that are neither strip. From 390 px wide phones to wide panels.
 */
export function stripLayout(body: Size, aspect: number, others: number, narrow: boolean): StripLayout {
  const tail = narrow ? 46 : 44;
  const shown = Math.max(6, Math.min(10, Math.floor((body.width - tail) / 30)));
  const slot = (body.width - tail) / shown;
  const most = { width: Math.min(slot - 6, 36), height: narrow ? 46 : 56 };
  const width = Math.floor(Math.min(most.width, most.height * aspect));
  const picture = { width, height: Math.round(width / aspect) };
  // Stacked, the panel is as high as its content, so the bars cannot follow the body's height.
  const free = narrow ? 40 : (body.height - others) / 2 - STRIP_TEXT - picture.height;
  return { shown, slot, tail, picture, barHeight: Math.min(92, Math.max(32, free)) };
}
