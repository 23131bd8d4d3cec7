// Small pictures of items, for canvas and for React: images as they are, vectors as bars with the identity's number.
import { useEffect, useRef } from 'react';
import { live } from '../../state/live';
import { Bitmaps } from './bitmaps';
import { itemFacts } from './itemFacts';
import { colour, onThemeChange } from './palette';
import { toRgba } from './thumbnailPixels';

/** Width ÷ height of this run's thumbnails: the images' own, 1 for vectors. */
export function thumbnailAspect(): number {
  const { shape } = live;
  return shape?.kind === 'image' ? shape.width / shape.height : 1;
}

type Ctx = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const pictures = new Bitmaps<number>();
let scaleVersion = -1;
let scale = 1;

/** An item at its own resolution, kept until the run's pictures are cleared; null while it is on its way. */
function picture(item: number): ImageBitmap | null {
  pictures.belongTo(live.values);
  const values = live.values.get(item);
  const { shape } = live;
  if (!values || shape?.kind !== 'image') return null;
  const { width, height, channels } = shape;
  return pictures.get(item, width, height, (ctx) =>
    ctx.putImageData(new ImageData(toRgba(values, channels), width, height), 0, 0),
  );
}

/** A bar of this many root mean squares (over the vectors known so far) fills its half of the tile; longer ones are cut. */
const FULL_BAR = 2;

/** Value of a full bar, the same for all vectors so that they can be compared. */
function vectorScale(): number {
  const version = live.version('thumbnails');
  if (version !== scaleVersion) {
    scaleVersion = version;
    let squares = 0;
    let count = 0;
    for (const values of live.values.values()) {
      for (const v of values) squares += v * v;
      count += values.length;
    }
    scale = FULL_BAR * Math.sqrt(squares / (count || 1));
  }
  return scale || 1;
}

/** At most so many bars: more would be thinner than a pixel on the smallest tile. */
const MOST_BARS = 16;

function drawVector(ctx: Ctx, item: number, x: number, y: number, w: number, h: number) {
  ctx.fillStyle = colour('--well');
  ctx.fillRect(x, y, w, h);
  ctx.strokeStyle = colour('--line-strong');
  ctx.lineWidth = 1;
  ctx.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  const values = live.values.get(item);
  const text = String(itemFacts(item)?.identity ?? '');
  const size = Math.max(8, Math.min(h * 0.42, 16));
  const barsHeight = text ? h - size : h;
  if (values) {
    const count = Math.min(values.length, MOST_BARS);
    const pitch = (w - 4) / count;
    const unit = (barsHeight / 2 - 2) / vectorScale();
    ctx.fillStyle = colour('--ink-3');
    for (let i = 0; i < count; i++) {
      const length = Math.min(Math.max(values[i], -vectorScale()), vectorScale()) * unit;
      ctx.fillRect(x + 2 + i * pitch, y + barsHeight / 2, Math.max(pitch * 0.7, 0.5), -length || -0.5);
    }
  }
  ctx.fillStyle = colour('--ink');
  ctx.font = `600 ${size}px ${colour('--font')}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(text, x + w / 2, y + h - 2, w - 2);
}

/**
 * Draws an item into the box (CSS px of the context), aspect kept, centred; a grey tile while its picture is on its way.
 * Returns whether the item's values were there.
 */
export function drawThumbnail(ctx: Ctx, item: number, x: number, y: number, w: number, h: number): boolean {
  if (live.shape?.kind === 'vector') {
    ctx.save();
    drawVector(ctx, item, x, y, w, h);
    ctx.restore();
    return live.values.has(item);
  }
  const bitmap = picture(item);
  if (!bitmap) {
    ctx.fillStyle = colour('--neutral-soft');
    ctx.fillRect(x, y, w, h);
    return false;
  }
  const factor = Math.min(w / bitmap.width, h / bitmap.height);
  const width = bitmap.width * factor;
  const height = bitmap.height * factor;
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(bitmap, x + (w - width) / 2, y + (h - height) / 2, width, height);
  return true;
}

export interface ThumbnailProps {
  item: number;
  /** CSS px. */
  width: number;
  height: number;
  className?: string;
  /** Spoken name, e.g. "identity 7, camera Plaza"; without one the picture is decoration. */
  label?: string;
}

/** An item's picture as a canvas element; draws itself anew when its values arrive or the theme changes. */
export function Thumbnail({ item, width, height, className = '', label }: ThumbnailProps) {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      const canvas = element.current;
      const ctx = canvas?.getContext('2d');
      if (!canvas || !ctx) return;
      const ratio = globalThis.devicePixelRatio || 1;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      ctx.scale(canvas.width / width, canvas.height / height);
      drawThumbnail(ctx, item, 0, 0, width, height);
    };
    draw();
    const stops = [live.subscribe('thumbnails', draw), onThemeChange(draw)];
    return () => stops.forEach((stop) => stop());
  }, [item, width, height]);
  return (
    <canvas
      ref={element}
      className={`ped ${className}`}
      style={{ width, height }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
